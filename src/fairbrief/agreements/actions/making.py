"""Making the agreement of an accepted offer, and the links by which its signer reads it."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from fairbrief.accounts.links import mint, replace_links
from fairbrief.agreements.access import EMPLOYER, STUDENT, SUPERVISOR
from fairbrief.agreements.models import Agreement
from fairbrief.agreements.queries import can_sign, is_live, proposals_open, supervisor_of
from fairbrief.agreements.text import digest_of, terms_of, write_text
from fairbrief.agreements.workflow import EMPLOYER_SIGNS_BY
from fairbrief.applications.models import Application
from fairbrief.audit.actors import Actor
from fairbrief.audit.record import record
from fairbrief.clocks.rules import start_clock
from fairbrief.kernel.errors import IllegalMoveError
from fairbrief.notices.telling import Recipient, tell
from fairbrief.vetting.queries import policy_of


def make_agreement(application: Application, /, *, actor: Actor, at: datetime) -> Agreement:
    """Makes the agreement of an accepted offer, tells both, mails the supervisor a link to sign.

    The employer goes first: it states in what capacity the student works, which is in the text.

    A second call gives the same agreement.
    """
    with transaction.atomic():
        found = Agreement.objects.filter(application=application).first()
        if found:
            return found
        cap = policy_of(application.student.campus).weekly_cap_term
        terms = terms_of(application, weekly_cap=cap, at=at)
        text = write_text(terms)
        agreement = Agreement.objects.create(
            application=application,
            terms=terms,
            text=text,
            sha256=digest_of(text),
            made_at=at,
        )
        record(agreement, "made", actor=actor, at=at, data={"sha256": agreement.sha256})
        start_clock(EMPLOYER_SIGNS_BY, agreement, at=at)
        tell("agreement.made", agreement, at=at)
        tell("agreement.made_for_employer", agreement, at=at)
        mail_signing_link(agreement, at=at)
    return agreement


def mail_signing_link(
    agreement: Agreement, /, *, at: datetime, notice: str = "agreement.to_sign_by_link"
) -> str:
    """Mails the supervisor a fresh link to sign without an account; earlier ones end soon.

    Returns the link's path, which is kept nowhere; "" without a supervisor. Raises
    IllegalMoveError when there is nothing left for the employer to sign or to answer.
    """
    supervisor = supervisor_of(agreement)
    if supervisor is None or supervisor.left_at:
        return ""
    if not _has_something(agreement):
        raise IllegalMoveError(_("There is nothing left for your side to sign."))
    replace_links(agreement, capacity=SUPERVISOR, email=supervisor.email, at=at)
    token = mint(
        agreement,
        capacity=SUPERVISOR,
        email=supervisor.email,
        name=supervisor.name,
        at=at,
        holder=supervisor,
    )
    path = f"/sign/{token}/"
    if supervisor.user_id is None:
        recipient = Recipient(
            email=supervisor.email,
            name=supervisor.name,
            link=path,
            zone=agreement.application.brief.time_zone,
        )
        tell(notice, agreement, at=at, to=[recipient])
    return path


def _has_something(agreement: Agreement) -> bool:
    waits = is_live(agreement) and proposals_open(agreement, side=STUDENT).exists()
    return can_sign(agreement, EMPLOYER) or waits


def renew_signing_link(agreement: Agreement, /, *, email: str, at: datetime) -> bool:
    """A fresh link for who asks with one that ended; False when it is not theirs to sign now."""
    supervisor = supervisor_of(agreement)
    if supervisor is None or supervisor.user_id is not None or not _has_something(agreement):
        return False
    if supervisor.email.lower() != email.lower():
        return False
    return bool(mail_signing_link(agreement, at=at))
