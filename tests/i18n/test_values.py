"""Every value that people read has its word."""

import importlib
import pkgutil
from enum import StrEnum
from typing import get_args

import pytest

import coachtui.domain
from coachtui.application.telling import VALUE_TABLES
from coachtui.domain.engagement import LanguageCode
from coachtui.i18n import LANGUAGES, Language, Words


def enums() -> list[type[StrEnum]]:
    """Every enum of the domain."""
    modules = pkgutil.walk_packages(coachtui.domain.__path__, "coachtui.domain.")
    found = {
        value
        for module in modules
        for value in vars(importlib.import_module(module.name)).values()
        if isinstance(value, type) and issubclass(value, StrEnum) and value is not StrEnum
    }
    return sorted(found, key=lambda it: it.__qualname__)


# Enums whose words stand elsewhere than in value.toml.
ELSEWHERE = {"Step": "steps", "Matter": "share.matter", "Reason": "share.reason"}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("enum", enums(), ids=lambda it: it.__name__)
def test_every_value_of_every_enum_has_words(enum: type[StrEnum], language: Language) -> None:
    words = Words(language)
    table = ELSEWHERE.get(enum.__name__) or f"value.{VALUE_TABLES[enum]}"
    assert [value for value in enum if not words.has(f"{table}.{value.value}")] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_a_name(language: Language) -> None:
    words = Words(language)
    assert all(words.has(f"value.language.{code}") for code in get_args(LanguageCode))


def test_two_values_of_one_enum_are_told_apart() -> None:
    for language in LANGUAGES:
        words = Words(language)
        for enum, table in VALUE_TABLES.items():
            told = [words(f"value.{table}.{value.value}") for value in enum]
            assert len(set(told)) == len(told), table


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "name",
    ["name", "role", "unit", "kind", "alias", "brings", "named_by", "influence", "interest", "mandate"],
)
def test_a_document_calls_an_answer_what_the_form_calls_it(name: str, language: Language) -> None:
    words = Words(language)
    assert words(f"field.stakeholder.{name}").startswith(words(f"documents.people.{name}"))
