"""The stakeholder map: influence, interest and stance of everybody. All of it is the coach's alone."""

from collections.abc import Iterator

from coachtui.documents.parts import WIDTH
from coachtui.documents.perspectives import drawn
from coachtui.domain.sharing import ShareView
from coachtui.domain.standing import standings_of
from coachtui.drawing.map import map_text
from coachtui.i18n import Words
from coachtui.markdown.document import Block


def drawn_map(view: ShareView, words: Words) -> Iterator[Block]:
    """Yield the map for the coach; nothing for anybody else, nor while nobody is listed."""
    if view.whole is not None and view.whole.stakeholders:
        text = map_text(standings_of(view.whole), WIDTH, words=words)
        yield drawn(text, [person.name for person in view.whole.stakeholders])
