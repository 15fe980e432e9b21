"""Drawing a seating: the table with its title, the discs on its edge, names and empty chairs around it."""

from collections.abc import Iterator

from coachtui.drawing.choice import in_rows
from coachtui.drawing.lines import Canvas, Line, Mark
from coachtui.drawing.seating import Seating
from coachtui.drawing.seats import Box, Sitter
from coachtui.drawing.sides import Side
from coachtui.drawing.width import cells, cut


def picture(seating: Seating, width: int, note: str = "") -> tuple[Line, ...]:
    """Return ``seating`` drawn in the middle of ``width`` cells; ``note`` stands under the title."""
    canvas, plan = Canvas(), seating.plan
    upper = plan.rows_above
    lower = upper + seating.body + 1
    _edge(canvas, upper, seating, "╭╮")
    _edge(canvas, lower, seating, "╰╯")
    _names_above(canvas, upper, seating)
    _names_below(canvas, lower, seating)
    _walls(canvas, upper + 1, seating)
    _title(canvas, upper + 1, seating, note)
    stand(canvas, lower + 1 + plan.rows_below, plan.apart, width)
    return canvas.lines()


def stand(canvas: Canvas, row: int, boxes: tuple[Box, ...], width: int) -> None:
    """Draw empty chairs from ``row`` on, in the middle of ``width`` cells."""
    for across in in_rows(boxes, width):
        wide = min(across[0].width, width)
        column = (width - (wide + 2) * len(across) + 2) // 2
        for number, box in enumerate(across):
            box.draw(canvas, row, column + number * (wide + 2), wide)
        row += across[0].height


def _edge(canvas: Canvas, row: int, seating: Seating, corners: str) -> None:
    top = corners == "╭╮"
    items, side = (seating.plan.top, seating.above) if top else (seating.plan.below, seating.below)
    canvas.put(row, seating.left, corners[0], Mark.TABLE)
    at = 1
    for one, centre in zip(items, side.centres, strict=True):
        if isinstance(one, Sitter):
            canvas.put(row, seating.left + at, "─" * (centre - at), Mark.TABLE)
            canvas.put(row, seating.left + centre, one.disc, one.mark)
            at = centre + 1
    canvas.put(row, seating.left + at, "─" * (seating.length - 1 - at) + corners[1], Mark.TABLE)


def _names_above(canvas: Canvas, edge: int, seating: Seating) -> None:
    plan = seating.plan
    for one, column, width, far in _along(plan.top, seating.above, seating):
        texts = one.rows(roles=plan.roles) if isinstance(one, Sitter) else []
        for row, (text, mark) in enumerate(texts, edge - far - len(texts)):
            canvas.centre(row, column, cut(text, width), mark)
        for row in range(edge - far, edge):
            canvas.put(row, column, "│", Mark.FAINT)


def _names_below(canvas: Canvas, edge: int, seating: Seating) -> None:
    plan = seating.plan
    for one, column, width, far in _along(plan.below, seating.below, seating):
        if isinstance(one, Box):
            one.draw(canvas, edge + 1, column - (width - 1) // 2, width)
            continue
        for row in range(edge + 1, edge + 1 + far):
            canvas.put(row, column, "│", Mark.FAINT)
        for row, (text, mark) in enumerate(one.rows(roles=plan.roles), edge + 1 + far):
            canvas.centre(row, column, cut(text, width), mark)


def _along(
    items: tuple[Sitter | Box, ...], side: Side, seating: Seating
) -> Iterator[tuple[Sitter | Box, int, int, int]]:
    """Yield what stands along a side, its column and width, and how many lines further off its name is."""
    lines = seating.plan.lines_for(tuple(one for one in items if isinstance(one, Sitter)))
    for number, (one, centre, width) in enumerate(zip(items, side.centres, side.widths, strict=True)):
        yield one, seating.left + centre, width, lines if side.tiers == 2 and number % 2 else 0


def _walls(canvas: Canvas, first: int, seating: Seating) -> None:
    left, right = seating.left, seating.left + seating.length - 1
    on_left = dict(_down(seating.plan.left, seating))
    on_right = dict(_down(seating.plan.right, seating))
    for line in range(seating.body):
        for column, people in ((left, on_left), (right, on_right)):
            one = people.get(line)
            canvas.put(first + line, column, one.disc if one else "│", one.mark if one else Mark.TABLE)
    for line, one in on_left.items():
        for row, (text, mark) in enumerate(one.rows(roles=seating.plan.roles), first + line):
            shown = cut(text, seating.ends[0])
            canvas.put(row, left - 1 - cells(shown), shown, mark)
    for line, one in on_right.items():
        for row, (text, mark) in enumerate(one.rows(roles=seating.plan.roles), first + line):
            canvas.put(row, right + 2, cut(text, seating.ends[1]), mark)


def _down(people: tuple[Sitter, ...], seating: Seating) -> Iterator[tuple[int, Sitter]]:
    """Yield the people of one short end, each with the line within the table where the disc is."""
    lines, spacing = seating.plan.lines_for(seating.plan.ends), seating.plan.spacing
    # Somebody alone has the disc, and not the disc with the role under it, in the middle.
    used = 1 if len(people) == 1 else len(people) * (lines + spacing) - spacing
    start = (seating.body - used) // 2
    for number, one in enumerate(people):
        yield start + number * (lines + spacing), one


def _title(canvas: Canvas, first: int, seating: Seating, note: str) -> None:
    texts = [(text, Mark.TITLE) for text in seating.title]
    if note and len(texts) < seating.body:
        texts.append((note, Mark.FAINT))
    row = first + (seating.body - len(texts)) // 2
    for number, (text, mark) in enumerate(texts, row):
        shown = cut(text, seating.length - 4)
        canvas.put(number, seating.left + (seating.length - cells(shown)) // 2, shown, mark)
