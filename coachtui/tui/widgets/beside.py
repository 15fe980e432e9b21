"""The findings beside one person, told in words."""

from textual.content import Content

from coachtui.application import telling
from coachtui.application.beside import findings_beside
from coachtui.domain.engagement import Engagement
from coachtui.domain.missing import Level
from coachtui.drawing.width import shown
from coachtui.i18n import Words

MARKS = {Level.RED: ("! ", "bold $red"), Level.AMBER: ("· ", "bold $amber")}


def findings_text(engagement: Engagement, person_id: str, words: Words, *, most: int = 99) -> Content:
    """Return a line for each open finding beside somebody, red first; of ``most``, and how many more."""
    found = findings_beside(engagement).get(person_id, ())
    told = [(MARKS[one.level], telling.finding_text(one, engagement.called, words)) for one in found[:most]]
    lines = [Content.assemble(mark, shown(text)) for mark, text in told]
    if len(found) > most:
        lines.append(Content.styled(words("person.more_beside", n=len(found) - most), "$muted"))
    return Content("\n").join(lines)
