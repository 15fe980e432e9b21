"""What a reader gets, how much of it is withheld and why, and what to look at before handing it over."""

from collections import defaultdict

from textual.content import Content

from coachtui.application.publishing import Choice, Publication
from coachtui.domain.engagement import Engagement
from coachtui.domain.sharing import Coach, Group, Participant, Reader, Reason, Sponsor
from coachtui.drawing.width import cut, shown
from coachtui.i18n import Words
from coachtui.tui.widgets.markdowntext import wrapped

_MOST_LEAKS = 3
# A longer name would push what is withheld out of sight.
_LONGEST_NAME = 32


def reader_name(engagement: Engagement, reader: Reader, words: Words) -> str:
    """Return a reader as the coach calls them."""
    match reader:
        case Participant(id=person_id):
            return cut(shown(engagement.called(person_id)), _LONGEST_NAME)
        case Group():
            return words("share.group")
        case Sponsor():
            return words("share.sponsor")
    return words("share.coach")


def document_name(engagement: Engagement, choice: Choice, words: Words) -> str:
    """Return a document by its name, its session or whom it is about."""
    name = cut(shown(engagement.called(choice.person)), _LONGEST_NAME) if choice.person else ""
    return words(f"share.document.{choice.document}", session=choice.session, name=name)


def short_name(engagement: Engagement, choice: Choice, words: Words) -> str:
    """Return a document's name as short as a narrow list needs it."""
    name = cut(shown(engagement.called(choice.person)), _LONGEST_NAME) if choice.person else ""
    return words(f"share.short.{choice.document}", session=choice.session, name=name)


def reader_gets(engagement: Engagement, reader: Reader, words: Words) -> str:
    """Return the start of a sentence on what a reader gets."""
    if isinstance(reader, Coach):
        return words("share.gets_coach")
    return words("share.gets", who=reader_name(engagement, reader, words))


def summary(
    engagement: Engagement, reader: Reader, publication: Publication, words: Words, width: int
) -> Content:
    """Return what the coach has to know about a document before it goes to its reader."""
    document = document_name(engagement, publication.choice, words)
    gets = f"{reader_gets(engagement, reader, words)} {document}"
    language = words(f"value.language.{engagement.language}")
    lines = words("share.lines", n=publication.markdown.count("\n"))
    about = Content.assemble((gets, "bold"), (f" · {language} · {lines}", "$muted"))
    return Content("\n").join(
        [about, *_withheld(reader, publication, words, width), *leaks(publication, words)]
    )


def _withheld(reader: Reader, publication: Publication, words: Words, width: int) -> list[Content]:
    if isinstance(reader, Coach):
        return [Content.styled(words("share.coach_alone"), "$amber")]
    if not publication.withheld_count:
        return [Content.styled(words("share.nothing_withheld"), "$own")]
    told = [Content.styled(words("share.withheld", n=publication.withheld_count), "bold $amber")]
    for reason, matters in _by_reason(publication).items():
        listed = words.listed([words(f"share.matter.{matter}", n=n) for matter, n in matters.items()])
        because = words("share.because", reason=words(f"share.reason.{reason}"), matters=listed)
        told += [Content(line) for line in wrapped(f"- {because}", width)]
    return told


def _by_reason(publication: Publication) -> dict[Reason, dict[str, int]]:
    found: dict[Reason, dict[str, int]] = {}
    for entry in sorted(publication.withheld, key=lambda entry: list(Reason).index(entry.reason)):
        matters = found.setdefault(entry.reason, defaultdict(int))
        matters[entry.matter] += entry.count
    return found


def leaks(publication: Publication, words: Words) -> list[Content]:
    """Return a warning for each name that somebody did not want to be called by."""
    found = dict.fromkeys((leak.name, leak.alias, leak.found) for leak in publication.leaks)
    told = [
        words("share.leak", name=shown(name), alias=shown(alias), found=shown(text))
        for name, alias, text in list(found)[:_MOST_LEAKS]
    ]
    if len(found) > _MOST_LEAKS:
        told.append(words("share.more", n=len(found) - _MOST_LEAKS))
    return [Content.assemble(("! ", "bold $red"), (text, "$red")) for text in told]
