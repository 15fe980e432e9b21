"""An interview sheet that comes back: what it says under each question, however it was changed by hand.

Questions are found by their headings. Everything under one is its answer, as it was typed: headings that are
no question of ours, lists and quotes are text.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from coachtui.domain.errors import Refused
from coachtui.domain.people import Horizon
from coachtui.domain.text import clean, clean_line, name_key
from coachtui.i18n import LANGUAGES, Words
from coachtui.markdown.escape import one_line
from coachtui.markdown.outline import text_of
from coachtui.markdown.parser import template_parser

if TYPE_CHECKING:
    from markdown_it.token import Token

# What is asked, in its order, by the names of ``OwnWords``.
QUESTIONS: Final = ("answer", "evidence", "beneficiary", "horizon", "sees_role_as", "problem")

_ALL: Final = tuple(map(Words, LANGUAGES))
_NUMBERED: Final = re.compile(r"\W*(\d{1,2})[.)]\s*(.*)", re.DOTALL)
_HEADING: Final = re.compile(r" {0,3}#{1,6}[ \t]+(.*?)[ \t]*#*[ \t]*")
# What stands where nobody wrote: lines to write on.
_BLANK: Final = " \t_.…–-"
_TICK: Final = re.compile(r"[\s\-*+•]*\[\s*(\S?)\s*\]\s*(.*)")
# What word processors and other editors make of a box.
_BOXES: Final = {"\\[": "[", "\\]": "]", "☐": "[ ]", "☒": "[x]", "☑": "[x]"}


class Given(NamedTuple):
    """An answer on a sheet, and the line where its question stands, from 1."""

    text: str
    line: int


class SheetProblem(NamedTuple):
    """Something that could not be read, or not with certainty, and the line it is about."""

    line: int
    problem: Refused


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


class _Heading(NamedTuple):
    """A heading: its first line and the one after its last, from 0, and its text."""

    start: int
    end: int
    text: str


def read_sheet(markdown: str, question: str) -> Sheet:
    """Return what a sheet says; ``question`` is the essential question as it is now."""
    text = clean(markdown.removeprefix("\ufeff"))
    lines = text.split("\n")
    tokens = template_parser().parse(text)
    problems: list[SheetProblem] = []
    found, others = _questions(list(_headings(tokens)), lines, question, problems)
    starts = sorted([*found.values(), *others])
    head = starts[0].start if starts else len(lines)
    answers: dict[str, Given] = {}
    for name, heading in found.items():
        stop = next((one.start for one in starts if one.start > heading.start), len(lines))
        if name == "horizon":
            said = _horizon(lines, heading.end, stop, problems)
        else:
            said = _area(tokens, lines, heading.end, stop)
        if said:
            answers[name] = Given(said, heading.start + 1)
    fields = dict(_fields(tokens, head))
    name, name_line = fields.get("name", ("", 0))
    date, date_line = fields.get("date", ("", 0))
    return Sheet(name, name_line, date, date_line, answers, tuple(sorted(problems, key=lambda one: one.line)))


def is_called(sheet: Sheet, name: str) -> bool:
    """Tell whether this is the name on the sheet, as far as a sheet can show it."""
    return bool(sheet.name) and name_key(one_line(name)) == name_key(sheet.name)


# --- Which question is where ------------------------------------------------------------------------


def _headings(tokens: Sequence["Token"]) -> Iterator[_Heading]:
    for at, token in enumerate(tokens):
        if token.type == "heading_open" and token.level == 0 and token.map:
            yield _Heading(token.map[0], token.map[1], text_of(tokens[at + 1].children or []))


def _questions(
    headings: list[_Heading], lines: list[str], question: str, problems: list[SheetProblem]
) -> tuple[dict[str, _Heading], list[_Heading]]:
    """Return the heading of each question, and those that stand there once too often."""
    asked = _asked(question)
    found: dict[str, _Heading] = {}
    twice: list[_Heading] = []
    for heading in headings:
        name = _name(heading.text, asked)
        if name and name not in found:
            found[name] = heading
        elif name:
            twice.append(heading)
            problems.append(_problem("twice", heading.start, name))
    for number, name in enumerate(QUESTIONS, 1):
        if name in found:
            continue
        before = max((found[one].start for one in QUESTIONS[:number] if one in found), default=-1)
        after = min((found[one].start for one in QUESTIONS[number:] if one in found), default=len(lines))
        between = [one for one in headings if before < one.start < after and one not in twice]
        changed = next((one for one in between if _number(one.text) == number), None)
        if there := changed or _swallowed(name, lines, asked):
            found[name] = there
            problems.append(_problem("changed" if changed else "swallowed", there.start, name))
        else:
            problems.append(_problem("gone", max(before, 0), name))
    return found, twice


def _problem(kind: str, at: int, name: str) -> SheetProblem:
    number = QUESTIONS.index(name) + 1
    return SheetProblem(at + 1, Refused(f"interview.problem.{kind}", number=number))


def _swallowed(name: str, lines: list[str], asked: Mapping[str, Sequence[str]]) -> _Heading | None:
    """Return a question that is no heading any more, as when a fence above it was never closed."""
    for at, line in enumerate(lines):
        match = _HEADING.fullmatch(line)
        if match and _name(match[1], asked) == name:
            return _Heading(at, at + 1, match[1])
    return None


def _asked(question: str) -> dict[str, list[str]]:
    """Return which questions are asked so, in any language of ours; the essential one may be like another."""
    asked: dict[str, list[str]] = {}
    for words in _ALL:
        texts = {name: words(f"interview.question.{name}") for name in QUESTIONS[1:]}
        for name, text in {QUESTIONS[0]: one_line(question) or words("person.no_question"), **texts}.items():
            names = asked.setdefault(name_key(text), [])
            names += [] if name in names else [name]
    return asked


def _name(text: str, asked: Mapping[str, Sequence[str]]) -> str | None:
    """Return which question a heading asks."""
    match = _NUMBERED.fullmatch(text)
    names = asked.get(name_key(match[2])) if match else None
    names = names or asked.get(name_key(text)) or ()
    number = _number(text)
    return next((one for one in names if QUESTIONS.index(one) + 1 == number), names[0] if names else None)


def _number(text: str) -> int:
    match = _NUMBERED.fullmatch(text)
    return int(match[1]) if match else 0


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


def _horizon(lines: list[str], start: int, stop: int, problems: list[SheetProblem]) -> str:
    """Return the one that was ticked, or left over, or typed; empty, and told, if that is not clear."""
    known = {name_key(words(f"value.horizon.{one}")): one for words in _ALL for one in Horizon}
    ticked: list[tuple[int, str]] = []
    others: list[tuple[int, str]] = []
    for at in range(start, stop):
        box, text = _tick(lines[at])
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
