"""Who is told about money."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from fairbrief.accounts.models import User
from fairbrief.kernel.money import Money
from fairbrief.notices.telling import NoticeKind
from fairbrief.payments.access import MONEY_ROLES
from fairbrief.payments.models import Funding


def _employer(funding: Funding) -> Iterable[User]:
    """The supervisor, and everybody who handles the employer's money."""
    return User.objects.filter(
        memberships__employer_id=funding.engagement.employer_id,
        memberships__left_at=None,
        memberships__role__in=MONEY_ROLES,
    ).distinct()


def _student(funding: Funding) -> Iterable[User]:
    return [funding.engagement.student.user]


def _student_with_pay(funding: Funding) -> Iterable[User]:
    """Nobody wants to read that nothing is secured or released for work without pay."""
    return _student(funding) if funding.amount_minor else []


def _student_at_work(funding: Funding) -> Iterable[User]:
    """Of the first securing the work itself tells, since it can start; of a raise, money does."""
    engagement = funding.engagement
    return [] if engagement.funded_at is None else _student_with_pay(funding)


def _employer_with_return(funding: Funding) -> Iterable[User]:
    """Work that ended before anything was secured returns nothing to tell of."""
    return _employer(funding) if funding.returned_minor else []


def _office(funding: Funding) -> Iterable[User]:
    return User.objects.filter(officer__campus_id=funding.engagement.campus_id)


def _facts(funding: Funding) -> dict[str, object]:
    engagement = funding.engagement
    return {
        "title": engagement.title,
        "employer": engagement.employer,
        "student": engagement.student,
        "amount": funding.amount,
        "missing": funding.missing,
        "secured": funding.secured,
        "released": funding.released,
        "owed": Money(funding.owed_minor, funding.currency),
        "returned": funding.returned,
        "reference": funding.reference,
    }


def _employer_page(funding: Funding) -> str:
    return f"/employer/work/{funding.engagement.code}/funds/"


def _student_page(funding: Funding) -> str:
    return f"/student/work/{funding.engagement.code}/pay/"


def _campus_page(funding: Funding) -> str:
    return f"/campus/work/{funding.engagement.code}/"


NoticeKind(
    name="funds.due",
    subject=_("Secure {missing} so that {student} can start"),
    body=_(
        "Both sides have signed for “{title}”. Work starts once you have recorded {missing} as "
        "secured. You have three business days; then {student} and the career office are told."
    ),
    to=_employer,
    path=_employer_page,
    facts=_facts,
)
NoticeKind(
    name="funds.more_due",
    subject=_("Secure another {missing} for “{title}”"),
    body=_(
        "You both signed a change that raises the pay to {amount}. {missing} is still to be "
        "secured within three business days. What was agreed before may go on meanwhile; what the "
        "change adds should not start before it is secured."
    ),
    to=_employer,
    path=_employer_page,
    facts=_facts,
)
NoticeKind(
    name="funds.rest_due",
    subject=_("Secure {missing} for the second milestone of “{title}”"),
    body=_(
        "{student} has handed in the first milestone of “{title}”. {missing} for the second is now "
        "to be secured, within three business days; the second begins once it is."
    ),
    to=_employer,
    path=_employer_page,
    facts=_facts,
)
NoticeKind(
    name="funds.owed_due",
    subject=_("Secure {missing} that is owed for “{title}”"),
    body=_(
        "The work is over, and {amount} is owed to {student} in all. {missing} of it is still to "
        "be secured, within three business days; it is released as soon as it is."
    ),
    to=_employer,
    path=_employer_page,
    facts=_facts,
)
NoticeKind(
    name="funds.milestone_paid",
    subject=_("{owed} is released for the first milestone of “{title}”"),
    body=_(
        "The first milestone is accepted, and {released} is released to {student}. The receipt "
        "says how and when; the second milestone goes on. Fairbrief keeps the record and moves no "
        "money: {employer} pays by the means that both signed."
    ),
    to=lambda funding: [*_student(funding), *_employer(funding)],
    path=lambda funding: f"/work/{funding.engagement.code}/",
    facts=_facts,
)
NoticeKind(
    name="funds.secured",
    subject=_("More is secured for “{title}”"),
    body=_(
        "{employer} has recorded the difference as secured: of {amount} in all, {secured} is set "
        "aside by now."
    ),
    to=_student_at_work,
    path=_student_page,
    facts=_facts,
)
NoticeKind(
    name="funds.late",
    subject=_("{employer} has not secured the pay for “{title}” yet"),
    body=_(
        "{missing} should have been secured by now. Do not work on what is not secured. "
        "The career office knows and will ask {employer}."
    ),
    to=_student,
    path=_student_page,
    facts=_facts,
)
NoticeKind(
    name="funds.late_office",
    subject=_("{employer} is late securing {missing} for {student}"),
    body=_(
        "“{title}” is signed by both, and three business days have passed without the pay being "
        "secured. The student has been told not to work on what is not secured."
    ),
    to=_office,
    path=_campus_page,
    facts=_facts,
)
NoticeKind(
    name="funds.late_employer",
    subject=_("The pay for “{title}” is late"),
    body=_(
        "{missing} is not secured, so {student} has been told to wait, and the career office "
        "knows. Record it as secured and the work goes on."
    ),
    to=_employer,
    path=_employer_page,
    facts=_facts,
)
NoticeKind(
    name="funds.released",
    subject=_("{released} is released for “{title}”"),
    body=_(
        "{released} is released to {student}. The receipt says how and when; keep it for your "
        "records. {employer} pays by the means and within the days that both signed; Fairbrief "
        "moves no money."
    ),
    to=_student_with_pay,
    path=_student_page,
    facts=_facts,
)
NoticeKind(
    name="funds.paid_receipt",
    subject=_("Receipt: {released} released for “{title}”"),
    body=_(
        "The work of {student} is over: {released} is released, {returned} goes back to you. "
        "Fairbrief keeps the record and moves no money: pay {student} now, if you have not yet, by "
        "the means and within the days that you both signed."
    ),
    to=_employer,
    path=_employer_page,
    facts=_facts,
)
NoticeKind(
    name="funds.returned",
    subject=_("{returned} is returned for “{title}”"),
    body=_("Nothing was to be paid, so {returned} goes back to you."),
    to=_employer_with_return,
    path=_employer_page,
    facts=_facts,
)
