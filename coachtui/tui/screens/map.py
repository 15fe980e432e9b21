"""The stakeholder map: who has influence and who has interest, where they stand, and who is missing."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Static

from coachtui.domain.engagement import Engagement
from coachtui.domain.people import Stakeholder
from coachtui.domain.standing import Standing, standings_of
from coachtui.drawing.map import stance_text
from coachtui.drawing.width import cells, cut, shown
from coachtui.tui.commands import Command, bindings
from coachtui.tui.screens.person import PersonScreen
from coachtui.tui.screens.room import Room
from coachtui.tui.widgets.drawn import Drawn
from coachtui.tui.widgets.stakeholdermap import StakeholderMap
from coachtui.tui.widgets.told import Told

_COMMANDS = (
    Command("map.open", "enter", "open"),
    Command("map.back", "ctrl+g,escape", "back", always=True),
)


class MapScreen(Room):
    """The map, and under it in words where the chosen person stands."""

    ROOM = "intake"
    OFFERS: ClassVar[tuple[Command, ...]] = _COMMANDS
    BINDINGS: ClassVar[list[BindingType]] = bindings(*_COMMANDS)
    DEFAULT_CSS = """
    MapScreen #above { height: 1; padding: 0 1; }
    MapScreen #head { width: 1fr; text-wrap: nowrap; text-overflow: ellipsis; }
    MapScreen #more { width: auto; color: $muted; padding-right: 1; }
    MapScreen StakeholderMap { padding: 0 1; }
    MapScreen #told { height: 2; padding: 0 1; background: $surface; }
    """

    def compose_body(self) -> ComposeResult:
        """What it is and how much of it is out of sight, the map, whoever is chosen in words."""
        title, whose = self.words("map.title"), self.words("map.coach_only")
        with Horizontal(id="above"):
            yield Static(Content.assemble((title, "bold"), (f"  {whose}", "$muted")), id="head")
            yield Told(id="more")
        yield StakeholderMap(self.words)
        yield Told(id="told")

    def on_mount(self) -> None:
        """Begin on the map."""
        self.query_one(StakeholderMap).focus()

    def show(self, engagement: Engagement) -> None:
        """Draw the map, with whoever was chosen in the list or on a form."""
        self._standings = {one.id: one for one in standings_of(engagement)}
        chosen = self.desk.places.get("people.person", "")
        self.query_one(StakeholderMap).show(tuple(self._standings.values()), chosen)

    def action_open(self) -> None:
        """Open the chosen person's form, where what is missing for the map is asked."""
        chosen = self.query_one(StakeholderMap).chosen
        if chosen:
            path = self._asked(self._standings[chosen])
            self.app.push_screen(PersonScreen(self.desk, chosen, path=path), self._returned)

    def action_back(self) -> None:
        """Back to the step."""
        self.dismiss()

    def _returned(self, _: object = None) -> None:
        """Go on at the person whose form it was last, also when nothing was changed there."""
        self.show(self.desk.open.engagement)

    def on_resize(self) -> None:
        """What is told follows the width."""
        self.show(self.desk.open.engagement)

    @on(StakeholderMap.Chosen)
    def _chosen(self, event: StakeholderMap.Chosen) -> None:
        event.stop()
        person = self.desk.open.engagement.person(event.person)
        if person is not None:
            self.desk.places["people.person"] = person.id
            self.query_one("#told", Static).update(self._told(person, self._standings[person.id]))

    @on(Drawn.Scrolled)
    def _scrolled(self, event: Drawn.Scrolled) -> None:
        """Tell how many people are out of sight; or how much of what the marks mean."""
        event.stop()
        people = self.query_one(StakeholderMap).out_of_sight()
        told = []
        for way, lines in (("above", event.above), ("below", event.below)):
            if people[way]:
                told.append(self.words(f"map.more.{way}", n=people[way]))
            elif lines:
                told.append(self.words(f"people.more.{way}", n=lines))
        self.query_one("#more", Static).update("  ".join(told))

    def _told(self, person: Stakeholder, standing: Standing) -> Content:
        """Return in words who somebody is, whether they have a seat, and where they stand."""
        words = self.words
        seat = words(f"map.{'missing' if standing.missing else 'seated' if standing.seated else 'no_seat'}")
        room = max(8, self.size.width - 4 - cells(seat))
        name = cut(shown(person.name), room)
        role = cut(f" · {shown(person.role)}", room - cells(name)) if person.role.strip() else ""
        gap = " " * max(1, room + 2 - cells(name) - cells(role))
        stance = words("map.unknown") if standing.stance is None else stance_text(standing.stance, words)
        told = words(
            "map.told",
            influence=standing.influence or words("map.unknown"),
            interest=standing.interest or words("map.unknown"),
            stance=stance,
        )
        style = "bold $red" if standing.missing else "$muted"
        return Content.assemble((name, "bold"), (role, "$muted"), gap, (seat, style), "\n", told)

    def _asked(self, standing: Standing) -> str:
        """Return the answer of the form to begin at: the first that the map still lacks."""
        return "interest" if standing.influence is not None and standing.interest is None else "influence"
