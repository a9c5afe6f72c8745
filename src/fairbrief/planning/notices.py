"""Who is told of offered times."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from fairbrief.accounts.models import User
from fairbrief.concerns.notices import warns
from fairbrief.engagements.notices.people import employer, facts, page, student
from fairbrief.engagements.states import Side
from fairbrief.notices.telling import NoticeKind
from fairbrief.planning.models import TimeOffer


def _by(offer: TimeOffer) -> str:
    work = offer.engagement
    return work.student.user.name if offer.offered_by == Side.STUDENT else work.supervisor.name


def _facts(offer: TimeOffer) -> Mapping[str, object]:
    return {
        **facts(offer.engagement),
        "by": _by(offer),
        "minutes": offer.minutes,
        "number": len(offer.times),
        "first": offer.times[0],
        "agenda": offer.agenda or "–",
    }


def _who_offered(offer: TimeOffer) -> list[User]:
    work = offer.engagement
    return student(work) if offer.offered_by == Side.STUDENT else employer(work)


NoticeKind(
    name="offer.made",
    subject=_("Pick a time to talk: {title}"),
    body=_(
        "Dear {name},\n\n{by} offers {number} times for a conversation of {minutes} minutes about "
        "“{title}”, the first on {first}. What it is about: {agenda}\n\nThe page below shows them "
        "in your time and in theirs. Pick one, or say that none suits."
    ),
    # Only ever told to who picks, by the action.
    to=lambda offer: [],
    path=lambda offer: f"{page(offer.engagement)}talk/",
    facts=_facts,
    warning=warns("time_offer"),
)
NoticeKind(
    name="offer.declined",
    subject=_("Your times do not suit: {title}"),
    body=_(
        "Dear {name},\n\nThe times you offered for “{title}” do not suit the other side. Offer "
        "others; the page shows when both of you are there."
    ),
    to=_who_offered,
    path=lambda offer: f"{page(offer.engagement)}talk/",
    facts=_facts,
)
