"""The interview sheet of one person: the questions, and room to answer, or what they answered before.

An answer stands under its heading as Markdown as long as it has nothing but paragraphs, lists and quotes and
reads back as it is; any other stands in a fence of its own, word for word.
"""

import re
from collections.abc import Mapping
from typing import Final

from coachtui.documents.sheetback import Sheet, read_sheet
from coachtui.documents.sheetquestions import QUESTIONS
from coachtui.domain.people import Horizon
from coachtui.domain.sharing import Interviewed
from coachtui.i18n import Words
from coachtui.markdown.escape import inline, one_line
from coachtui.markdown.render import BrokenDocument
from coachtui.markdown.source import is_plain_source

# Empty lines under a question that nobody has answered.
_ROOM: Final = 2


def sheet(asked: Interviewed, words: Words, *, filled: bool) -> str:
    """Return the sheet as Markdown; ``filled``: with what this person answered before, in their own words.

    ``words`` are in the language of ``asked``. Raises BrokenDocument if it would not read back as meant.
    """
    given = {name: getattr(asked.own, name) for name in QUESTIONS} if filled else {}
    answers = {name: str(value) for name, value in given.items() if value}
    horizon = answers.pop("horizon", "")
    plain = {name for name, text in answers.items() if _is_plain(asked, words, name, text)}
    for bare in (plain, set[str]()):
        areas = {name: text if name in bare else _fence(text, words) for name, text in answers.items()}
        text = _assembled(asked, words, {**areas, "horizon": horizon}, date=filled)
        if _says(text, asked, {**answers, "horizon": horizon}):
            return text
    raise BrokenDocument(asked.name)


def question(name: str, asked: str, words: Words) -> str:
    """Return how a sheet asks something; the essential question is the engagement's own, ``asked``."""
    if name == "answer":
        return one_line(asked) or words("person.no_question")
    return words(f"interview.question.{name}")


def _is_plain(asked: Interviewed, words: Words, name: str, text: str) -> bool:
    alone = {name: text}
    return is_plain_source(text) and _says(_assembled(asked, words, alone, date=False), asked, alone)


def _says(text: str, asked: Interviewed, answers: Mapping[str, str]) -> bool:
    """Tell whether a sheet reads back as these answers, and nothing is wrong with it."""
    back: Sheet = read_sheet(text, asked.question)
    said = {name: one.text for name, one in back.answers.items()}
    return not back.problems and said == {name: one for name, one in answers.items() if one}


def _assembled(asked: Interviewed, words: Words, areas: Mapping[str, str], *, date: bool) -> str:
    day = words.typed_date(asked.own.given_on) if date and asked.own.given_on else ""
    fields = {"name": asked.name, "project": asked.project, "date": day}
    parts = [
        f"# {words('interview.title')}",
        "\n".join(
            f"- {words(f'interview.field.{name}')}: {inline(one_line(text), start=False)}".rstrip()
            for name, text in fields.items()
        ),
        words("interview.how_filled" if any(areas.values()) else "interview.how"),
        words("interview.who_reads"),
    ]
    for number, name in enumerate(QUESTIONS, 1):
        heading = inline(question(name, asked.question, words), start=False)
        parts.append(f"## {number}. {heading}")
        area = _ticks(areas.get(name, ""), words) if name == "horizon" else areas.get(name, "")
        parts.append(area or "\n" * _ROOM)
    return "\n\n".join(parts).rstrip("\n") + "\n"


def _ticks(chosen: str, words: Words) -> str:
    lines = [(one, words(f"value.horizon.{one}")) for one in Horizon]
    return "\n".join(f"- [{'x' if one == chosen else ' '}] {told}" for one, told in lines)


def _fence(text: str, words: Words) -> str:
    longest = max((len(run) for run in re.findall("`+", text)), default=0)
    ticks = "`" * max(3, longest + 1)
    return f"{ticks}{words('interview.fence')}\n{text}\n{ticks}"
