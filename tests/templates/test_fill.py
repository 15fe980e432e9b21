"""Filling a template in: everything in its place once, and words that read well where nothing was typed."""

import itertools

import pytest

from coachtui.domain.engagement import LanguageCode
from coachtui.domain.plan import Plan
from coachtui.templates.fill import fill
from coachtui.templates.read import read
from coachtui.templates.template import Template

TEXT = """---
title: Title
language: {language}
---
# Title

## About {{role}}
- {minutes}: 20

For {{roles}}: *{{solution}}*

### {{role}} (20 min)

> {{question}} {{{{role}}}} {{solution}}

- {{role}}, {{question}}
"""


def template(language: LanguageCode = "en") -> Template:
    return read(TEXT.format(language=language, minutes="minutes" if language == "en" else "minuten"), "t")


def filled(template: Template, **typed: str) -> Plan:
    ids = (f"b{number}" for number in itertools.count(1))
    empty = dict.fromkeys(("role", "roles", "question", "solution"), "")
    return fill(template, **{**empty, **typed}, new_id=lambda: next(ids))


def test_everything_is_put_in_its_place() -> None:
    plan = filled(
        template(), role="account manager", roles="account managers", question="When?", solution="CRM"
    )
    assert plan.template == "t"
    (session,) = plan.sessions
    assert (session.number, session.title, session.minutes) == (1, "About account manager", 20)
    assert session.guidance == "For account managers: *CRM*"
    (block,) = session.blocks
    assert (block.id, block.title) == ("b1", "account manager")
    assert block.question == "When? {role} CRM"
    assert block.guidance == "- account manager, When?"


def test_what_was_typed_is_never_read_again() -> None:
    plan = filled(template(), role="{question}", question="{{role}} {solution}", solution="*\n# {roles}")
    (session,) = plan.sessions
    assert session.title == "About {question}"
    assert session.blocks[0].question == "{{role}} {solution} {role} * # {roles}"


def test_what_was_typed_is_words_in_the_guidance() -> None:
    """A question, being words already, has what was typed; guidance, being Markdown, has it made harmless."""
    plan = filled(template(), solution="**bold** <b>", role="# a\n\n- b")
    assert plan.sessions[0].guidance == r"For people in the focal role: *\*\*bold\*\* \<b\>*"
    assert plan.sessions[0].blocks[0].guidance.startswith(r"- \# a \- b, When have people")


@pytest.mark.parametrize(
    ("language", "title", "question"),
    [
        (
            "en",
            "About the focal role",
            "When have people in the focal role done good work? {role} the solution",
        ),
        (
            "nl",
            "About de centrale rol",
            "Wanneer hebben mensen in de centrale rol goed gewerkt? {role} de oplossing",
        ),
    ],
)
def test_empty_places_read_well(language: LanguageCode, title: str, question: str) -> None:
    (session,) = filled(template(language), role="  ", question="\n").sessions
    assert session.title == title
    assert session.blocks[0].question == question
