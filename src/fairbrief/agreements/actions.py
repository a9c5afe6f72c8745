"""Making, signing, declining."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from fairbrief.accounts.links import mint, replace_links, revoke_links
from fairbrief.agreements.access import EMPLOYER, STUDENT, SUPERVISOR, roles_of
from fairbrief.agreements.models import Agreement, Signature
from fairbrief.agreements.queries import can_sign, names_of_signer
from fairbrief.agreements.states import AgreementState, Party
from fairbrief.agreements.text import CONSENT, digest_of, terms_of, write_text
from fairbrief.agreements.workflow import EMPLOYER_SIGNS_BY, STUDENT_SIGNS_BY, TURNS
from fairbrief.applications.models import Application
from fairbrief.audit.actors import Actor
from fairbrief.audit.advancing import advance
from fairbrief.audit.locking import locked
from fairbrief.audit.record import record
from fairbrief.briefs.actions import free_seat
from fairbrief.clocks.rules import start_clock, stop_clocks
from fairbrief.concerns.actions import read_words
from fairbrief.kernel.errors import FairbriefError, IllegalMoveError, NotAllowedError
from fairbrief.kernel.names import name_of_person, readable
from fairbrief.kernel.same_names import is_name_of
from fairbrief.notices.telling import Recipient, tell
from fairbrief.organizations.models import Member
from fairbrief.vetting.queries import policy_of


def make_agreement(application: Application, /, *, actor: Actor, at: datetime) -> Agreement:
    """Makes the agreement of an accepted offer, tells both, mails the supervisor a link to sign.

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
        start_clock(STUDENT_SIGNS_BY, agreement, at=at)
        start_clock(EMPLOYER_SIGNS_BY, agreement, at=at)
        tell("agreement.made", agreement, at=at)
        mail_signing_link(agreement, at=at)
    return agreement


def mail_signing_link(agreement: Agreement, /, *, at: datetime) -> str:
    """Mails the supervisor a fresh link to sign without an account; earlier ones end soon.

    Returns the link's path, which is kept nowhere; "" without a supervisor. Raises
    IllegalMoveError when there is nothing left for the employer to sign.
    """
    supervisor = agreement.application.brief.supervisor
    if supervisor is None or supervisor.left_at:
        return ""
    if not can_sign(agreement, EMPLOYER):
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
            path=path,
            zone=agreement.application.brief.time_zone,
        )
        tell("agreement.to_sign_by_link", agreement, at=at, to=[recipient])
    return path


def renew_signing_link(agreement: Agreement, /, *, email: str, at: datetime) -> bool:
    """A fresh link for who asks with one that ended; False when it is not theirs to sign now."""
    supervisor = agreement.application.brief.supervisor
    if supervisor is None or supervisor.user_id is not None or not can_sign(agreement, EMPLOYER):
        return False
    if supervisor.email.lower() != email.lower():
        return False
    return bool(mail_signing_link(agreement, at=at))


def sign(
    agreement: Agreement,
    /,
    *,
    party: str,
    name: str,
    consent: bool,
    actor: Actor,
    at: datetime,
    address: str = "",
    device: str = "",
) -> bool:
    """Signs for one side: the name as typed, bound to the text's digest.

    The second side's signature makes it signed. Returns False when the side had signed already.
    Raises FairbriefError for a name that is not the signer's or no consent, NotAllowedError for
    the other side's signature, IllegalMoveError when there is nothing left to sign.
    """
    name = readable(name)
    if len(name) < 2:
        raise FairbriefError(_("Type your full name to sign."), field="name")
    if not consent:
        raise FairbriefError(
            _("Tick the box to say that you sign and agree to an electronic record."),
            field="consent",
        )
    name = name_of_person(name)
    with transaction.atomic():
        row = locked(agreement)
        if party not in roles_of(actor, row):
            raise NotAllowedError(_("This signature belongs to the other side."))
        if not any(is_name_of(name, known) for known in names_of_signer(row, actor)):
            raise FairbriefError(_not_your_name(actor), field="name")
        if Signature.objects.filter(agreement=row, party=party).exists():
            return False
        if digest_of(row.text) != row.sha256:
            raise IllegalMoveError(_("The text does not match its hash. Nobody should sign it."))
        step = "sign_first" if row.state == AgreementState.PROPOSED else "sign_second"
        column = "student_signed_at" if party == Party.STUDENT else "employer_signed_at"
        # First the signature, so that everything that follows the second one finds both.
        Signature.objects.create(
            agreement=row,
            party=party,
            user_id=actor.user_id,
            name_typed=name[:120],
            capacity=_capacity(row, party, actor),
            email=actor.email,
            consent=CONSENT,
            sha256=row.sha256,
            at=at,
            by_link=actor.kind == "link",
            address=address or None,
            device=device[:300],
        )
        advance(
            agreement,
            step,
            actor=actor,
            at=at,
            changes={column: at},
            data={"party": party, "sha256": row.sha256, "name": name},
        )
        stop_clocks(agreement, at=at, kinds=[TURNS[party].kind])
        if party == EMPLOYER:
            revoke_links(agreement, capacity=SUPERVISOR, at=at)
    return True


def _not_your_name(actor: Actor) -> str:
    words = (
        _("Sign as %(name)s. If it is written wrong, ask who sent you the link to correct it.")
        if actor.user_id is None
        else _("Sign as %(name)s, or correct your name in your account first.")
    )
    return words % {"name": actor.name}


def _capacity(agreement: Agreement, party: str, actor: Actor) -> str:
    if party == STUDENT:
        return "student"
    supervisor = agreement.application.brief.supervisor
    if supervisor and (supervisor.user_id == actor.user_id or actor.kind == "link"):
        return _with_title("supervisor", supervisor.title)
    if actor.user_id is None:
        return "for the employer"
    member = Member.objects.filter(
        user_id=actor.user_id, employer_id=agreement.application.brief.employer_id, left_at=None
    ).first()
    return _with_title(member.role, member.title) if member else "for the employer"


def _with_title(role: str, title: str) -> str:
    return (f"{role}, {title}" if title else role)[:120]


def decline_agreement(agreement: Agreement, /, *, actor: Actor, at: datetime, reason: str) -> None:
    """One side does not sign; nobody is bound, and the place is free again."""
    reason = reason.strip()
    if len(reason) < 10:
        raise FairbriefError(
            _("Give a reason in a sentence; the other side reads it."), field="reason"
        )
    sides = roles_of(actor, agreement) & {STUDENT, EMPLOYER}
    _end(agreement, "decline", actor=actor, at=at, reason=reason, by=next(iter(sides), ""))


def let_lapse(agreement: Agreement, /, *, actor: Actor, at: datetime) -> None:
    """Five business days without both signatures."""
    reason = _t("It was not signed by both within five business days.")
    _end(agreement, "lapse", actor=actor, at=at, reason=reason)


def _end(
    agreement: Agreement, step: str, *, actor: Actor, at: datetime, reason: str, by: str = ""
) -> None:
    with transaction.atomic():
        done = advance(
            agreement,
            step,
            actor=actor,
            at=at,
            changes={"reason": reason, "declined_by": by},
            data={"reason": reason},
        )
        if done:
            read_words(agreement, at=at)
            revoke_links(agreement, capacity=SUPERVISOR, at=at)
            free_seat(agreement.application.brief, at=at)
