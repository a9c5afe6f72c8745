"""What a contact says with their yes, references, and what is said about introductions."""

from __future__ import annotations

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from fairbrief.concerns.kinds import EMPLOYER, STUDENT, Words
from fairbrief.contacts.access import ANSWERER, introduction_roles
from fairbrief.contacts.models import Contact, Introduction, Reference
from fairbrief.contacts.states import ContactState
from fairbrief.engagements.words import words_of_work

Words(
    name="contact_line",
    label=Contact._meta.label_lower,
    columns=("given_line", "given_link"),
    called=_("What a contact writes with their address"),
    rows=lambda: Contact.objects.select_related(
        "student__user", "student__campus", "employer", "engagement"
    ),
    writer=lambda contact: (
        EMPLOYER
        if contact.state == ContactState.OPEN and (contact.given_line or contact.given_link)
        else ""
    ),
    by_name=lambda contact: contact.name,
    student=lambda contact: contact.student,
    employer=lambda contact: contact.employer,
    about=lambda contact: contact.met_in,
    receives=lambda actor, contact: (
        actor.user_id is not None and contact.student.user_id == actor.user_id
    ),
)

words_of_work(
    "reference",
    Reference,
    _("A reference"),
    ("text",),
    lambda reference: EMPLOYER,
    by_name=lambda reference: reference.by_name,
)


def _introductions() -> QuerySet[Introduction]:
    return Introduction.objects.select_related(
        "student__user", "student__campus", "employer", "alum", "contact"
    )


# Who is asked stands where the employer's side stands, a past student too: they speak for the work
# there. A past student answers with a yes alone, so no words of a student count as an employer's.
Words(
    name="introduction",
    label=Introduction._meta.label_lower,
    columns=("whom", "words"),
    called=_("A question for an introduction"),
    rows=_introductions,
    writer=lambda asked: STUDENT,
    by_name=lambda asked: asked.student.user.name,
    student=lambda asked: asked.student,
    employer=lambda asked: asked.employer,
    about=lambda asked: asked.employer.name,
    receives=lambda actor, asked: ANSWERER in introduction_roles(actor, asked),
)
Words(
    name="introduction_answer",
    label=Introduction._meta.label_lower,
    columns=("with_whom", "answer"),
    called=_("What a contact answers to it"),
    rows=_introductions,
    writer=lambda asked: EMPLOYER if asked.with_whom or asked.answer else "",
    by_name=lambda asked: asked.contact.name if asked.contact else "",
    student=lambda asked: asked.student,
    employer=lambda asked: asked.employer,
    about=lambda asked: asked.employer.name,
    receives=lambda actor, asked: (
        actor.user_id is not None and asked.student.user_id == actor.user_id
    ),
)
