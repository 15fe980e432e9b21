"""An interview sheet that comes back: what it says under each question, however it was changed by hand.

Everything under a question is its answer, as it was typed: headings that are no question of ours, lists and
quotes are text.
"""

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from coachtui.documents.sheethorizon import horizon
from coachtui.documents.sheetquestions import SheetProblem, places, unquoted
from coachtui.domain.errors import Refused
from coachtui.domain.text import clean, clean_line, name_key
from coachtui.i18n import LANGUAGES, Words
from coachtui.markdown.escape import one_line
from coachtui.markdown.parser import template_parser

if TYPE_CHECKING:
    from markdown_it.token import Token

_ALL: Final = tuple(map(Words, LANGUAGES))
# What stands where nobody wrote: lines to write on.
_BLANK: Final = " \t_.…–-"
# What a sheet says above its questions.
_SENT: Final = ("title", "how", "how_filled", "who_reads")


class Given(NamedTuple):
    """An answer on a sheet, and the line where its question stands, from 1."""

    text: str
    line: int


class Sheet(NamedTuple):
    """What a sheet says. ``answers`` go by the names in ``QUESTIONS``; an empty one is not there.

    ``horizon`` is the value of a Horizon. ``date`` is what was filled in, as it was typed.
    """

    name: str
    name_line: int
    date: str
    date_line: int
    answers: dict[str, Given]
    problems: tuple[SheetProblem, ...]


def read_sheet(markdown: str, question: str) -> Sheet:
    """Return what a sheet says; ``question`` is the essential question as it is now."""
    lines = unquoted(clean(markdown.removeprefix("\ufeff")).split("\n"), question)
    tokens = template_parser().parse("\n".join(lines))
    problems: list[SheetProblem] = []
    found, others = places(tokens, lines, question, problems)
    starts = sorted([*found.values(), *others])
    head = starts[0].start if starts else len(lines)
    answers: dict[str, Given] = {}
    for name, place in found.items():
        stop = next((one.start for one in starts if one.start > place.start), len(lines))
        if name == "horizon":
            under = [(at, lines[at]) for at in range(place.end, stop)]
            said = horizon([(place.start, place.said), *under], problems)
        else:
            said = "\n\n".join(filter(None, (place.said, _area(tokens, lines, place.end, stop))))
        if said:
            answers[name] = Given(said, place.start + 1)
    problems += _above(lines[:head])
    fields = dict(_fields(tokens, head))
    name, name_line = fields.get("name", ("", 0))
    date, date_line = fields.get("date", ("", 0))
    return Sheet(name, name_line, date, date_line, answers, tuple(sorted(problems, key=lambda one: one.line)))


def is_called(sheet: Sheet, name: str) -> bool:
    """Tell whether this is the name on the sheet, as far as a sheet can show it."""
    return bool(sheet.name) and name_key(one_line(name)) == name_key(sheet.name)


# --- What stands there ------------------------------------------------------------------------------


def _area(tokens: Sequence["Token"], lines: list[str], start: int, stop: int) -> str:
    """Return what was written between two lines; what our own fence holds without that fence."""
    within = [t for t in tokens if t.level == 0 and t.map and start <= t.map[0] < stop and t.nesting >= 0]
    fences = "|".join(re.escape(words("interview.fence")) for words in _ALL)
    ours = [t for t in within if t.type == "fence" and re.fullmatch(fences, t.info.strip())]
    if len(within) == len(ours) == 1 and (ours[0].map or [0, 0])[1] <= stop:
        return ours[0].content.strip()
    text = "\n".join(lines[start:stop]).strip()
    # One that was never closed, or has something beside it: what it holds counts, not the fence.
    text = re.sub(rf"\A(?:`{{3,}}|~{{3,}})(?:{fences})[ \t]*(?:\n|\Z)", "", text).strip()
    return text if text.strip(_BLANK + "\n") else ""


def _above(lines: list[str]) -> Iterator[SheetProblem]:
    """Tell what stands above the questions and was not sent so: nobody knows which question it answers."""
    names = "|".join(
        re.escape(words(f"interview.field.{name}")) for words in _ALL for name in ("name", "project", "date")
    )
    field = re.compile(rf"\W*(?:{names})\W*[:：].*", re.IGNORECASE)
    sent = {_bare(words(f"interview.{name}")) for words in _ALL for name in _SENT}
    unread: list[list[int]] = [[]]
    for at, line in enumerate(lines):
        if field.fullmatch(line) or not _bare(line) or _bare(line) in sent:
            unread.append([])
        else:
            unread[-1].append(at)
    for block in filter(None, unread):
        text = clean_line(" ".join(lines[at] for at in block))
        if _bare(text) not in sent:  # a mail program may have folded its lines
            yield SheetProblem(block[0] + 1, Refused("interview.problem.above", text=text))


def _bare(line: str) -> str:
    return name_key(line).strip(_BLANK + "#>*|=")


def _fields(tokens: Sequence["Token"], stop: int) -> Iterator[tuple[str, tuple[str, int]]]:
    """Yield the fields above the first question, each with its line."""
    for token in reversed(tokens):  # of two the first counts
        if token.type != "inline" or not token.map or token.map[0] >= stop:
            continue
        text = "".join(
            "\n" if child.type in ("softbreak", "hardbreak") else child.content
            for child in token.children or []
        )
        for at, line in enumerate(text.split("\n")):
            for words in _ALL:
                for name in ("name", "date"):
                    label = re.escape(words(f"interview.field.{name}"))
                    if match := re.fullmatch(rf"\W*{label}\s*[:：]\s*(.*)", line, re.IGNORECASE):
                        blank = not match[1].strip(_BLANK) and name == "date"
                        yield name, ("" if blank else match[1].strip(), token.map[0] + at + 1)
