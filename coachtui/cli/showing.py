"""Engagements as lines for a terminal, and as JSON."""

from collections.abc import Sequence
from typing import Any

from msgspec import structs, to_builtins

from coachtui.application.practice import Summary, Unreadable, summary
from coachtui.application.reasons import reason
from coachtui.application.telling import stage_text
from coachtui.domain.engagement import Engagement
from coachtui.domain.plan import Session
from coachtui.domain.table import table_at
from coachtui.drawing.table import table_text
from coachtui.drawing.width import cells, cut, pad, shown
from coachtui.i18n import Words

WIDTH = 80


def in_json(entry: Engagement | Unreadable, words: Words) -> dict[str, Any]:
    """Return a summary with ``problem``: None, or why it cannot be read; then all but the id is None."""
    if isinstance(entry, Unreadable):
        blank: dict[str, Any] = {field.name: None for field in structs.fields(Summary)}
        return {**blank, "id": entry.id, "problem": reason(entry.problem, words)}
    return {**to_builtins(summary(entry)), "problem": None}


def in_lines(entries: Sequence[Engagement | Unreadable], words: Words) -> list[str]:
    """Return a line for each engagement, in columns."""
    rows = [_row(entry, words) for entry in entries]
    widths = [max(cells(row[column]) for row in rows) for column in range(3)]
    return ["  ".join((*map(pad, row, widths), row[-1])) for row in rows]


def in_short(engagement: Engagement, words: Words) -> str:
    """Return what a coach wants to see of an engagement first: its subject, the table, the figures."""
    tally = summary(engagement)
    parts = [
        (words("cli.show.project"), f"{engagement.contract.client} · {engagement.project.name}"),
        (words("cli.show.solution"), engagement.project.solution),
        (words("cli.show.focal_role"), engagement.focal_role.singular),
        (words("cli.show.question"), engagement.focal_role.question),
        (words("cli.show.stage"), stage_text(tally.stage, words)),
        (words("cli.show.missing"), _figures(tally, words)),
        (words("cli.show.notes"), str(len(engagement.notes))),
    ]
    sessions = engagement.plan.sessions if engagement.plan else ()
    parts += [(words("cli.show.session", number=one.number), _session(one, words)) for one in sessions]
    widest = max(cells(label) for label, _ in parts)
    lines = [f"{pad(label, widest)}  {shown(text)}" for label, text in parts if shown(text)]
    title = shown(engagement.project.name)
    table = table_text(table_at(engagement), WIDTH, title=title, words=words)
    return "\n".join([*lines, "", table]).rstrip()


def _row(entry: Engagement | Unreadable, words: Words) -> tuple[str, str, str, str]:
    if isinstance(entry, Unreadable):
        return entry.id, "", "", shown(reason(entry.problem, words))
    tally = summary(entry)
    what = shown(f"{tally.client} · {tally.project}")
    return entry.id, cut(what, 40), stage_text(tally.stage, words), _figures(tally, words)


def _figures(tally: Summary, words: Words) -> str:
    actions = words("cli.show.actions", n=tally.open_actions)
    return f"{words('cli.show.findings', red=tally.red, amber=tally.amber)} · {actions}"


def _session(session: Session, words: Words) -> str:
    day = words.date(session.date) if session.date else words("cli.show.no_date")
    start = f", {words.time(session.starts)}" if session.starts else ""
    return f"{session.title} ({day}{start})"
