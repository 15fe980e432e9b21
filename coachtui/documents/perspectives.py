"""The people of a view beside each other, as its reader may know them, and the pictures drawn of them."""

from collections.abc import Callable, Iterable, Iterator

from coachtui.domain.people import Picture, Stance
from coachtui.domain.perspectives import Perspective, perspectives_of
from coachtui.domain.sharing import Matter, Reason, ShareView
from coachtui.i18n import Words
from coachtui.markdown.document import Block, Fence, emphasis, paragraph


def perspectives(view: ShareView) -> tuple[Perspective, ...]:
    """Return everybody whom the reader may know of; for others than the coach in listed order.

    That order tells nothing of who holds the focal role, which is the coach's to know.
    """
    if view.whole is not None:
        return perspectives_of(view.whole)
    return tuple(
        Perspective(
            id=one.id,
            name=one.name,
            role=one.role,
            picture=one.picture or Picture(),
            stance=one.stance or Stance(),
            problem=one.problem,
        )
        for one in view.people
    )


def drawn(text: str, holds: Iterable[str]) -> Fence:
    """Return a drawing as a block, with people's texts in it told whole: a name may be broken over lines."""
    return Fence(text, tuple(one for one in holds if one.strip()))


def telling(view: ShareView, says: Callable[[Perspective], bool]) -> tuple[Perspective, ...]:
    """Return whom a drawing shows: everybody for the coach, for others those of whom they may read it."""
    return tuple(person for person in perspectives(view) if view.for_coach or says(person))


def words_withheld(view: ShareView, matter: Matter, words: Words) -> Iterator[Block]:
    """Yield how many gave no leave to show their own words on ``matter``; of other words, not even that."""
    count = sum(
        entry.count
        for entry in view.withheld
        if entry.matter is matter and entry.reason is Reason.NO_PERMISSION
    )
    if count:
        told = words(f"documents.withheld.{matter}", n=count)
        yield paragraph(emphasis(words("documents.withheld.told", what=told)))
