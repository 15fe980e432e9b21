"""How far ahead somebody looks, as they ticked it on an interview sheet, by whatever hand."""

import re
from collections.abc import Iterable
from typing import Final

from coachtui.documents.sheetquestions import SheetProblem
from coachtui.domain.errors import Refused
from coachtui.domain.people import Horizon
from coachtui.domain.text import clean_line, name_key
from coachtui.i18n import LANGUAGES, Words

_BLANK: Final = " \t_.…–-"
_BOX: Final = re.compile(r"[\s\-*+•]*\[\s*(\S?)\s*\]\s*(.*)")
# What word processors and other editors make of a box.
_BOXES: Final = {"\\[": "[", "\\]": "]", "☐": "[ ]", "☒": "[x]", "☑": "[x]"}
# A mark beside an answer instead of in its box.
_MARK: Final = re.compile(r"[xX✓✔✗✘]\s+(.+)|(.+?)\s+[xX✓✔✗✘]")


def horizon(lines: Iterable[tuple[int, str]], problems: list[SheetProblem]) -> str:
    """Return the one that was ticked, or typed, or left over when the others were taken out.

    ``lines`` are what stands under the question, each with its line from 0. Empty if none was chosen, or if
    that is not clear: it is told then.
    """
    known = {
        name_key(words(f"value.horizon.{one}")): one for words in map(Words, LANGUAGES) for one in Horizon
    }
    texts = dict(lines)
    ticked: dict[int, Horizon | None] = {}
    typed: dict[int, Horizon] = {}
    left: dict[int, Horizon] = {}
    strange: list[int] = []
    for at, line in texts.items():
        mark, text = _parted(line)
        beside = _MARK.fullmatch(text)
        if one := known.get(name_key(text)):
            (ticked if mark else typed if mark is None else left)[at] = one
        elif beside and (one := known.get(name_key(beside[1] or beside[2]))):
            ticked[at] = one
        elif text.strip(_BLANK):
            strange.append(at)
            ticked |= {at: None} if mark else {}
    told = [*strange, *(typed if ticked else ())]
    problems += [_problem("horizon", at, text=clean_line(texts[at])) for at in told]
    chosen: dict[int, Horizon | None] = ticked or {**typed} or ({} if strange else {**left})
    if len(chosen) == len(Horizon) and not ticked:
        return ""  # all are there as they were sent: nobody chose
    if len(chosen) > 1:
        problems.append(_problem("horizons", list(chosen)[1]))
    (one, *more) = chosen.values() or (None,)
    return "" if more or one is None else one.value


def _problem(kind: str, at: int, **params: object) -> SheetProblem:
    return SheetProblem(at + 1, Refused(f"interview.problem.{kind}", **params))


def _parted(line: str) -> tuple[str | None, str]:
    """Return what stands in the box of a line (None: there is no box), and what stands beside it."""
    for sign, box in _BOXES.items():
        line = line.replace(sign, box)
    match = _BOX.fullmatch(line)
    return (match[1], match[2].strip()) if match else (None, line.strip(" \t-*+•"))
