"""The questions of an interview sheet, and where each stands on one, however it was changed by hand.

A question is known by its words, whatever the line is: a heading, bold, quoted, numbered or plain.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from coachtui.domain.errors import Refused
from coachtui.domain.text import name_key
from coachtui.i18n import LANGUAGES, Words
from coachtui.markdown.escape import one_line
from coachtui.markdown.outline import text_of

if TYPE_CHECKING:
    from markdown_it.token import Token

# What is asked, in its order, by the names of ``OwnWords``.
QUESTIONS: Final = ("answer", "evidence", "beneficiary", "horizon", "sees_role_as", "problem")

_NUMBERED: Final = re.compile(r"\W*(\d{1,2})\\?[.)]\s*(.*)", re.DOTALL)
# What stands around a question's words, and is none of them.
_MARKS: Final = " \t>#*_+•-–—:?."
_ESCAPED: Final = re.compile(r"\\([!-/:-@\[-`{-~])")
_QUOTED: Final = re.compile(r"\s*> ?")
_UNDERLINE: Final = re.compile(r"[\s>]*(?:-{2,}|={2,})\s*")


class _Asked(NamedTuple):
    """Every way to ask, folded, in all our languages, with the questions it asks: two may be alike.

    ``first`` holds the first word of each, ``counts`` how many words they have, the most first.
    """

    names: Mapping[str, Sequence[str]]
    first: frozenset[str]
    counts: tuple[int, ...]


class SheetProblem(NamedTuple):
    """Something that could not be read, or not with certainty, and the line it is about, from 1."""

    line: int
    problem: Refused


class Place(NamedTuple):
    """Where a question stands: its first line and the one after its last, from 0.

    ``said`` is what was written behind it, on its own line.
    """

    start: int
    end: int
    said: str = ""


class _Heading(NamedTuple):
    start: int
    end: int
    text: str


def unquoted(lines: list[str], question: str) -> list[str]:
    """Return the lines without the ``>`` before them, if the whole sheet is quoted, as in a reply."""
    asked = _asked(question)
    while True:
        found: dict[bool, set[str]] = {True: set(), False: set()}
        for line in lines:
            if name := _read(line, asked)[0]:
                found[bool(_QUOTED.match(line))].add(name)
        if len(found[True]) <= len(found[False]):
            return lines
        lines = [_QUOTED.sub("", line, count=1) for line in lines]


def places(
    tokens: Sequence["Token"], lines: list[str], question: str, problems: list[SheetProblem]
) -> tuple[dict[str, Place], list[Place]]:
    """Return where each question stands, and the places where one stands once too often.

    ``question`` is the essential question as it is now. What is not as it was sent is told in ``problems``.
    """
    asked = _asked(question)
    headings = list(_headings(tokens))
    found: dict[str, Place] = {}
    twice: list[Place] = []
    for heading in headings:
        name, said = _read(heading.text, asked)
        if not name or said:
            continue
        place = Place(heading.start, heading.end)
        if name in found:
            twice.append(place)
            problems.append(_problem("twice", heading.start, name))
        else:
            found[name] = place
    if len(found) < len(QUESTIONS):
        _find_others(headings, lines, asked, (found, twice), problems)
    return found, twice


def _find_others(
    headings: list[_Heading],
    lines: list[str],
    asked: _Asked,
    known: tuple[dict[str, Place], list[Place]],
    problems: list[SheetProblem],
) -> None:
    """Find the questions that are no heading with just their words."""
    found, twice = known
    some_are_headings = bool(found)
    taken = {one.start for one in (*found.values(), *twice)}
    ends = {one.start: one.end for one in headings}
    spoken = [one for one in _spoken(lines, asked, ends) if one[1].start not in taken]
    for number, name in enumerate(QUESTIONS, 1):
        if name in found:
            continue
        before = max((found[one].start for one in QUESTIONS[:number] if one in found), default=-1)
        after = min((found[one].start for one in QUESTIONS[number:] if one in found), default=len(lines))
        # One where it should stand is most likely meant, with nothing but its words.
        there = min(
            (place for one, place in spoken if one == name),
            key=lambda one: (not before < one.start < after, bool(one.said), one.start),
            default=None,
        )
        between = [one for one in headings if before < one.start < after and one.start not in taken]
        changed = next((one for one in between if _number(one.text) == number), None)
        if there:
            found[name] = there
            if some_are_headings and there.start not in ends:
                problems.append(_problem("swallowed", there.start, name))
        elif changed:
            found[name] = Place(changed.start, changed.end)
            problems.append(_problem("changed", changed.start, name, text=changed.text))
        else:
            problems.append(_problem("gone", max(before, 0), name))


def _spoken(lines: list[str], asked: _Asked, ends: Mapping[int, int]) -> Iterator[tuple[str, Place]]:
    """Yield every line that begins with a question; ``ends``: where the headings end that begin at a line."""
    for at, line in enumerate(lines):
        end = ends.get(at, at + 1)
        name, said = _read(line, asked)
        if not name and line.strip(_MARKS) and at + 1 < len(lines):
            end = at + 2  # as mail programs fold long lines
            name, said = _read(f"{line} {lines[at + 1]}", asked)
        if name:
            underlined = at not in ends and end < len(lines) and _UNDERLINE.fullmatch(lines[end])
            yield name, Place(at, end + 1 if underlined else end, said)


def _problem(kind: str, at: int, name: str, **params: object) -> SheetProblem:
    number = QUESTIONS.index(name) + 1
    return SheetProblem(at + 1, Refused(f"interview.problem.{kind}", number=number, **params))


def _headings(tokens: Sequence["Token"]) -> Iterator[_Heading]:
    for at, token in enumerate(tokens):
        if token.type == "heading_open" and token.level == 0 and token.map:
            yield _Heading(token.map[0], token.map[1], text_of(tokens[at + 1].children or []))


def _asked(question: str) -> _Asked:
    names: dict[str, list[str]] = {}
    for words in map(Words, LANGUAGES):
        texts = {name: words(f"interview.question.{name}") for name in QUESTIONS[1:]}
        for name, text in {QUESTIONS[0]: one_line(question) or words("person.no_question"), **texts}.items():
            same = names.setdefault(_folded(text), [])
            same += [] if name in same else [name]
    first = frozenset(_folded(key.split()[0]) for key in names)
    return _Asked(names, first, tuple(sorted({len(key.split()) for key in names}, reverse=True)))


def _read(line: str, asked: _Asked) -> tuple[str, str]:
    """Return the question that a line begins with, empty if it is none, and what comes after it."""
    numbered = _NUMBERED.fullmatch(line)
    number = int(numbered[1]) if numbered else 0
    for text in (numbered[2], line) if numbered else (line,):
        if names := asked.names.get(_folded(text), ()):
            return _of(names, number), ""
        words = text.lstrip(_MARKS).split()
        if not words or _folded(words[0]) not in asked.first:
            continue
        for count in asked.counts:
            if names := asked.names.get(_folded(" ".join(words[:count])), ()):
                return _of(names, number), _behind(" ".join(words[count:]))
    return "", ""


def _of(names: Sequence[str], number: int) -> str:
    """Return which of the questions that are asked alike has this number; the first if none has."""
    return next((one for one in names if QUESTIONS.index(one) + 1 == number), names[0])


def _behind(text: str) -> str:
    """Return what somebody wrote behind a question, without what belongs to the heading."""
    text = re.sub(r"(?:^|\s)#+$", "", text)
    if text.count("**") % 2:
        text = text.removesuffix("**")
    return text.lstrip(" :–—") if text.strip(_MARKS) else ""


def _folded(text: str) -> str:
    text = _ESCAPED.sub(r"\1", text)
    return name_key(text.strip(_MARKS)) or name_key(text)


def _number(text: str) -> int:
    match = _NUMBERED.fullmatch(text)
    return int(match[1]) if match else 0
