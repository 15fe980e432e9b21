"""An interview sheet that comes back: what it says under each question, however it was changed by hand.

Everything under a question is its answer, as it was typed: headings that are no question of ours, lists and
quotes are text.
"""

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from coachtui.documents.sheetquestions import Place, SheetProblem, places, unquoted
from coachtui.domain.errors import Refused
from coachtui.domain.people import Horizon
from coachtui.domain.text import clean, clean_line, name_key
from coachtui.i18n import LANGUAGES, Words
from coachtui.markdown.escape import one_line
from coachtui.markdown.parser import template_parser

if TYPE_CHECKING:
    from markdown_it.token import Token

_ALL: Final = tuple(map(Words, LANGUAGES))
# What stands where nobody wrote: lines to write on.
_BLANK: Final = " \t_.…–-"
_TICK: Final = re.compile(r"[\s\-*+•]*\[\s*(\S?)\s*\]\s*(.*)")
# What word processors and other editors make of a box.
_BOXES: Final = {"\\[": "[", "\\]": "]", "☐": "[ ]", "☒": "[x]", "☑": "[x]"}


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
            said = _horizon(lines, place, stop, problems)
        else:
            said = "\n\n".join(filter(None, (place.said, _area(tokens, lines, place.end, stop))))
        if said:
            answers[name] = Given(said, place.start + 1)
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


def _horizon(lines: list[str], place: Place, stop: int, problems: list[SheetProblem]) -> str:
    """Return the one that was ticked, or left over, or typed; empty, and told, if that is not clear."""
    known = {name_key(words(f"value.horizon.{one}")): one for words in _ALL for one in Horizon}
    ticked: list[tuple[int, str]] = []
    others: list[tuple[int, str]] = []
    for at, line in [(place.start, place.said), *((at, lines[at]) for at in range(place.end, stop))]:
        box, text = _tick(line)
        if box is None and text.strip(_BLANK):
            others.append((at, text))
        elif box:
            ticked.append((at, text))
    meant = [(at, known.get(name_key(text))) for at, text in ticked or others]
    wrong = [at for at, one in meant if one is None] + [at for at, _ in others if ticked]
    problems += [
        SheetProblem(at + 1, Refused("interview.problem.horizon", text=clean_line(lines[at]))) for at in wrong
    ]
    if len(meant) > 1:
        problems.append(SheetProblem(meant[1][0] + 1, Refused("interview.problem.horizons")))
    (_, chosen), *more = meant or [(0, None)]
    return "" if more or chosen is None else chosen.value


def _tick(line: str) -> tuple[str | None, str]:
    """Return what stands in the box of a line (None: there is no box), and what stands beside it."""
    for sign, box in _BOXES.items():
        line = line.replace(sign, box)
    match = _TICK.fullmatch(line)
    return (match[1], match[2]) if match else (None, line.strip(" \t-*+•"))


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
