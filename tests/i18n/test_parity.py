"""English and Dutch say the same things, with the same places to fill in."""

import tomllib

import pytest

from coachtui.i18n import LANGUAGES, Language
from tests.i18n.sentences import PACKAGE, Entry, files, forms, language_pairs, placeholders, sentences

PAIRS = language_pairs()

# The same in both languages, and rightly so.
ALIKE = frozenset[str]()


@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_both_languages_have_the_same_files(one: Language, other: Language) -> None:
    assert files(one) == files(other)


@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_both_languages_have_the_same_keys(one: Language, other: Language) -> None:
    assert sorted(set(sentences(one)) - set(sentences(other))) == []


def test_both_languages_have_the_same_placeholders() -> None:
    en, nl = (sentences(language) for language in LANGUAGES)
    differing = [key for key in en if key in nl and placeholders(en[key]) != placeholders(nl[key])]
    assert differing == []


def test_what_is_a_plural_in_one_language_is_one_in_the_other() -> None:
    en, nl = (sentences(language) for language in LANGUAGES)
    assert [key for key in en if key in nl and isinstance(en[key], dict) != isinstance(nl[key], dict)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_plural_has_both_forms(language: Language) -> None:
    incomplete = [
        key for key, entry in sentences(language).items() if isinstance(entry, dict) and len(entry) != 2
    ]
    assert incomplete == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_is_a_text_that_can_be_filled_in(language: Language) -> None:
    for key, entry in sentences(language).items():
        for text in forms(entry):
            assert isinstance(text, str), key
            assert text.strip(), key
            assert text == text.rstrip(), key
            # By name, never by place: the order of words differs between languages.
            assert all(name and name.isidentifier() for name in placeholders(text)), key


def test_no_sentence_was_left_in_the_other_language() -> None:
    en, nl = (sentences(language) for language in LANGUAGES)
    alike = {key for key in en if _words(en[key]) > 3 and en[key] == nl.get(key)}
    assert sorted(alike - ALIKE) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_refusals_are_sorted(language: Language) -> None:
    path = PACKAGE / "i18n" / language / "error.toml"
    keys = list(tomllib.loads(path.read_text(encoding="utf-8")))
    assert keys == sorted(keys)


def _words(entry: Entry) -> int:
    return min(len([word for word in text.split() if "{" not in word]) for text in forms(entry))
