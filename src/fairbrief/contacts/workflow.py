"""What a contact has agreed to. A no is final until they say otherwise themselves."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from fairbrief.audit.workflow import Need, Transition, Workflow
from fairbrief.contacts.access import CONTACT, STUDENT, roles_of
from fairbrief.contacts.states import ContactState as S
from fairbrief.notices.telling import tells

HAS_ADDRESS = Need(
    holds=lambda contact: bool(contact.given_email),
    message=_("Give the address at which they may write to you."),
)

WORKFLOW = Workflow(
    "contacts.contact",
    roles_of=roles_of,
    transitions=[
        Transition(
            name="ask",
            sources=(S.KNOWN,),
            target=S.ASKED,
            who=(STUDENT,),
            stamp="asked_at",
        ),
        Transition(
            name="agree",
            sources=(S.KNOWN, S.ASKED, S.CLOSED),
            target=S.OPEN,
            who=(CONTACT,),
            stamp="answered_at",
            needs=(HAS_ADDRESS,),
            effects=(tells("contact.agreed"),),
        ),
        # The student reads it on the page of the contact; nobody is mailed a no.
        Transition(
            name="decline",
            sources=(S.KNOWN, S.ASKED, S.OPEN),
            target=S.CLOSED,
            who=(CONTACT,),
            stamp="answered_at",
        ),
    ],
)
