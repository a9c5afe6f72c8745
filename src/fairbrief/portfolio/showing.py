"""What may be shown of a work: read from its agreement, once, for every page and file alike.

Everything that leaves the room is made of `Shown` objects; nothing else reads an experience.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.db.models import Exists, F, OuterRef, Prefetch, QuerySet
from django.db.models.fields.json import KeyTransform
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from fairbrief.credentials.saying import Level as Seen
from fairbrief.credentials.saying import said_by
from fairbrief.engagements.models import Piece as Deliverable
from fairbrief.portfolio.lines import Facts, drafted
from fairbrief.portfolio.models import Piece, Quote
from fairbrief.portfolio.states import Level, Visibility
from fairbrief.relationships.queries import employers_words
from fairbrief.students.models import Student
from fairbrief.tracking.models import Experience
from fairbrief.tracking.states import COUNTED_STATES


@dataclass(frozen=True, kw_only=True)
class Shown:
    """One work as far as it may be shown. What may not stands nowhere in it."""

    code: str
    level: Level
    title: str
    hours: str
    minutes: int
    employer: str = ""
    starts_on: date | None = None
    ends_on: date | None = None
    delivered: tuple[str, ...] = ()
    #: The student's own words about work found elsewhere.
    told: str = ""
    #: Who says that it was done, and how.
    standing: str = ""
    skills: tuple[str, ...] = ()
    #: The code of its credential, unless it was revoked or is not to be linked.
    credential: str = ""
    #: What the supervisor saw, as far as the student has put it into that credential.
    levels: tuple[Seen, ...] = ()
    lines: tuple[str, ...] = ()
    #: What the one they reported to wrote, with that person's consent, and who that is.
    words: str = ""
    words_by: str = ""
    is_from_here: bool = True

    @property
    def is_confidential(self) -> bool:
        return self.level == Level.BARE

    @property
    def when(self) -> str:
        """March 2027, or from month to month."""
        if self.starts_on is None or self.ends_on is None:
            return ""
        first, last = (date_format(day, "F Y") for day in (self.starts_on, self.ends_on))
        return first if first == last else f"{first} – {last}"


def finished(student: Student) -> QuerySet[Experience]:
    """Work that somebody else has confirmed, in the student's order, with what a page needs.

    Not what ended early: nobody has accepted it."""
    agreed = "engagement__agreement__terms"
    return (
        Experience.objects.filter(student=student, state__in=COUNTED_STATES, ended_early=False)
        .select_related(
            "engagement__brief", "engagement__credential", "portfolio_piece__quote", "campus"
        )
        .defer("engagement__credential__document")
        .prefetch_related(
            "engagement__brief__skills",
            "engagement__brief__teaches",
            Prefetch("engagement__pieces", Deliverable.objects.filter(dropped_at=None)),
        )
        .annotate(
            may_be_shown=KeyTransform("portfolio_allowed", agreed),
            certified=KeyTransform("credentialSubject", "engagement__credential__document"),
            words_stand=Exists(employers_words().filter(engagement=OuterRef("engagement"))),
        )
        # What the student has not placed yet comes first, the newest on top.
        .order_by(F("portfolio_piece__position").asc(nulls_first=True), "-ends_on", "-pk")
    )


def piece_of(experience: Experience) -> Piece:
    """What the student has decided about it, or that nothing is decided."""
    found: Piece | None = getattr(experience, "portfolio_piece", None)
    return found or Piece(experience=experience)


def allowed(experience: Experience) -> Level:
    """How much the agreement lets anyone show. Work found elsewhere: what the student vouches for.

    A text that says nothing of it, or was removed, allows the least.
    """
    if experience.engagement_id is None:
        return Level.WHOLE if piece_of(experience).is_cleared else Level.NOTHING
    said: Any = getattr(experience, "may_be_shown", None)
    if said is True:
        return Level.WHOLE
    # Every wording that forbids showing the work lets the project and the employer be named.
    return Level.NAMED if said is False else Level.BARE


def shown(experience: Experience) -> Shown | None:
    """The work at the level its agreement and its student allow; None for nothing at all."""
    found = with_drafts(experience)
    own = tuple(line for line in piece_of(experience).own_lines.splitlines() if line.strip())
    # The student's own words say only what they may: of confidential work none are taken.
    if found is None or found.is_confidential or not own:
        return found
    return replace(found, lines=own)


def with_drafts(experience: Experience) -> Shown | None:
    """The same with the drafted lines, whatever the student wrote in their place."""
    piece = piece_of(experience)
    level = allowed(experience)
    if level == Level.NOTHING:
        return None
    if level == Level.BARE or piece.is_discreet:
        found = _bare(experience)
    else:
        found = _named(experience, piece)
        # What an office looks into, or took away, is shown nowhere, whoever has said yes.
        if getattr(experience, "words_stand", False):
            found = _quoted(piece, _levelled(experience, found))
        if level == Level.WHOLE:
            found = _whole(experience, found)
    return replace(found, lines=drafted(_facts(found)))


def _bare(experience: Experience) -> Shown:
    return Shown(
        code=experience.code,
        level=Level.BARE,
        title=_("Confidential work for an employer"),
        hours=experience.hours,
        minutes=experience.minutes,
        is_from_here=experience.is_from_here,
    )


def _named(experience: Experience, piece: Piece) -> Shown:
    return Shown(
        code=experience.code,
        level=Level.NAMED,
        title=experience.title,
        hours=experience.hours,
        minutes=experience.minutes,
        employer=experience.employer_name,
        starts_on=experience.starts_on,
        ends_on=experience.ends_on,
        standing=_standing(experience),
        credential=_credential(experience) if piece.shows_credential else "",
        is_from_here=experience.is_from_here,
    )


def _levelled(experience: Experience, named: Shown) -> Shown:
    """With the levels its linked credential carries: whoever follows the link reads them there."""
    if not named.credential:
        return named
    subject: Any = getattr(experience, "certified", None)
    return replace(named, levels=said_by({"credentialSubject": subject}).levels)


def _quoted(piece: Piece, named: Shown) -> Shown:
    """With somebody's words, where they have said yes and the student shows them."""
    quote: Quote | None = getattr(piece, "quote", None)
    if quote is None or quote.granted is not True or not piece.shows_words:
        return named
    by = ", ".join(part for part in (quote.by_name, quote.by_title) if part)
    return replace(named, words=quote.words, words_by=by)


def _whole(experience: Experience, named: Shown) -> Shown:
    work = experience.engagement
    if work is None:
        return replace(named, level=Level.WHOLE, told=experience.what_i_did)
    skills = [*work.brief.skills.all(), *work.brief.teaches.all()]
    return replace(
        named,
        level=Level.WHOLE,
        delivered=tuple(each.title for each in work.pieces.all()),
        skills=tuple(dict.fromkeys(skill.name for skill in skills)),
    )


def _standing(experience: Experience) -> str:
    """Who says that it was done."""
    work = experience.engagement
    if work is None:
        if experience.is_verified:
            return _("Verified by %(office)s.") % {"office": experience.campus.name}
        return _("Confirmed by the supervisor.")
    if work.approved_by_clock:
        return _(
            "Handed in; the employer did not answer in five business days, so it counts as "
            "accepted."
        )
    return _("Accepted by the employer against criteria agreed in writing.")


def _credential(experience: Experience) -> str:
    found = getattr(experience.engagement, "credential", None)
    return found.code if found is not None and found.revoked_at is None else ""


def _facts(found: Shown) -> Facts:
    return Facts(
        title=found.title,
        employer=found.employer,
        hours=found.hours,
        when=found.when,
        delivered=found.delivered,
        told=found.told,
        standing=found.standing,
        is_confidential=found.is_confidential,
    )


def visible(experiences: Iterable[Experience], *, with_link: bool) -> list[Shown]:
    """What a visitor sees: public pieces, and with the link those that are for it, too."""
    seen = {Visibility.PUBLIC, Visibility.LINK} if with_link else {Visibility.PUBLIC}
    found = (shown(each) for each in experiences if piece_of(each).visibility in seen)
    return [each for each in found if each is not None]


def kept(experiences: Iterable[Experience]) -> list[Shown]:
    """What the student may take along: everything, whoever else sees it."""
    found = (shown(each) for each in experiences)
    return [each for each in found if each is not None]
