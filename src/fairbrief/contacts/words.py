"""What a contact says to the student with their yes."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from fairbrief.concerns.kinds import EMPLOYER, Words
from fairbrief.contacts.models import Contact, Reference
from fairbrief.contacts.states import ContactState
from fairbrief.engagements.words import words_of_work

Words(
    name="contact_line",
    label=Contact._meta.label_lower,
    columns=("given_line", "given_link"),
    called=_("What a contact writes with their address"),
    rows=lambda: Contact.objects.select_related("student__user", "student__campus", "employer"),
    writer=lambda contact: (
        EMPLOYER
        if contact.state == ContactState.OPEN and (contact.given_line or contact.given_link)
        else ""
    ),
    by_name=lambda contact: contact.name,
    student=lambda contact: contact.student,
    employer=lambda contact: contact.employer,
    about=lambda contact: contact.engagement.title,
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
