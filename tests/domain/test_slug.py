"""Readable names for files and engagements, safe wherever they lie."""

import pytest

from coachtui.domain.text import slug


@pytest.mark.parametrize(
    ("text", "plain", "kept"),
    [
        ("Eén dag, R&D", "een-dag-r-d", "een-dag-r-d"),
        ("Straße 12", "strasse-12", "strasse-12"),
        ("Общий проект", "", "общии-проект"),
        ("日本 CRM", "crm", "日本-crm"),
        ("../../etc/passwd", "etc-passwd", "etc-passwd"),
        ("\ud800 — ", "", ""),
    ],
)
def test_slug(text: str, plain: str, kept: str) -> None:
    assert (slug(text, plain=True), slug(text)) == (plain, kept)


def test_a_letter_is_never_cut_in_two() -> None:
    assert slug("日" * 30, most=40) == "日" * 13
    assert slug("a" * 39 + " b", most=40) == "a" * 39
