"""The bundled case, in English and in Dutch: what the program is for, at the moment when that shows best.

An intake nearly done: three red findings, an empty chair, a choice that nobody made, and a plan that
still can be changed. Where it comes from stands in CREDIT.md.
"""

import datetime as dt
import itertools
from importlib.resources import files
from pathlib import Path
from typing import Final

import msgspec
from msgspec import structs

from coachtui.application.practice import Practice
from coachtui.domain.engagement import Engagement, LanguageCode
from coachtui.domain.plan import Plan
from coachtui.templates.fill import fill
from coachtui.templates.find import default_template

IDS: Final[dict[LanguageCode, str]] = {"en": "crm", "nl": "crm-nl"}
# When the first two sessions begin; the third waits for the sponsor's diary. Days would be past one day.
_STARTS: Final = (dt.time(9), dt.time(9), None)


def ensure(practice: Practice, language: LanguageCode) -> str:
    """Put the example into the practice if it is not there, and return its id."""
    name = IDS[language]
    if not practice.has(name):
        practice.keep(load(language, practice.clock.now()))
    return name


def load(language: LanguageCode, now: dt.datetime) -> Engagement:
    """Return the example in a language, as kept first at ``now``, with a plan from the shipped template."""
    text = (files("coachtui.example") / f"crm.{language}.json").read_bytes()
    engagement = msgspec.json.decode(text, type=Engagement)
    return structs.replace(engagement, created_at=now, plan=_plan(engagement))


def _plan(engagement: Engagement) -> Plan:
    numbers = itertools.count(1)
    role = engagement.focal_role
    plan = fill(
        # Not with the coach's own templates: the example is the same for everybody.
        default_template(engagement.language, Path(__file__).parent),
        role=role.singular,
        roles=role.plural,
        question=role.question,
        solution=engagement.project.solution,
        new_id=lambda: f"b-{next(numbers):02}",
    )
    sessions = zip(plan.sessions, _STARTS, strict=True)
    return structs.replace(plan, sessions=tuple(structs.replace(one, starts=at) for one, at in sessions))
