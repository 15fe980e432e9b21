"""The cases beside this file, read as a coach would type them: every answer through the application's verbs.

A case is a folder: ``case.en.toml`` and ``case.nl.toml`` tell the same story, ``expected.toml`` has what the
checks should say of it, and ``expected/`` the table and the documents. To add a case, copy a folder and
change it. A key in a case is a path of ``application/answers.py``; what is not there was not asked.
"""

import datetime as dt
import itertools
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, Final

from coachtui.application import intake, planning, settling
from coachtui.application.practice import Practice
from coachtui.application.prompts import answer_prompt
from coachtui.domain.engagement import Engagement, LanguageCode, Remedy
from coachtui.domain.missing import findings
from coachtui.domain.people import Relation, SeatKind
from coachtui.templates.find import default_template
from tests.fakes import START, FixedClock, MemoryStore

HERE: Final = Path(__file__).parent
CASES: Final = tuple(sorted(path.parent.name for path in HERE.glob("*/expected.toml")))

# Beside the answers about somebody: what has a verb of its own.
_OWN_VERB: Final = frozenset({"id", "name", "seats"})


@cache
def read(case: str, language: LanguageCode) -> Engagement:
    """Return the engagement that a case tells. What cannot be read says in which file, and where."""
    path = HERE / case / f"case.{language}.toml"
    told = tomllib.loads(path.read_text(encoding="utf-8"))
    try:
        return _engagement(told, language)
    except Exception as error:
        error.add_note(f"in {path.relative_to(HERE)}")
        raise


def _engagement(told: dict[str, Any], language: LanguageCode) -> Engagement:
    practice = Practice(MemoryStore(), FixedClock(START))
    contract, project, role = told.pop("contract"), told.pop("project"), told.pop("focal_role")
    engagement = practice.start(contract.pop("client"), project.pop("name"), role.pop("singular"), language)
    people = told.pop("people")
    sessions, remedies, later = (told.pop(name, []) for name in ("sessions", "remedies", "later"))
    for person in people:
        # First everybody's name, so that whoever names them means them.
        engagement = intake.add_stakeholder(engagement, person["id"], person["name"])
    prompts = told.pop("prompts", {})
    for name, answers in {"contract": contract, "project": project, "focal_role": role, **told}.items():
        engagement = _answered(engagement, name, answers)
    for person in people:
        engagement = _person(engagement, person)
    for relation, said in prompts.items():
        engagement = _prompt(engagement, Relation(relation), said)
    if sessions:
        engagement = _planned(engagement, sessions)
    for one in remedies:
        engagement = _remedied(engagement, **one)
    for person in later:
        engagement = _person(engagement, person)
    return engagement


def _answered(engagement: Engagement, path: str, told: dict[str, Any]) -> Engagement:
    for name, value in _leaves(told):
        try:
            engagement = intake.answer(engagement, f"{path}.{name}", value)
        except Exception as error:
            error.add_note(f"at {path}.{name}")
            raise
    return engagement


def _leaves(told: dict[str, Any]) -> Iterator[tuple[str, object]]:
    for name, value in told.items():
        if name == "relations":
            yield name, dict.fromkeys(value, True)
        elif isinstance(value, dict) and name != "brings":
            yield from ((f"{name}.{inner}", one) for inner, one in _leaves(value))
        else:
            yield name, value


def _person(engagement: Engagement, person: dict[str, Any]) -> Engagement:
    who = person["id"]
    told = {name: value for name, value in person.items() if name not in _OWN_VERB}
    engagement = _answered(engagement, f"stakeholders.{who}", told)
    for session, said in enumerate(person.get("seats", []), 1):
        kind, _, by = said.partition(" by ")
        engagement = intake.seat(engagement, who, session, SeatKind(kind), by)
    return engagement


def _prompt(engagement: Engagement, relation: Relation, said: str) -> Engagement:
    answer, _, reason = said.partition(":")
    if answer == "no" and reason.strip():
        return answer_prompt(engagement, relation, reason=reason, new_id=lambda: "nobody")
    if answer in ("yes", "no"):
        return intake.answer(engagement, f"prompts.{relation}.anybody", answer == "yes")
    numbers = itertools.count(1)
    return answer_prompt(engagement, relation, names=said, new_id=lambda: f"{relation}-{next(numbers)}")


def _planned(engagement: Engagement, sessions: list[dict[str, str]]) -> Engagement:
    numbers = itertools.count(1)
    template = default_template(engagement.language, HERE / "no-templates-of-our-own")
    engagement = planning.make_plan(engagement, template, lambda: f"b-{next(numbers)}")
    for number, session in enumerate(sessions, 1):
        for name, typed in session.items():
            engagement = planning.change_session(engagement, number, name, typed)
    return engagement


def _remedied(
    engagement: Engagement,
    *,
    check: int,
    remedy: str,
    coach: str,
    on: dt.datetime,
    about: str = "",
    person: str = "",
    by: str = "",
    reason: str = "",
    sponsor: bool = False,
) -> Engagement:
    (finding,) = (one for one in findings(engagement) if (one.check, one.subject) == (check, about))
    what = Remedy(remedy)
    engagement = settling.remedy(
        engagement, finding, what, person=person, by=by, reason=reason, coach=coach, now=on
    )
    if not sponsor:
        return engagement
    return settling.give_to_sponsor(engagement, engagement.settlements[-1], True)
