"""The two forms of the Plan room: one block, and one session."""

from coachtui.application import planning, typed
from coachtui.domain.plan import BlockKind
from coachtui.drawing.width import cut, shown
from coachtui.i18n import Words
from coachtui.tui.screens.fieldsdialog import FieldsDialog
from coachtui.tui.screens.room import Room
from coachtui.tui.widgets.choices import ChoiceField
from coachtui.tui.widgets.fields import TextField

# Nobody adds to a figure, a day or a time; they type another one.
_ANEW = ("minutes", "date", "starts")


def block_form(room: Room, block_id: str, start: str = "") -> FieldsDialog:
    """Return the form of a block; every answer changes the plan at once."""
    words = room.words
    kinds = [(kind, words(f"value.block.{kind}")) for kind in BlockKind]
    stars = [(True, words("plan.star.yes")), (False, words("plan.star.no"))]

    def get(name: str) -> object:
        return getattr(planning.block_of(room.desk.open.engagement, block_id), name)

    def put(name: str, answer: object) -> bool:
        return room.do(planning.change_block, block_id, name, answer)

    fields = (
        _text(words, "title"),
        _text(words, "minutes"),
        ChoiceField("kind", words("plan.field.kind"), kinds, empty=""),
        ChoiceField("starred", words("plan.field.starred"), stars, empty=""),
        _text(words, "question", lines=3),
        _text(words, "guidance", lines=5),
    )
    return FieldsDialog(
        room, words("plan.block_form"), fields, get=get, put=put, place=f"block:{block_id}", start=start
    )


def session_form(room: Room, number: int, start: str) -> FieldsDialog:
    """Return the form of a session, which starts at the field called ``start``."""
    words = room.words

    def get(name: str) -> object:
        session = planning.session_of(room.desk.open.engagement, number)
        return typed.written(getattr(session, name), words)

    def put(name: str, answer: object) -> bool:
        today = room.desk.open.clock.now().date()
        return room.do(planning.change_session, number, name, answer, today)

    fields = (
        _text(words, "title"),
        _text(words, "date"),
        _text(words, "starts"),
        _text(words, "minutes", label="length"),
        _text(words, "place"),
        _text(words, "guidance", lines=5),
    )
    title = cut(shown(planning.session_of(room.desk.open.engagement, number).title), 50)
    heading = f"{words('plan.session_form', number=number)} · {title}"
    return FieldsDialog(room, heading, fields, get=get, put=put, place=f"session:{number}", start=start)


def _text(words: Words, name: str, *, lines: int = 1, label: str = "") -> TextField:
    hint = f"plan.hint.{name}"
    return TextField(
        name,
        words(f"plan.field.{label or name}"),
        lines=lines,
        hint=words(hint) if words.has(hint) else "",
        anew=name in _ANEW,
    )
