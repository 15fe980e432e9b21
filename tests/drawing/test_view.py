"""The table on the screen: it follows its width, keeps within its height, and reads no markup in a name."""

import pytest
from textual.app import App, ComposeResult
from textual.containers import VerticalScroll
from textual.pilot import Pilot

from coachtui.domain.table import Place, Table
from coachtui.drawing.lines import plain
from coachtui.drawing.table import draw_table, table_text
from coachtui.i18n import Words
from coachtui.tui.theme import THEMES
from coachtui.tui.widgets.table import TableView
from tests.drawing.cases import ELSEWHERE, HOLDER, table

NINE = table(9, HOLDER, elsewhere=ELSEWHERE)


class Stage(App[None]):
    """An app with a table and nothing else."""

    CSS = """
    TableView.low { max-height: 9; }
    TableView.fixed { height: 7; }
    TableView.framed { max-height: 11; border: solid red; }
    """

    def __init__(self, shown: Table | None, classes: str = "") -> None:
        super().__init__()
        self.view = TableView(Words("en"))
        self.view.set_classes(classes)
        self.view.title = "Nordlys · CRM"
        self.view.table = shown
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = THEMES[0].name

    def compose(self) -> ComposeResult:
        with VerticalScroll():
            yield self.view


def drawn(app: Stage) -> str:
    """Return what stands on the screen where the table is."""
    region = app.view.content_region
    rows = app.screen._compositor.render_strips()[region.y : region.bottom]
    lines = ["".join(segment.text for segment in row.crop(region.x, region.right)).rstrip() for row in rows]
    return "\n".join(lines)


async def test_as_high_as_its_drawing() -> None:
    async with Stage(NINE).run_test(size=(80, 30)) as pilot:
        assert drawn(_app(pilot)) == table_text(NINE, 80, title="Nordlys · CRM", words=Words("en"))


async def test_follows_the_width() -> None:
    async with Stage(NINE).run_test(size=(80, 60)) as pilot:
        for width in (58, 40, 12, 1, 120):
            await pilot.resize_terminal(width, 60)
            await pilot.pause()
            assert drawn(_app(pilot)) == table_text(NINE, width, title="Nordlys · CRM", words=Words("en"))


@pytest.mark.parametrize(("classes", "most"), [("low", 9), ("fixed", 7), ("framed", 9)])
async def test_keeps_within_the_height_that_it_is_given(classes: str, most: int) -> None:
    async with Stage(NINE, classes).run_test(size=(80, 30)) as pilot:
        app = _app(pilot)
        width = app.view.content_size.width
        expected = plain(draw_table(NINE, width, title="Nordlys · CRM", words=Words("en"), height=most))
        assert drawn(app).rstrip() == expected
        assert "╭" in drawn(app)


async def test_a_new_table_and_title_are_drawn_at_once() -> None:
    async with Stage(None).run_test(size=(80, 30)) as pilot:
        app = _app(pilot)
        assert app.view.size.height == 0
        app.view.table = table(2)
        await pilot.pause()
        assert "Tom Bauer" in drawn(app)
        app.view.title = "Something else"
        await pilot.pause()
        assert "Something else" in drawn(app)


@pytest.mark.parametrize("name", ["[/x]", "[bold]b", "\x1b[31mred", "$red", "e\u0301", "日本語"])
async def test_a_name_stays_what_it_is(name: str) -> None:
    made = Table(seated=(Place(id="b", name=name, role=name),))
    async with Stage(made).run_test(size=(80, 30)) as pilot:
        assert drawn(_app(pilot)) == table_text(made, 80, title="Nordlys · CRM", words=Words("en"))


async def test_each_mark_has_its_colour() -> None:
    async with Stage(table(4, HOLDER, holder=1)).run_test(size=(80, 30)) as pilot:
        view = _app(pilot).view
        marks = ("table", "seated", "silent", "holder", "empty", "faint")
        distinct = {view.get_visual_style(f"table--{mark}").foreground for mark in marks}
        assert len(distinct) == len(marks)


def _app(pilot: Pilot[None]) -> Stage:
    assert isinstance(pilot.app, Stage)
    return pilot.app
