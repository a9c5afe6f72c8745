"""Everything that waits for one employer, over all rooms: its desk."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from django.db.models import F, Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fairbrief.agreements.access import may_sign_for
from fairbrief.agreements.queries import waiting_for_employer as agreements_waiting
from fairbrief.applications.access import applications_to, may_write_as, reader_with
from fairbrief.applications.queries import unread_threads
from fairbrief.applications.states import ApplicationState
from fairbrief.briefs.queries import briefs_sent_back, questions_waiting
from fairbrief.clocks.queries import Key, Turn, turns_on
from fairbrief.concerns.kinds import EMPLOYER
from fairbrief.engagements.access import acts_at_work
from fairbrief.engagements.models import (
    Absence,
    Dispute,
    Engagement,
    HoursGuard,
    Meeting,
    Milestone,
    Reinstatement,
    Talk,
)
from fairbrief.engagements.pace import check_ins_for
from fairbrief.engagements.queries import (
    changes_for_employer,
    guards_to_choose_at,
    stuck_for,
    to_review,
)
from fairbrief.engagements.states import (
    LIVE_TALKS,
    Asked,
    AskState,
    DisputeState,
    EngagementState,
    MilestoneState,
)
from fairbrief.kernel.written import stand_in, written_once
from fairbrief.organizations.models import Employer, Member
from fairbrief.payments.access import MONEY_ROLES
from fairbrief.payments.models import Funding, Payout
from fairbrief.payments.states import FundingState, PayoutState
from fairbrief.relationships.access import work_to_close
from fairbrief.relationships.models import NextStep
from fairbrief.tracking.things import Things, all_of, as_things
from fairbrief.vetting.queries import changes_asked_by_some, questions_of_campuses

#: Things read at most; the most pressing are shown.
MOST = 200


@dataclass(frozen=True)
class Waiting:
    """One thing that waits for the employer: what to do, about what and whose work, until when,
    where."""

    what: str
    about: str
    who: str
    path: str
    turn: Turn | None
    count: int = 1
    is_late: bool = False

    @property
    def due_at(self) -> datetime:
        """For the order: what has no clock any more is late and comes first."""
        return self.turn.due_at if self.turn else datetime.min.replace(tzinfo=UTC)


def turns_of_employer(member: Member) -> list[Waiting]:
    """What is the employer's turn, what is late and then the most pressing first.

    Two queries, however many rooms have something: one for the things, one for their clocks.
    """
    rows = _things_of(member.pk, member.employer_id, member.user_id or 0, role=member.role)
    turns = turns_on({_clock_of(row) for row in rows})
    waiting: dict[tuple[str, str], Waiting] = {}
    for row in rows:
        own = (
            each
            for each in turns.get(_clock_of(row), ())
            # A session stands on the desk of its senior person alone.
            if (each.is_of("employer") or each.is_of("leader"))
            and each.kind == KIND_OF.get(row["label"], each.kind)
        )
        turn = next(own, None)
        if turn is not None and turn.owner == "leader":
            turn = replace(turn, owner="employer")
        if turn is None and row["label"] not in LATE:
            continue
        path = PATHS[row["label"]].format(page=row["page"])
        known = waiting.get((row["label"], path))
        is_late = turn is None and row["label"] not in TIMELESS
        one = Waiting("", row["named"], row["who"], path, turn, is_late=is_late)
        if known is None:
            waiting[row["label"], path] = one
        else:
            first = min(known, one, key=lambda each: each.due_at)
            waiting[row["label"], path] = replace(first, count=known.count + 1)
    told = [
        replace(each, what=_what(label, each.count)) for (label, _path), each in waiting.items()
    ]
    return sorted(told, key=lambda each: (not each.is_late, each.due_at))


@written_once
def _things_of(member: int, employer: int, user: int, *, role: str) -> Things:
    who = stand_in(Member, id=member, employer_id=employer, user_id=user, role=role)
    who.employer = stand_in(Employer, id=employer)
    return all_of(_each(who))[:MOST]


def _clock_of(row: dict[str, Any]) -> Key:
    label = str(row["label"])
    return (CLOCK_OF.get(label, label), int(row["pk"]))


#: Where each thing is done; `{page}` is the code of its brief, work, agreement or vetting.
PATHS = {
    "briefs.brief": "/employer/briefs/{page}/",
    "vetting.briefreview": "/employer/briefs/{page}/#offices",
    "briefs.question": "/employer/briefs/{page}/#questions",
    "vetting.employerreview": "/employer/campuses/{page}/",
    "applications.application": "/employer/briefs/{page}/applicants/",
    "agreements.agreement": "/employer/agreements/{page}/",
    "payments.funding": "/employer/work/{page}/funds/",
    "payments.payout": "/employer/work/{page}/funds/#sent",
    "engagements.engagement": "/employer/work/{page}/",
    "engagements.stuckcall": "/employer/work/{page}/",
    "engagements.checkin": "/employer/work/{page}/#check-ins",
    "engagements.milestone": "/employer/work/{page}/#milestone",
    "engagements.changeorder": "/employer/work/{page}/changes/",
    "engagements.dispute": "/employer/work/{page}/trouble/",
    "engagements.talk": "/employer/work/{page}/trouble/",
    "engagements.absence": "/employer/work/{page}/trouble/",
    "engagements.reinstatement": "/employer/work/{page}/trouble/",
    "engagements.hoursguard": "/employer/work/{page}/#guard",
    "follow": "/employer/work/{page}/",
    "verdict": "/employer/work/{page}/trouble/",
    "supervisor": "/employer/work/{page}/trouble/",
    "engagements.meeting": "/employer/work/{page}/talk/",
    "relationships.nextstep": "/employer/work/{page}/closing/",
    "feedback": "/employer/work/{page}/closing/#feedback",
    "applications.message": "/messages/{page}/",
}
#: Things that still wait when their clock has run out, or that have none.
LATE = frozenset(
    {
        "briefs.brief",
        "vetting.briefreview",
        "briefs.question",
        "engagements.stuckcall",
        "engagements.checkin",
        "engagements.hoursguard",
        "payments.funding",
        "payments.payout",
        "relationships.nextstep",
        "applications.message",
    }
)
#: Things that never have a time of their own, so they are never late.
TIMELESS = frozenset({"briefs.brief", "vetting.briefreview", "applications.message"})
#: Things whose clock runs on another subject.
CLOCK_OF = {
    "feedback": "engagements.engagement",
    "supervisor": "engagements.engagement",
    "follow": "engagements.hoursguard",
    "verdict": "engagements.dispute",
}
#: Of which kind the clock of a thing is, where its subject can have others.
KIND_OF = {
    "engagements.engagement": "engagement.review",
    "supervisor": "engagement.supervisor",
    "follow": "guard.follow",
    "verdict": "dispute.appeal",
}


def _what(label: str, count: int) -> str:
    if label == "briefs.question":
        return ngettext("Answer a question", "Answer %(count)d questions", count) % {"count": count}
    if label == "applications.application":
        return ngettext("Answer an application", "Answer %(count)d applications", count) % {
            "count": count
        }
    words = {
        "briefs.brief": _("Change it and send it again"),
        "vetting.briefreview": _("Look at the change an office asks for"),
        "vetting.employerreview": _("Answer the career office"),
        "agreements.agreement": _("Read the agreement, then answer or sign"),
        "payments.funding": _("Secure the pay"),
        "payments.payout": _("Send the pay, and say that it was sent"),
        "engagements.engagement": _("Review the work"),
        "engagements.stuckcall": _("Help: the student is stuck"),
        "engagements.checkin": _("Say a word on a check-in"),
        "engagements.milestone": _("Accept the first milestone, or say what is missing"),
        "engagements.changeorder": _("Answer the proposed change"),
        "engagements.dispute": _("Give your view"),
        "engagements.talk": _("Talk about what is wrong"),
        "engagements.meeting": _("Accept a time for the student, or suggest another"),
        "engagements.absence": _("Answer: days away"),
        "engagements.reinstatement": _("Answer: take the work up again"),
        "engagements.hoursguard": _("Choose: cut scope, add pay or stop"),
        "follow": _("Take the step you both chose for the hours"),
        "verdict": _("Read the decision: leave it, or appeal"),
        "supervisor": _("Name who looks after the student"),
        "relationships.nextstep": _("Say what comes next"),
        "feedback": _("Say how it went"),
        "applications.message": _("Read a new message"),
    }
    return words[label]


def _each(member: Member) -> Iterable[Things]:
    """What the member can do something about: each is on the desk of who may act on it."""
    yield as_things(briefs_sent_back(member), "briefs.brief", "code", "title")
    yield as_things(
        changes_asked_by_some(member), "vetting.briefreview", "brief__code", "brief__title"
    )
    yield as_things(questions_waiting(member), "briefs.question", "brief__code", "brief__title")
    yield as_things(
        questions_of_campuses(member.employer), "vetting.employerreview", "code", "campus__name"
    )
    if may_write_as(member):
        considered = [
            ApplicationState.SUBMITTED,
            ApplicationState.SEEN,
            ApplicationState.SHORTLISTED,
            ApplicationState.ALTERNATE,
        ]
        yield as_things(
            applications_to(member).filter(state__in=considered),
            "applications.application",
            "brief__code",
            "brief__title",
        )
    if may_sign_for(member):
        yield as_things(
            agreements_waiting(member),
            "agreements.agreement",
            "code",
            "application__brief__title",
            "application__student__user__name",
        )
    if acts_at_work(member):
        yield from _at_work(member)
    yield from _of_roles(member)
    user_id = member.user_id or 0
    yield as_things(
        unread_threads(EMPLOYER, reader_with(user_id))
        .filter(brief__employer_id=member.employer_id)
        # Who looks after it, or has written in it.
        .filter(Q(brief__supervisor=member) | Q(messages__by_user=user_id))
        .distinct(),
        "applications.message",
        "code",
        "brief__title",
        "student__user__name",
    )
    yield as_things(
        work_to_close(member).filter(state=EngagementState.PAID).exclude(feedback__side="employer"),
        "feedback",
        *OF_WORK,
    )


#: Of a row, or of the work itself: the page it leads to, what it is about, whose it is.
OF_WORK = ("code", "title", "student__user__name")
BY_WORK = ("engagement__code", "engagement__title", "engagement__student__user__name")


def _at_work(member: Member) -> Iterable[Things]:
    """What owners and supervisors answer while work runs."""
    own = {"engagement__employer_id": member.employer_id}
    disputes = Dispute.objects.filter(**own)
    chosen = HoursGuard.objects.filter(settled_at__isnull=False, **own)
    asked = {"state": AskState.ASKED, **own}
    for label, rows in (
        ("engagements.stuckcall", stuck_for(member)),
        ("engagements.checkin", check_ins_for(member)),
        (
            "engagements.milestone",
            Milestone.objects.filter(state=MilestoneState.HANDED_IN, **own),
        ),
        ("engagements.changeorder", changes_for_employer(member)),
        (
            "engagements.dispute",
            disputes.filter(state=DisputeState.OPENED).exclude(opened_by=EMPLOYER),
        ),
        ("verdict", disputes.filter(state=DisputeState.DECIDED, employer_content_at=None)),
        ("engagements.talk", Talk.objects.filter(state__in=LIVE_TALKS, **own)),
        ("engagements.absence", Absence.objects.exclude(side=EMPLOYER).filter(**asked)),
        (
            "engagements.reinstatement",
            Reinstatement.objects.exclude(asked_by=EMPLOYER).filter(**asked),
        ),
        ("engagements.hoursguard", guards_to_choose_at(EMPLOYER).filter(**own)),
        ("follow", chosen.exclude(student_choice=HoursGuard.Choice.ON_TRACK)),
    ):
        yield as_things(rows, label, *BY_WORK)
    yield as_things(to_review(member), "engagements.engagement", *OF_WORK)
    if member.role == Member.Role.OWNER:
        left = Engagement.objects.filter(
            employer_id=member.employer_id, supervisor__left_at__isnull=False
        )
        yield as_things(left, "supervisor", *OF_WORK)


def _of_roles(member: Member) -> Iterable[Things]:
    """The money, a senior person's sessions, what comes next: each with people of its own."""
    if member.role in MONEY_ROLES:
        due = Funding.objects.filter(
            engagement__employer_id=member.employer_id,
            state=FundingState.DUE,
            secured_minor__lt=F("amount_minor"),
        )
        yield as_things(due, "payments.funding", *BY_WORK)
        to_send = Payout.objects.filter(
            engagement__employer_id=member.employer_id,
            state__in=[PayoutState.DUE, PayoutState.MISSING],
        )
        yield as_things(to_send, "payments.payout", *BY_WORK)
    asked = Meeting.objects.filter(asked=Asked.LEADER, cancelled_at=None, engagement__leader=member)
    yield as_things(asked, "engagements.meeting", *BY_WORK)
    steps = NextStep.objects.filter(
        answered_at=None,
        engagement__paid_at__isnull=False,
        engagement__in=work_to_close(member),
    )
    yield as_things(steps, "relationships.nextstep", *BY_WORK)
