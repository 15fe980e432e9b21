"""The blocks of one session under each other, with the times that follow from their minutes."""

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from coachtui.domain.plan import BlockKind, Session, TimedBlock, clock_time, timed
from coachtui.domain.text import name_key
from coachtui.drawing.width import cells, cut, pad, shown
from coachtui.i18n import Words

# From this width on there is room for a block's end and its kind.
ROOMY = 60


class BlockList(OptionList):
    """One line a block. The highlighted one is the chosen one; ``Chosen`` says which, and Enter opens it."""

    DEFAULT_CSS = """
    BlockList { border: none; background: $background; padding: 0; height: auto;
        scrollbar-size-vertical: 1; }
    BlockList:focus { border: none; background-tint: $background 0%; }
    BlockList > .option-list--option-highlighted {
        background: $background; color: $foreground; text-style: none; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("pagedown", "screen.detail(1)", show=False, id="blocks.detail_down"),
        Binding("pageup", "screen.detail(-1)", show=False, id="blocks.detail_up"),
    ]

    class Chosen(Message):
        """Another block was highlighted."""

        def __init__(self, session: int, block_id: str) -> None:
            """Take the session's number and the block's id."""
            super().__init__()
            self.session = session
            self.block_id = block_id

    def __init__(self, words: Words) -> None:
        """Take the words."""
        super().__init__(markup=False)
        self._words = words
        self._session: Session | None = None
        self._is_chosen = True

    def show(self, session: Session, block_id: str, *, chosen: bool) -> None:
        """Show the session's blocks, with the one with ``block_id`` highlighted, or else the nearest.

        ``chosen``: this is the session that the keys work on.
        """
        self._session = session
        self._is_chosen = chosen
        at = next((i for i, one in enumerate(session.blocks) if one.id == block_id), self.highlighted or 0)
        with self.prevent(OptionList.OptionHighlighted):
            self.set_options(Option(line) for line in self._drawn(session, at))
            self.highlighted = min(at, len(session.blocks) - 1) if session.blocks else None

    @property
    def chosen(self) -> str:
        """The id of the highlighted block; empty while there is none."""
        blocks = self._session.blocks if self._session else ()
        at = self.highlighted
        return "" if at is None or at >= len(blocks) else blocks[at].id

    def on_resize(self) -> None:
        """The columns follow the width."""
        if self._session is not None:
            self.show(self._session, self.chosen, chosen=self._is_chosen)

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Say which block it is."""
        event.stop()
        if self._session is not None:
            self._mark(self._session)
            self.post_message(self.Chosen(self._session.number, self.chosen))

    def _mark(self, session: Session) -> None:
        """Move the mark to the highlighted line; the colour behind it does not show everywhere."""
        for at, line in enumerate(self._drawn(session, self.highlighted)):
            if self.get_option_at_index(at).prompt != line:
                self.replace_option_prompt_at_index(at, line)

    def _drawn(self, session: Session, highlighted: int | None) -> list[Content]:
        width = max(20, self.scrollable_content_region.width or 78)
        return [
            Content.assemble(
                ("▸" if self._is_chosen and at == highlighted else " ", "bold $primary"),
                self._line(session, part, width - 2),
            )
            for at, part in enumerate(timed(session))
        ]

    def _line(self, session: Session, part: TimedBlock, width: int) -> Content:
        block = part.block
        roomy = width >= ROOMY
        kind = self._words(f"value.block.{block.kind}")
        # A break that is called Break needs no second word for it.
        told = block.kind is BlockKind.ACTIVITY or name_key(kind) in name_key(block.title)
        end = f" – {self._time(session, part.end)}" if roomy else ""
        left = width - cells(f"00:00{end} 000 ★ ")
        last = f"  {kind}" if roomy and not told else ""
        quiet = block.kind in (BlockKind.BREAK, BlockKind.BUFFER)
        # What runs past the session's end is what the coach has to mend: the clock's column says so.
        late = part.end > session.minutes
        title = cut(shown(block.title), left - cells(last))
        return Content.assemble(
            (f"{self._time(session, part.start)}{end}", "$red" if late else "$muted"),
            f" {block.minutes:>3} ",
            ("★ " if block.starred else "  ", "$accent"),
            (title, "$muted" if quiet else ""),
            " " * (left - cells(title) - cells(last)),
            (last, "$muted"),
        )

    def _time(self, session: Session, minutes: int) -> str:
        """Return the wall time, or while no start is set the minutes from the start."""
        at = clock_time(session.starts, minutes)
        return pad(self._words.time(at) if at else f"+{minutes}", 5)
