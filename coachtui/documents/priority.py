"""The priority: the two poles, what each gains and costs, and the choice, or that nobody has made it."""

from collections.abc import Iterator

from coachtui.documents.parts import answers
from coachtui.domain.engagement import Pole, Priority
from coachtui.i18n import Words
from coachtui.markdown.document import Block, Table, paragraph, strong


def priority_blocks(priority: Priority, words: Words) -> Iterator[Block]:
    """Yield both poles, and then the choice."""
    yield from _poles(priority.short, priority.long, words)
    yield from choice_blocks(priority, words)


def choice_blocks(priority: Priority, words: Words) -> Iterator[Block]:
    """Yield the choice, who made it and when; unmade, what that means."""
    made = priority.choice is not None
    key = f"documents.priority.{priority.choice}" if made else "poles.no_choice"
    yield paragraph(strong(words(key)))
    day = words.short_date(priority.decided_on) if priority.decided_on else ""
    unasked = words("value.not_asked") if made else ""
    told = {
        "rule": priority.rule,
        "decided_by": priority.decided_by if priority.decided_by.strip() else unasked,
        "decided_on": day or unasked,
    }
    yield from answers((words(f"documents.priority.{name}"), text) for name, text in told.items())


def _poles(short: Pole, long: Pole, words: Words) -> Iterator[Block]:
    rows = [
        (words(f"documents.priority.{name}"), str(getattr(short, name)), str(getattr(long, name)))
        for name in ("wording", "gains", "costs")
    ]
    told = tuple(row for row in rows if row[1].strip() or row[2].strip())
    if told:
        yield Table(("", words("documents.priority.short_term"), words("documents.priority.long_term")), told)
