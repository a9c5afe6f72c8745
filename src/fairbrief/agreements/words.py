"""What people say to each other about an agreement: why they want a line changed, or do not."""

from __future__ import annotations

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from fairbrief.agreements.access import EMPLOYER, STUDENT
from fairbrief.agreements.lines import line_of
from fairbrief.agreements.models import Agreement, Proposal
from fairbrief.applications.access import reads_as_employer
from fairbrief.audit.actors import Actor
from fairbrief.concerns.kinds import Words


def _received(actor: Actor, agreement: Agreement) -> bool:
    if agreement.declined_by == STUDENT:
        return reads_as_employer(actor, agreement.application)
    is_student = agreement.application.student.user_id == actor.user_id
    return agreement.declined_by == EMPLOYER and is_student


def _by_name(agreement: Agreement) -> str:
    application = agreement.application
    is_student = agreement.declined_by == STUDENT
    return application.student.user.name if is_student else application.brief.employer.name


Words(
    name="agreement_reason",
    label="agreements.agreement",
    columns=("reason",),
    called=_("A reason for not signing"),
    rows=lambda: Agreement.objects.select_related(
        "application__brief__employer", "application__student__user", "application__student__campus"
    ),
    writer=lambda agreement: agreement.declined_by,
    by_name=_by_name,
    student=lambda agreement: agreement.application.student,
    employer=lambda agreement: agreement.application.brief.employer,
    about=lambda agreement: agreement.application.brief.title,
    receives=_received,
)


def _reads(actor: Actor, proposal: Proposal, writer: str) -> bool:
    """Whether an actor is of the side that reads what the writer wrote."""
    application = proposal.agreement.application
    if writer == STUDENT:
        return reads_as_employer(actor, application)
    return application.student.user_id == actor.user_id


def _proposed(proposal: Proposal) -> str:
    """The words that are proposed, and why."""
    line = line_of(proposal.agreement.terms, proposal.line)
    said = line.said(proposal.new) if line else ""
    return f"{said}\n{proposal.reason}"


def _name_of(side: str, proposal: Proposal) -> str:
    application = proposal.agreement.application
    return application.student.user.name if side == STUDENT else application.brief.employer.name


def _proposals() -> QuerySet[Proposal]:
    return Proposal.objects.select_related(
        "agreement__application__brief__employer",
        "agreement__application__student__user",
        "agreement__application__student__campus",
    )


Words(
    name="agreement_change",
    label="agreements.proposal",
    columns=("reason",),
    called=_("A proposed change of an agreement"),
    rows=_proposals,
    writer=lambda proposal: proposal.side,
    by_name=lambda proposal: _name_of(proposal.side, proposal),
    student=lambda proposal: proposal.agreement.application.student,
    employer=lambda proposal: proposal.agreement.application.brief.employer,
    about=lambda proposal: proposal.agreement.application.brief.title,
    receives=lambda actor, proposal: _reads(actor, proposal, proposal.side),
    said=_proposed,
)
Words(
    name="agreement_answer",
    label="agreements.proposal",
    columns=("answer",),
    called=_("An answer to a proposed change"),
    rows=_proposals,
    writer=lambda proposal: proposal.answerer if proposal.answer else "",
    by_name=lambda proposal: _name_of(proposal.answerer, proposal),
    student=lambda proposal: proposal.agreement.application.student,
    employer=lambda proposal: proposal.agreement.application.brief.employer,
    about=lambda proposal: proposal.agreement.application.brief.title,
    receives=lambda actor, proposal: _reads(actor, proposal, proposal.answerer),
)
