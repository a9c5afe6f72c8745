"""What stands in the way of closing an account: whatever others still wait for, or would lose."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from fairbrief.accounts.models import User
from fairbrief.agreements.models import Agreement
from fairbrief.agreements.states import AgreementState
from fairbrief.briefs.models import Brief
from fairbrief.briefs.states import LIVE_STATES, BriefState
from fairbrief.engagements.models import Dispute, Engagement, Talk
from fairbrief.engagements.states import (
    BEFORE_STATES,
    LIVE_DISPUTES,
    LIVE_TALKS,
    RUNNING_STATES,
    EngagementState,
)
from fairbrief.funds.models import Award
from fairbrief.funds.states import AwardState
from fairbrief.organizations.models import Member, Officer
from fairbrief.organizations.queries import member_of, officer_of, owners_of
from fairbrief.payments.models import Funding, Payout
from fairbrief.payments.states import FundingState, PayoutState
from fairbrief.students.models import Student

_TO_SIGN = (AgreementState.PROPOSED, AgreementState.HALF_SIGNED)
#: Work in these states is not over, or not paid.
_GOES_ON = (
    *BEFORE_STATES,
    *RUNNING_STATES,
    EngagementState.DISPUTED,
    EngagementState.APPROVED,
)
_WAITING_BRIEFS = (*LIVE_STATES, BriefState.IN_REVIEW, BriefState.CHANGES_ASKED)


@dataclass(frozen=True, kw_only=True)
class Hindrance:
    """One thing in the way: what it is, what can be done about it, and where."""

    what: str
    todo: str
    path: str


@dataclass(frozen=True)
class Worn:
    """What somebody is here."""

    user: User
    student: Student | None
    member: Member | None
    officer: Officer | None

    @property
    def hats(self) -> set[str]:
        """Their names, as the portals have them."""
        worn = {
            "student": self.student,
            "employer": self.member,
            "campus": self.officer,
            "operator": self.user.is_operator,
        }
        return {hat for hat, is_worn in worn.items() if is_worn}


def worn_by(user: User) -> Worn:
    student = Student.objects.filter(user=user).select_related("campus").first()
    return Worn(user, student, member_of(user), officer_of(user))


def hindrances(user: User, worn: Worn | None = None) -> list[Hindrance]:
    """Everything that stands in the way of closing the account, of every hat the person wears."""
    worn = worn or worn_by(user)
    found: list[Hindrance] = []
    if worn.student is not None:
        found += _of_student(worn.student)
    if worn.member is not None:
        found += _of_member(worn.member)
    if worn.officer is not None:
        found += _of_officer(worn.officer)
    if user.is_operator:
        found += _of_operator(user)
    return found


def _open_work(works: QuerySet[Engagement]) -> QuerySet[Any]:
    """Work that is not over, whose money is not settled, or that is disputed."""
    of_it = {"engagement": OuterRef("pk")}
    owed = Funding.objects.filter(**of_it, payable_at__isnull=False).exclude(
        state__in=(FundingState.RELEASED, FundingState.RETURNED)
    )
    held = Funding.objects.filter(**of_it, state=FundingState.SECURED)
    disputed = Dispute.objects.filter(**of_it, state__in=LIVE_DISPUTES)
    talked = Talk.objects.filter(**of_it, state__in=LIVE_TALKS)
    return (
        works.annotate(is_disputed=Exists(disputed) | Exists(talked))
        .filter(Q(state__in=_GOES_ON) | Exists(owed) | Exists(held) | Q(is_disputed=True))
        .order_by("pk")
    )


def _work(works: QuerySet[Engagement], portal: str, *, otherwise: str = "") -> Iterator[Hindrance]:
    for work in _open_work(works):
        if work.is_disputed or work.state == EngagementState.DISPUTED:
            what = _("There is a dispute about “%(title)s”.")
            todo = _("It has to be decided, or settled between the two of you.")
        elif work.state in BEFORE_STATES:
            what = _("“%(title)s” is agreed and has not begun.")
            todo = _("Do the work, or end it there before it begins.")
        elif work.state in RUNNING_STATES:
            what = _("“%(title)s” is still running.")
            todo = _("Finish it, or end it early: what was worked is paid.")
        else:
            what = _("“%(title)s” is done, and not all of its money has been paid.")
            todo = _("It has to be paid first.")
        yield Hindrance(
            what=what % {"title": work.title},
            todo=f"{todo} {otherwise}".strip(),
            path=f"/{portal}/work/{work.code}/",
        )


def _of_student(student: Student) -> Iterator[Hindrance]:
    yield from _work(Engagement.objects.filter(student=student), "student")
    unsigned = Agreement.objects.filter(application__student=student, state__in=_TO_SIGN)
    for code, title in unsigned.order_by("pk").values_list("code", "application__brief__title"):
        yield Hindrance(
            what=_("An agreement about “%(title)s” waits for signatures.") % {"title": title},
            todo=_("Decline it there, or sign it and do the work."),
            path=f"/student/agreements/{code}/",
        )
    awards = Award.objects.filter(student=student, state=AwardState.APPROVED)
    for pool in awards.order_by("pk").values_list("pool__name", flat=True):
        yield Hindrance(
            what=_("A stipend of “%(pool)s” is approved and not paid yet.") % {"pool": pool},
            todo=_("Your career office pays it, or takes it back if you ask them."),
            path="/student/stipends/",
        )


def _of_member(member: Member) -> Iterator[Hindrance]:
    employer = member.employer
    works = Engagement.objects.filter(employer=employer)
    is_only_owner = (
        member.role == Member.Role.OWNER and not owners_of(employer).exclude(pk=member.pk).exists()
    )
    if not is_only_owner:
        mine = works.filter(Q(supervisor=member) | Q(leader=member))
        for work in _open_work(mine):
            yield Hindrance(
                what=_("You are named in “%(title)s”, which is not over.") % {"title": work.title},
                todo=_("An owner can name somebody else there."),
                path=f"/employer/work/{work.code}/",
            )
        return
    yield from _work(works, "employer", otherwise=_("Or invite another owner."))
    unsent = Payout.objects.filter(
        engagement__employer=employer, state__in=(PayoutState.DUE, PayoutState.MISSING)
    ).order_by("pk")
    for code, title in unsent.values_list("engagement__code", "engagement__title"):
        yield Hindrance(
            what=_("The pay for “%(title)s” is still to be sent.") % {"title": title},
            todo=_("Send it and say so there, or invite another owner first."),
            path=f"/employer/work/{code}/funds/",
        )
    unanswered = Payout.objects.filter(
        engagement__employer=employer, state=PayoutState.SENT
    ).order_by("pk")
    for code, title in unanswered.values_list("engagement__code", "engagement__title"):
        yield Hindrance(
            what=_("The student has not said yet whether the pay for “%(title)s” arrived.")
            % {"title": title},
            todo=_(
                "They have ten business days from when you said that it was sent; then it counts "
                "as received. Or invite another owner first."
            ),
            path=f"/employer/work/{code}/funds/",
        )
    unsigned = Agreement.objects.filter(
        application__brief__employer=employer, state__in=_TO_SIGN
    ).order_by("pk")
    for code, title in unsigned.values_list("code", "application__brief__title"):
        yield Hindrance(
            what=_("An agreement about “%(title)s” waits for signatures.") % {"title": title},
            todo=_("Decline it there, or invite another owner first."),
            path=f"/employer/agreements/{code}/",
        )
    briefs = Brief.objects.filter(employer=employer, state__in=_WAITING_BRIEFS).order_by("pk")
    for code, title in briefs.values_list("code", "title"):
        yield Hindrance(
            what=_("“%(title)s” is open, and you are the only owner.") % {"title": title},
            todo=_("Close the brief, or invite another owner first."),
            path=f"/employer/briefs/{code}/",
        )


def _of_officer(officer: Officer) -> Iterator[Hindrance]:
    others = Officer.objects.filter(campus=officer.campus, user__is_active=True).exclude(
        pk=officer.pk
    )
    roles = set(others.values_list("role", flat=True))
    if not roles:
        what = _("You are the only person of %(office)s.")
    elif officer.role == Officer.Role.DIRECTOR and Officer.Role.DIRECTOR not in roles:
        what = _("You are the only director of %(office)s.")
    else:
        return
    yield Hindrance(
        what=what % {"office": officer.campus.office_name},
        todo=_("Invite another director first."),
        path="/campus/office/people/",
    )


def _of_operator(user: User) -> Iterator[Hindrance]:
    others = User.objects.filter(is_operator=True, is_active=True).exclude(pk=user.pk)
    if not others.exists():
        yield Hindrance(
            what=_("You are the only one who runs this installation."),
            todo=_("Make somebody else an operator first, on the server."),
            path="/operator/",
        )
