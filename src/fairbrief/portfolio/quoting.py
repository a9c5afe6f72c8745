"""Showing what the one a student reported to has written: only with that person's consent.

The words are frozen when they are asked for, so that the yes is a yes to these words.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from fairbrief.accounts.links import mint, replace_links
from fairbrief.audit.actors import Actor
from fairbrief.audit.locking import locked
from fairbrief.audit.record import record
from fairbrief.engagements.models import Engagement
from fairbrief.kernel.errors import IllegalMoveError, LimitReachedError, NotAllowedError
from fairbrief.notices.telling import Recipient, tell
from fairbrief.organizations.models import Member
from fairbrief.portfolio.actions import placed
from fairbrief.portfolio.models import LONGEST_WORDS, Quote
from fairbrief.portfolio.showing import allowed
from fairbrief.portfolio.states import Level
from fairbrief.relationships.models import Feedback
from fairbrief.relationships.queries import feedback_until, open_feedback
from fairbrief.tracking.models import Experience

#: What a mailed link lets its holder do: say whether their words may be shown.
QUOTED = "quoted"
#: A yes can be taken back by the link for so long.
LIFE = timedelta(days=365)
#: Somebody is asked again at most once in this time.
AGAIN_AFTER = timedelta(days=7)


def words_of(engagement: Engagement, *, at: datetime) -> Feedback | None:
    """What the employer's side wrote on the work, once the student may read it."""
    found = open_feedback(engagement, at=at).get(Feedback.Side.EMPLOYER)
    return found if found is not None and found.is_shown and found.went_well.strip() else None


def _writer(engagement: Engagement, feedback: Feedback) -> Member | None:
    """The member who wrote it, while they are there to be asked."""
    rows = Member.objects.filter(employer_id=engagement.employer_id, left_at=None)
    # As the employer names them, or as they do themselves.
    named = Q(name=feedback.by_name) | Q(user__name=feedback.by_name)
    return rows.filter(named).order_by("id").first()


def may_ask_for_words(experience: Experience, *, at: datetime) -> bool:
    """Whether it is time to ask: the work may be named, and the time for feedback is over.

    Told without a look at the feedback, so that a page says nothing of it early.
    """
    work = experience.engagement
    until = feedback_until(work) if work else None
    return until is not None and at >= until and allowed(experience) > Level.BARE


def ask_for_words(experience: Experience, /, *, actor: Actor, at: datetime) -> Quote:
    """Asks the writer, by a mailed link, whether the student may show the words.

    Raises NotAllowedError for anyone but the student, IllegalMoveError when there are no words the
    student may read, the writer has left, or has said no; LimitReachedError when asked lately.
    """
    student, work = experience.student, experience.engagement
    if student is None or student.user_id != actor.user_id:
        raise NotAllowedError(_("Only you decide about your portfolio."))
    feedback = words_of(work, at=at) if work else None
    if work is None or feedback is None:
        raise IllegalMoveError(_("There are no words of theirs that you may read."))
    writer = _writer(work, feedback)
    if writer is None:
        raise IllegalMoveError(_("The one who wrote it is not there any more to be asked."))
    with transaction.atomic():
        piece = placed(experience, actor=actor, at=at)
        locked(piece.portfolio)
        quote = Quote.objects.filter(piece=piece).first()
        if quote is not None and quote.answered_at is not None:
            raise IllegalMoveError(_("They have answered already."))
        if quote is not None and quote.asked_at > at - AGAIN_AFTER:
            raise LimitReachedError(_("They were asked a few days ago. Give them a week."))
        quote = quote or Quote(piece=piece)
        quote.words = feedback.went_well.strip()[:LONGEST_WORDS]
        quote.by_name, quote.by_title, quote.by_email = writer.name, writer.title, writer.email
        quote.asked_at = at
        quote.save()
        record(piece.portfolio, "words_asked", actor=actor, at=at, data={"of": experience.code})
        _send_link(quote, at=at)
    return quote


def _send_link(quote: Quote, *, at: datetime) -> None:
    replace_links(quote, capacity=QUOTED, email=quote.by_email, at=at)
    token = mint(quote, capacity=QUOTED, email=quote.by_email, name=quote.by_name, at=at, life=LIFE)
    to = Recipient(email=quote.by_email, name=quote.by_name, link=f"/words/{token}/")
    tell("quote.asked", quote, at=at, to=[to])


def renew_words_link(quote: Quote, /, *, email: str, at: datetime) -> bool:
    """A fresh link for who asks with one that ended; False when it was somebody else's."""
    if quote.by_email.lower() != email.lower():
        return False
    _send_link(quote, at=at)
    return True


def quote_by_link(label: str, pk: int) -> Quote | None:
    """What a link of this capacity is for."""
    if label != Quote._meta.label_lower:
        return None
    rows = Quote.objects.select_related(
        "piece__experience__engagement__employer", "piece__portfolio__student__user"
    )
    return rows.filter(pk=pk).first()


def answer_for_words(quote: Quote, /, *, granted: bool, actor: Actor, at: datetime) -> bool:
    """The writer's yes or no; the same again changes nothing. Returns whether it did.

    Raises NotAllowedError for anyone but the holder of the link.
    """
    if not actor.holds_link(QUOTED, (quote._meta.label_lower, quote.pk)):
        raise NotAllowedError(_("Only the one who wrote it can say so."))
    with transaction.atomic():
        row = locked(quote)
        if row.granted == granted:
            return False
        row.granted, row.answered_at = granted, at
        row.save(update_fields=["granted", "answered_at"])
        data = {"of": row.piece.experience.code, "granted": granted}
        record(row.piece.portfolio, "words_answered", actor=actor, at=at, data=data)
        tell("quote.answered", row, at=at)
        quote.granted, quote.answered_at = row.granted, row.answered_at
    return True
