"""What people say to each other about an agreement: why one of them does not sign."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from fairbrief.agreements.access import EMPLOYER, STUDENT
from fairbrief.agreements.models import Agreement
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
