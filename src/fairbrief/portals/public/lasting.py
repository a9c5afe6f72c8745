"""What lasts after the work, in the closing page of a supervisor without an account: whether the
student may write, and the reference the student has asked for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.forms import BaseForm
from django.http import HttpRequest
from django.utils.translation import gettext as _

from fairbrief.audit.actors import Actor
from fairbrief.contacts.access import contact_at_closing, reference_at_closing
from fairbrief.contacts.actions import agree, decline, write_reference
from fairbrief.contacts.forms import ConsentForm, ReferenceForm
from fairbrief.contacts.models import Contact, Reference
from fairbrief.engagements.models import Engagement
from fairbrief.kernel.clock import now
from fairbrief.portals.ui.http import run_action

#: What tells these two from the other forms of the page.
CONSENT, NO, REFERENCE = "given_email", "no", "text"


@dataclass(frozen=True)
class Touch:
    """Both forms, for one supervisor and one student."""

    actor: Actor
    sent: str
    contact: Contact | None
    consent_form: ConsentForm | None
    reference: Reference | None
    reference_form: ReferenceForm | None

    @staticmethod
    def is_sent_with(request: HttpRequest) -> bool:
        return any(name in request.POST for name in (CONSENT, NO, REFERENCE))

    @classmethod
    def of(cls, request: HttpRequest, work: Engagement, actor: Actor) -> Touch:
        sent = next((each for each in (CONSENT, NO, REFERENCE) if each in request.POST), "")
        contact, reference = contact_at_closing(work), reference_at_closing(work)
        known = {"text": reference.text, "title": reference.by_title} if reference else {}
        return cls(
            actor=actor,
            sent=sent,
            contact=contact,
            consent_form=ConsentForm.of(contact, request.POST if sent == CONSENT else None)
            if contact
            else None,
            reference=reference,
            reference_form=ReferenceForm(request.POST if sent == REFERENCE else None, initial=known)
            if reference
            else None,
        )

    @property
    def is_sent(self) -> bool:
        return bool(self.sent)

    @property
    def forms(self) -> list[BaseForm]:
        return [each for each in (self.consent_form, self.reference_form) if each is not None]

    @property
    def context(self) -> dict[str, Any]:
        return {
            "contact": self.contact,
            "consent_form": self.consent_form,
            "reference": self.reference,
            "reference_form": self.reference_form,
        }

    def run(self, request: HttpRequest) -> bool:
        """The one act that was asked for; False when it was refused."""
        contact, consent, form = self.contact, self.consent_form, self.reference_form
        if self.sent == NO and contact is not None:
            return run_action(
                request,
                None,
                lambda: decline(contact, actor=self.actor, at=now()),
                said=_("Said. They see no address of yours."),
            )
        if self.sent == CONSENT and contact is not None and consent is not None:
            return consent.is_valid() and run_action(
                request,
                consent,
                lambda: agree(contact, **consent.said, actor=self.actor, at=now()),
                said=_("Said. They see what you gave, and nothing else."),
            )
        reference = self.reference
        if self.sent == REFERENCE and reference is not None and form is not None:
            return form.is_valid() and run_action(
                request,
                form,
                lambda: write_reference(reference, **form.cleaned_data, actor=self.actor, at=now()),
                said=_("Thank you. The student reads it first, and decides who else does."),
            )
        return False
