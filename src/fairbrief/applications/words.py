"""What people say to each other in an application and in the messages about it."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from fairbrief.applications.access import reads_as_employer
from fairbrief.applications.models import Application, Message
from fairbrief.applications.states import ApplicationState
from fairbrief.audit.actors import Actor
from fairbrief.concerns.kinds import EMPLOYER, STUDENT, Words


def _applications() -> QuerySet[Application]:
    return Application.objects.select_related("brief__employer", "student__user", "student__campus")


def _who_ended(application: Application) -> str:
    """Who gave the reason: the employer, the student, or the clock."""
    if not application.reason:
        return ""
    by = {ApplicationState.DECLINED: EMPLOYER, ApplicationState.WITHDRAWN: STUDENT}
    return by.get(ApplicationState(application.state), "")


def _received(actor: Actor, application: Application, writer: str) -> bool:
    if writer == STUDENT:
        return reads_as_employer(actor, application)
    return writer == EMPLOYER and application.student.user_id == actor.user_id


def _who(application: Application, writer: str) -> str:
    student = application.student.user.name
    return student if writer == STUDENT else application.brief.employer.name


def _of_application(name: str, called: Any, columns: tuple[str, ...], writer: Any) -> None:
    Words(
        name=name,
        label="applications.application",
        columns=columns,
        called=called,
        rows=_applications,
        writer=writer,
        by_name=lambda row: _who(row, writer(row)),
        student=lambda row: row.student,
        employer=lambda row: row.brief.employer,
        about=lambda row: row.brief.title,
        receives=lambda actor, row: _received(actor, row, writer(row)),
    )


_of_application(
    "application",
    _("An application"),
    ("interest", "experience", "link"),
    lambda row: STUDENT if row.submitted_at or row.shown_at else "",
)
_of_application(
    "application_note",
    _("A note with an offer"),
    ("employer_note",),
    lambda row: EMPLOYER if row.employer_note else "",
)
_of_application(
    "application_offer_withdrawn",
    _("A reason for withdrawing an offer"),
    ("offer_withdrawn_because",),
    lambda row: EMPLOYER if row.offer_withdrawn_because else "",
)
_of_application("application_reason", _("A reason for declining"), ("reason",), _who_ended)

Words(
    name="message",
    label="applications.message",
    columns=("text",),
    called=_("A message"),
    rows=lambda: Message.objects.select_related(
        "application__brief__employer", "application__student__user", "application__student__campus"
    ).prefetch_related("files"),
    writer=lambda row: row.side,
    by_name=lambda row: row.by_name,
    student=lambda row: row.application.student,
    employer=lambda row: row.application.brief.employer,
    about=lambda row: row.application.brief.title,
    receives=lambda actor, row: _received(actor, row.application, row.side),
    names=lambda row: [each.name for each in row.files.all()],
)
