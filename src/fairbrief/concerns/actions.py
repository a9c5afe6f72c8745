"""Everything that is written: reading words, reporting them, deciding on a concern."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from fairbrief.audit.actors import INSTALLATION, Actor
from fairbrief.audit.advancing import advance
from fairbrief.audit.locking import locked
from fairbrief.audit.record import record
from fairbrief.clocks.rules import start_clock
from fairbrief.concerns.kinds import EMPLOYER, Words, kinds_of, kinds_on, other
from fairbrief.concerns.models import Concern, Reading, Report
from fairbrief.concerns.notices import recipient_of
from fairbrief.concerns.queries import has_been_acted_on, is_due, takes_report
from fairbrief.concerns.reading import as_rows, found_in, is_serious
from fairbrief.concerns.states import DUE_STATES, ConcernState
from fairbrief.concerns.workflow import LATE_CONCERN
from fairbrief.fairness.rules import RULES_VERSION
from fairbrief.kernel.called import called
from fairbrief.kernel.errors import FairbriefError, NotAllowedError
from fairbrief.kernel.forgetting import forget
from fairbrief.notices.telling import tell
from fairbrief.students.models import Student

if TYPE_CHECKING:
    from django.db.models import Model, QuerySet

    from fairbrief.organizations.models import Campus


def read_words(row: Model, /, *, at: datetime) -> None:
    """Reads every kind of words on a row that has just been saved, and keeps what is found.

    Nothing is stopped and nobody is told: the reader is warned on the page, and serious words of
    an employer are shown to the student's office.
    """
    kinds = [kind for kind in kinds_of(row) if kind.writer(row)]
    known = {
        each.kind: each
        for each in Reading.objects.filter(kind__in=[kind.name for kind in kinds], row_id=row.pk)
    }
    for kind in kinds:
        before = known.get(kind.name)
        digest = kind.digest(row)
        if before and before.digest == digest:
            continue
        found = found_in(kind, row)
        if not found:
            if before:
                before.delete()
            continue
        Reading.objects.update_or_create(
            kind=kind.name,
            row_id=row.pk,
            defaults={
                "digest": digest,
                "findings": as_rows(found),
                "rules_version": RULES_VERSION,
                "at": at,
            },
        )
        if kind.writer(row) == EMPLOYER and any(is_serious(each) for each in found):
            for campus in kind.offices(row):
                _concern(kind, row, campus, at=at)


def forget_readings(rows: QuerySet[Any], /) -> None:
    """What was found in the words of these rows goes with them, and the copies of words that no
    office has yet to decide on. What was decided, and why, stays."""
    kinds = [kind.name for kind in kinds_on(rows.model._meta.label_lower)]
    about = {"kind__in": kinds, "row_id__in": rows.order_by().values("pk")}
    Reading.objects.filter(**about).delete()
    over = Concern.objects.filter(**about).exclude(state__in=[*DUE_STATES, ConcernState.ASKED])
    forget(over, ("words", "by_name", "names", "findings"))


def _concern(kind: Words, row: Any, campus: Campus, *, at: datetime) -> Concern:
    """The campus's concern about these very words; made when there is none."""
    student = kind.student(row)
    concern, is_new = Concern.objects.get_or_create(
        campus=campus,
        kind=kind.name,
        row_id=row.pk,
        digest=kind.digest(row),
        defaults={
            "employer": kind.employer(row),
            "student": student,
            "side": kind.writer(row),
            "by_name": kind.by_name(row)[:120],
            "about": kind.about(row)[:120],
            "words": kind.text(row),
            "names": list(kind.names(row)),
            "findings": as_rows(found_in(kind, row)),
            "rules_version": RULES_VERSION,
            "made_at": at,
        },
    )
    if is_new:
        record(concern, "noticed", actor=INSTALLATION, at=at)
    return concern


def report_words(
    kind: Words, row: Any, /, *, reason: str = "", actor: Actor, at: datetime
) -> Report:
    """One receiver reports words to the student's office, once; a second press gives the first.

    Raises NotAllowedError for anyone who did not receive them, FairbriefError when no office is
    there to look at them.
    """
    if not kind.receives(actor, row):
        raise NotAllowedError(_("Only who received these words can report them."))
    campus = _office_for(kind, row, actor)
    with transaction.atomic():
        locked(row)
        concern = _concern(kind, row, campus, at=at)
        known = Report.objects.filter(called("email", actor.email), concern=concern).first()
        if known is not None:
            return known
        report = Report.objects.create(
            concern=concern,
            user_id=actor.user_id,
            email=actor.email,
            name=actor.name[:200],
            side=other(kind.writer(row)),
            reason=reason.strip()[:1000],
            at=at,
        )
        if takes_report(concern):
            advance(
                concern,
                "report",
                actor=actor,
                at=at,
                changes={"decided_at": None, "decided_by_name": ""},
            )
        else:
            record(concern, "reported again", actor=actor, at=at)
            if has_been_acted_on(concern):
                tell("concern.outcome", concern, at=at, to=[recipient_of(report)])
    return report


def _office_for(kind: Words, row: Any, actor: Actor) -> Campus:
    """That of the student who wrote; of an employer's words, the reporting student's first."""
    reporter = (
        Student.objects.select_related("campus").filter(user_id=actor.user_id).first()
        if actor.user_id and kind.writer(row) == EMPLOYER
        else None
    )
    if reporter is not None:
        return reporter.campus
    offices = kind.offices(row)
    if not offices:
        raise FairbriefError(_("No career office is left that could look at this."))
    return offices[0]


def find_no_harm(concern: Concern, /, *, note: str = "", actor: Actor, at: datetime) -> None:
    """The office has looked and found nothing to act on."""
    _decide(concern, "find_no_harm", said="", note=note, actor=actor, at=at)


def warn(concern: Concern, /, *, said: str, note: str = "", actor: Actor, at: datetime) -> None:
    """The side that wrote the words reads what the office says to them."""
    _decide(concern, "warn", said=_sentence(said, "said"), note=note, actor=actor, at=at)


def hold(concern: Concern, /, *, said: str, note: str = "", actor: Actor, at: datetime) -> None:
    """The employer is on hold at this campus: nothing new opens, what has begun goes on.

    Vetting follows and tells the employer why.
    """
    _decide(concern, "hold", said=_sentence(said, "said"), note=note, actor=actor, at=at)


def hide(concern: Concern, /, *, actor: Actor, at: datetime) -> None:
    """Nobody but their writer reads the words while the office looks into them."""
    advance(concern, "hide", actor=actor, at=at)


def remove(concern: Concern, /, *, said: str, note: str = "", actor: Actor, at: datetime) -> None:
    """The words are taken away for good; the concern keeps them, and why.

    Their room follows. Whoever wrote them reads what the office says.
    """
    _decide(concern, "remove", said=_sentence(said, "said"), note=note, actor=actor, at=at)


def _decide(
    concern: Concern, name: str, *, said: str, note: str, actor: Actor, at: datetime
) -> None:
    advance(
        concern,
        name,
        actor=actor,
        at=at,
        changes={
            "said": said,
            "note": note.strip()[:1000],
            "decided_by_name": actor.name[:120],
        },
        data={"reason": said},
    )


def ask_operator(concern: Concern, /, *, question: str, actor: Actor, at: datetime) -> None:
    """Puts it to who runs the installation, who can hold an employer everywhere."""
    question = _sentence(question, "said")
    advance(
        concern,
        "ask_operator",
        actor=actor,
        at=at,
        changes={"question": question},
        data={"question": question},
    )


def answer_office(concern: Concern, /, *, answer: str, actor: Actor, at: datetime) -> None:
    """The operator's answer; the office decides then."""
    answer = _sentence(answer, "answer")
    advance(
        concern,
        "answer",
        actor=actor,
        at=at,
        changes={"answer": answer, "answered_by_name": actor.name[:120]},
        data={"answer": answer},
    )


def give_up_waiting(concern: Concern, /, *, actor: Actor, at: datetime) -> None:
    """The operator did not answer in time: it goes back to the office as it is."""
    advance(concern, "give_up_waiting", actor=actor, at=at)


def tell_of_late_concern(concern: Concern, /, *, actor: Actor, at: datetime) -> None:
    """The office's three days are over: the director is told, and again every business day."""
    if not is_due(concern):
        return
    record(concern, "late", actor=actor, at=at)
    tell("concern.late", concern, at=at)
    start_clock(LATE_CONCERN, concern, at=at)


def _sentence(words: str, field: str) -> str:
    words = words.strip()
    if len(words) < 10:
        raise FairbriefError(_("Say it in a sentence; the other side reads it."), field=field)
    return words[:2000]
