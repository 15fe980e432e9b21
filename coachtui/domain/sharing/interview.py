"""What goes on one person's interview sheet: what is asked, and their own words; nothing of anybody else."""

import datetime as dt

from coachtui.domain.engagement import Engagement, LanguageCode
from coachtui.domain.errors import Refused
from coachtui.domain.people import Horizon, Picture, Provenance, Value


class OwnWords(Value, frozen=True, kw_only=True):
    """What somebody answered in their own words, and on which day the picture was given."""

    answer: str = ""
    evidence: str = ""
    beneficiary: str = ""
    horizon: Horizon | None = None
    given_on: dt.date | None = None
    sees_role_as: str = ""
    problem: str = ""


class Interviewed(Value, frozen=True, kw_only=True):
    """Everything that somebody's interview sheet may say. They need no seat at the table to be asked."""

    id: str
    name: str
    public_name: str
    language: LanguageCode
    project: str
    question: str
    own: OwnWords = OwnWords()


def interviewed(engagement: Engagement, person_id: str) -> Interviewed:
    """Return what somebody's sheet may say: never words that are attributed to them, or assumed.

    Raises Refused for nobody who is listed.
    """
    person = engagement.person(person_id)
    if person is None:
        raise Refused("error.no_such_person", name=person_id)
    picture = person.picture if person.picture.provenance is Provenance.OWN else Picture()
    return Interviewed(
        id=person.id,
        name=person.name,
        public_name=person.public_name,
        language=engagement.language,
        project=engagement.project.name,
        question=engagement.focal_role.question,
        own=OwnWords(
            answer=picture.answer,
            evidence=picture.evidence,
            beneficiary=picture.beneficiary,
            horizon=picture.horizon,
            given_on=picture.given_on,
            sees_role_as=person.sees_role_as,
            problem=person.problem,
        ),
    )
