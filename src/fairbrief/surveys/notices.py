"""Who is told of a survey: those it asks, and the office when it is over."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from fairbrief.accounts.models import User
from fairbrief.notices.telling import NoticeKind, Recipient
from fairbrief.organizations.people import office_people
from fairbrief.surveys.models import Round


def office(row: Round) -> list[User]:
    return office_people(row.survey.campus_id)


def _asked(row: Round) -> list[Recipient]:
    """Only ever told with a link of their own, which the action hands over."""
    return []


def _facts(row: Round) -> dict[str, object]:
    campus = row.survey.campus
    return {
        "title": row.version.title,
        "office": campus.office_name,
        "campus": campus.name,
        "until": row.closes_on,
        "promise": _(
            "It is anonymous: your answer is kept without anything that leads to you, and we only "
            "know that you answered."
        )
        if row.is_anonymous
        else _("Your answer is kept with your name, for the career office alone."),
    }


def _page(row: Round) -> str:
    return f"/campus/surveys/{row.survey.code}/"


NoticeKind(
    name="survey.asked",
    subject=_("{title}"),
    body=_(
        "Hello {name},\n\n{office} of {campus} asks a few short questions, open until {until}. "
        "It takes a minute, and you need not sign in.\n\n{promise}\n\nThe page also lets you say "
        "that you do not want to be asked."
    ),
    to=_asked,
    path=_page,
    facts=_facts,
)
NoticeKind(
    name="survey.reminded",
    subject=_("Still open: {title}"),
    body=_(
        "Hello {name},\n\n{office} of {campus} has not heard from you yet; the questions are open "
        "until {until}. This is the only reminder.\n\n{promise}"
    ),
    to=_asked,
    path=_page,
    facts=_facts,
)
NoticeKind(
    name="survey.closed",
    subject=_("Closed: {title}"),
    body=_("Dear {name},\n\nThe survey is closed; what was answered can be read now."),
    to=office,
    path=_page,
    facts=_facts,
)
