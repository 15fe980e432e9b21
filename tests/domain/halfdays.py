"""METHOD.md's default template in figures: the blocks of the three half-days."""

from coachtui.domain.plan import Block, BlockKind, Plan, Session

K = BlockKind
BLOCKS: tuple[tuple[tuple[str, int, BlockKind, bool], ...], ...] = (
    (
        ("check-in", 15, K.CHECK_IN, True),
        ("working agreements", 15, K.ACTIVITY, False),
        ("the empty chair", 15, K.ACTIVITY, False),
        ("silent writing", 15, K.ACTIVITY, True),
        ("round, focal role first", 40, K.ROUND, True),
        ("break", 20, K.BREAK, False),
        ("side by side", 30, K.ACTIVITY, False),
        ("the solution through each picture", 30, K.ACTIVITY, False),
        ("harvest", 10, K.HARVEST, False),
        ("buffer", 10, K.BUFFER, False),
        ("check-out", 10, K.CHECK_OUT, True),
    ),
    (
        ("check-in", 15, K.CHECK_IN, True),
        ("voices from outside", 15, K.ACTIVITY, False),
        ("moments that collided", 30, K.ACTIVITY, False),
        ("why it matters, in pairs", 30, K.ACTIVITY, True),
        ("break", 20, K.BREAK, False),
        ("both poles mapped", 40, K.ACTIVITY, False),
        ("the choice nobody makes", 30, K.ACTIVITY, True),
        ("harvest", 10, K.HARVEST, False),
        ("buffer", 10, K.BUFFER, False),
        ("check-out", 10, K.CHECK_OUT, True),
    ),
    (
        ("check-in", 10, K.CHECK_IN, True),
        ("read back", 30, K.ACTIVITY, False),
        ("shared traits, in unlike pairs", 35, K.ACTIVITY, True),
        ("the priority rule", 30, K.ACTIVITY, True),
        ("break", 20, K.BREAK, False),
        ("consent round", 30, K.ROUND, True),
        ("back to the solution", 20, K.ACTIVITY, False),
        ("actions", 15, K.ACTIVITY, False),
        ("buffer", 10, K.BUFFER, False),
        ("check-out", 10, K.CHECK_OUT, True),
    ),
)


def session(number: int, minutes: int = 210) -> Session:
    """One of the three half-days; its blocks have ids ``1.0``, ``1.1``…"""
    return Session(
        number=number,
        title=f"half-day {number}",
        minutes=minutes,
        blocks=tuple(
            Block(id=f"{number}.{at}", title=title, minutes=length, kind=kind, starred=starred)
            for at, (title, length, kind, starred) in enumerate(BLOCKS[number - 1])
        ),
    )


PLAN = Plan(sessions=(session(1), session(2), session(3)))
