"""What a contact has agreed to. A no is final until they say otherwise themselves."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from fairbrief.audit.workflow import Need, Transition, Workflow
from fairbrief.contacts.access import (
    ANSWERER,
    CLOCK,
    CONTACT,
    STUDENT,
    introduction_roles,
    roles_of,
)
from fairbrief.contacts.states import ContactState as S
from fairbrief.contacts.states import IntroductionState as I
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

SAYS_WITH_WHOM = Need(
    holds=lambda introduction: introduction.is_of_alum or bool(introduction.with_whom),
    message=_("Say with whom you bring them together."),
)

INTRODUCTIONS = Workflow(
    "contacts.introduction",
    roles_of=introduction_roles,
    transitions=[
        Transition(
            name="grant",
            sources=(I.ASKED,),
            target=I.GRANTED,
            who=(ANSWERER,),
            stamp="answered_at",
            needs=(SAYS_WITH_WHOM,),
            effects=(tells("introduction.granted"),),
        ),
        # Nobody is mailed a no; a yes can be taken back.
        Transition(
            name="decline",
            sources=(I.ASKED, I.GRANTED),
            target=I.DECLINED,
            who=(ANSWERER,),
            stamp="answered_at",
        ),
        # Silence is a no that nobody had to say; nobody is told.
        Transition(name="lapse", sources=(I.ASKED,), target=I.SILENT, who=(CLOCK,)),
    ],
)
