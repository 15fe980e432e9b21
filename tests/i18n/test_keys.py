"""Every key that the code asks for is there with what it wants, and every key that is there is asked for."""

import re

import pytest

from coachtui.i18n import LANGUAGES, Language, Words
from tests.i18n.sentences import COMPUTED, Asked, asked, placeholders, sentences


def calls() -> list[Asked]:
    """All that is asked for by name."""
    return [one for one in asked() if one.where]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_key_that_is_asked_for_is_there(language: Language) -> None:
    known = sentences(language)
    assert [one for one in calls() if not _keys(one, known)] == []


def test_every_sentence_gets_what_it_wants() -> None:
    known = sentences("en")
    lacking = [
        (one.where, key, sorted(wanted))
        for one in calls()
        if one.params is not None
        for key in _keys(one, known)
        # Of a key that is put together, the sentences may want different things.
        if not one.pattern and (wanted := placeholders(known[key]) - one.params)
    ]
    assert lacking == []


def test_every_plural_gets_its_number() -> None:
    known = sentences("en")
    lacking = [
        (one.where, key)
        for one in calls()
        if one.params is not None
        for key in _keys(one, known)
        if isinstance(known[key], dict) and not one.pattern and "n" not in one.params
    ]
    assert lacking == []


def test_every_key_is_asked_for() -> None:
    known = sentences("en")
    used = {key for one in asked() for key in _keys(one, known)}
    used |= {key for key in known if any(re.fullmatch(pattern, key) for pattern in COMPUTED)}
    assert sorted(set(known) - used) == []


def test_no_pattern_is_kept_that_nothing_needs() -> None:
    known = sentences("en")
    seen = {key for one in asked() for key in _keys(one, known)}
    assert [p for p in COMPUTED if not any(re.fullmatch(p, key) for key in set(known) - seen)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_key_can_be_looked_up(language: Language) -> None:
    words = Words(language)
    assert [key for key in sentences(language) if not words.has(key)] == []


def _keys(one: Asked, known: dict[str, str | dict[str, str]]) -> list[str]:
    """The keys that are meant; a pattern of nothing but dots and placeholders means none."""
    if not one.pattern:
        return [one.key] if one.key in known else []
    if not re.match(r"[a-z_]+(\\\.|\.\+)", one.key):
        return []
    return [key for key in known if re.fullmatch(one.key, key)]
