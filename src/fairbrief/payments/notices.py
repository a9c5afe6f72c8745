"""Who is told about money."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from fairbrief.accounts.models import User
from fairbrief.kernel.money import Money
from fairbrief.notices.telling import NoticeKind
from fairbrief.organizations.people import office_people
from fairbrief.payments.access import MONEY_ROLES
from fairbrief.payments.models import Funding, Payout


def _employer(funding: Funding | Payout) -> Iterable[User]:
    """The supervisor, and everybody who handles the employer's money."""
    return User.objects.filter(
        memberships__employer_id=funding.engagement.employer_id,
        memberships__left_at=None,
        memberships__role__in=MONEY_ROLES,
    ).distinct()


def _student(funding: Funding | Payout) -> Iterable[User]:
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


def _office(funding: Funding | Payout) -> Iterable[User]:
    return office_people(funding.engagement.campus_id)


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


def _payout_facts(payout: Payout) -> dict[str, object]:
    work = payout.engagement
    return {
        "title": work.title,
        "employer": work.employer,
        "student": work.student,
        "amount": payout.amount,
        "sent": payout.sent,
        "day": payout.due_on,
        "sent_on": payout.sent_on or payout.due_on,
        "how": payout.get_how_display(),
    }


def _employer_page(funding: Funding | Payout) -> str:
    return f"/employer/work/{funding.engagement.code}/funds/"


def _student_page(funding: Funding | Payout) -> str:
    return f"/student/work/{funding.engagement.code}/pay/"


def _campus_page(funding: Funding | Payout) -> str:
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
    name="funds.earlier_paid",
    subject=_("What “{title}” had earned before is released: {owed}"),
    body=_(
        "When the work ended before, it had earned {owed}. All of that is secured now, and "
        "{released} of the fee is released to {student} in all. The receipt says how and when; the "
        "work goes on. Fairbrief keeps the record and moves no money: {employer} pays by the means "
        "that both signed."
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
        "the means and within the days that you both signed. Then say on the page below on which "
        "day and how it was sent; {student} says whether it has arrived."
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

NoticeKind(
    name="payout.due",
    subject=_("Send {amount} to {student} by {day}"),
    body=_(
        "{amount} is owed to {student} for “{title}”, and was to be paid by {day}, as you both "
        "signed. Nobody has said yet that it was sent. If it was, say on which day and how."
    ),
    to=_employer,
    path=_employer_page,
    facts=_payout_facts,
)
NoticeKind(
    name="payout.sent",
    subject=_("{employer} says that {sent} was sent to you"),
    body=_(
        "{employer} says that {sent} for “{title}” was sent on {sent_on} ({how}). Say whether "
        "it has arrived; a transfer can take some days. Without your word within ten business "
        "days it counts as received."
    ),
    to=_student,
    path=_student_page,
    facts=_payout_facts,
)
NoticeKind(
    name="payout.missing",
    subject=_("{student} has not got the {amount} yet"),
    body=_(
        "You said that {sent} for “{title}” was sent on {sent_on}. {student} says that it has "
        "not arrived. Look into it with your bank or payroll, and say here once it is sent again."
    ),
    to=_employer,
    path=_employer_page,
    facts=_payout_facts,
)
NoticeKind(
    name="payout.missing_office",
    subject=_("{student} says again that {amount} of {employer} has not arrived"),
    body=_(
        "{employer} says that {sent} for “{title}” was sent on {sent_on} ({how}). {student} has "
        "said more than once that it has not arrived. Ask both what the bank says."
    ),
    to=_office,
    path=_campus_page,
    facts=_payout_facts,
)
NoticeKind(
    name="payout.taken_back",
    subject=_("{student} has not got the {amount} after all"),
    body=_(
        "{student} had said that {amount} for “{title}” has arrived, and says now that it has not. "
        "Look into it with your bank or payroll, and say here on which day and how it was sent."
    ),
    to=_employer,
    path=_employer_page,
    facts=_payout_facts,
)
NoticeKind(
    name="payout.taken_back_office",
    subject=_("{student} takes back that {amount} of {employer} has arrived"),
    body=_(
        "{student} had said that {amount} for “{title}” has arrived, and says now that it has not. "
        "{employer} is to look into it. A slip happens; ask {student} if it was one."
    ),
    to=_office,
    path=_campus_page,
    facts=_payout_facts,
)
NoticeKind(
    name="payout.received",
    subject=_("{student} has got the {amount}"),
    body=_("{student} says that {amount} for “{title}” has arrived. Nothing is owed of it."),
    to=_employer,
    path=_employer_page,
    facts=_payout_facts,
)
NoticeKind(
    name="payout.late",
    subject=_("Your pay for “{title}” is late"),
    body=_(
        "{amount} was to be sent by {day}, and {employer} has not said that it was. If you have "
        "it, say so; the career office knows and will ask {employer} otherwise."
    ),
    to=_student,
    path=_student_page,
    facts=_payout_facts,
)
NoticeKind(
    name="payout.late_office",
    subject=_("{employer} is late paying {amount} to {student}"),
    body=_(
        "“{title}” is accepted or over, {amount} was to be sent by {day}, and it has not been, as "
        "far as the two have said."
    ),
    to=_office,
    path=_campus_page,
    facts=_payout_facts,
)
NoticeKind(
    name="payout.late_employer",
    subject=_("The pay of {student} is late"),
    body=_(
        "{amount} for “{title}” was to be sent by {day}. {student} and the career office have been "
        "told that it is late. Send it, and say on which day and how."
    ),
    to=_employer,
    path=_employer_page,
    facts=_payout_facts,
)
