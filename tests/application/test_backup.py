"""In what two states of an engagement differ."""

from msgspec.structs import replace

from coachtui.application.backup import Count, Difference, Part, difference
from coachtui.domain.engagement import Engagement, Priority
from coachtui.domain.plan import Plan
from tests.fakes import START
from tests.storage.cases import engagement, note, noted

ONE = engagement()


def test_nothing_differs() -> None:
    assert difference(ONE, engagement()) == Difference()


def test_more_notes_here() -> None:
    assert difference(noted(noted(ONE, 3), 4), ONE).counts == (Count(part=Part.NOTES, here=4, there=2),)
    assert difference(noted(ONE, 3), ONE).parts == ()


def test_as_many_notes_but_not_the_same() -> None:
    other = replace(ONE, notes=(note(1), note(2, "Another.")))
    assert difference(ONE, other) == Difference(parts=(Part.NOTES,))


def test_all_that_differs_is_told_in_one_order() -> None:
    other = Engagement(
        id=ONE.id, created_at=START, priority=Priority(rule="The long term first."), plan=Plan()
    )
    told = difference(ONE, other, typing=True)
    assert [count.part for count in told.counts] == [Part.NOTES, Part.PEOPLE]
    assert told.parts == (Part.PLAN, Part.INTAKE, Part.TYPING)


def test_no_field_is_overlooked() -> None:
    """A field that is added later is part of something too."""
    for name in set(Engagement.__struct_fields__) - {"id"}:
        told = difference(ONE, replace(ONE, **{name: ("other",)}))
        assert told.counts or told.parts, name
