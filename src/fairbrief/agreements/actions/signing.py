"""Signing, declining, and letting an agreement lapse."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from fairbrief.accounts.links import mint, revoke_links
from fairbrief.advising.queries import hold_on, why_stopped
from fairbrief.advising.states import Stops
from fairbrief.agreements.access import EMPLOYER, STUDENT, SUPERVISOR, roles_of
from fairbrief.agreements.capacities import why_not_accepted
from fairbrief.agreements.models import Agreement, Signature
from fairbrief.agreements.proof import seal_of
from fairbrief.agreements.queries import (
    is_stated,
    names_of_signer,
    proposals_open,
    signatures_of,
    statuses_of,
    supervisor_of,
)
from fairbrief.agreements.states import AgreementState, Party
from fairbrief.agreements.text import CONSENT, digest_of
from fairbrief.agreements.workflow import TURNS
from fairbrief.applications.queue import move_up
from fairbrief.audit.actors import INSTALLATION, Actor
from fairbrief.audit.advancing import advance
from fairbrief.audit.locking import locked
from fairbrief.briefs.actions import free_seat
from fairbrief.clocks.rules import stop_clocks
from fairbrief.concerns.actions import read_words
from fairbrief.kernel.errors import (
    FairbriefError,
    IllegalMoveError,
    LimitReachedError,
    MissingFactError,
    NotAllowedError,
)
from fairbrief.kernel.names import name_of_person, readable
from fairbrief.kernel.same_names import is_name_of
from fairbrief.notices.telling import Recipient, tell
from fairbrief.organizations.models import Member


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
    postal: str = "",
    read: str = "",
) -> bool:
    """Signs for one side: the name as typed, bound to the text's digest.

    `read` is the digest of the text the signer had before them, `postal` the address at which the
    side takes letters. The second side's signature makes it signed. Returns False when the side
    had signed this text already. Raises FairbriefError for a name that is not the signer's or no
    consent, NotAllowedError for the other side's signature, MissingFactError while proposed
    changes wait, IllegalMoveError when there is nothing left to sign or the text has changed.
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
        if Signature.objects.filter(agreement=row, version=row.version, party=party).exists():
            return False
        _require_ripe(row, party, read)
        if party == STUDENT:
            _require_no_hold(row, at)
        step = "sign_first" if row.state == AgreementState.PROPOSED else "sign_second"
        column = "student_signed_at" if party == Party.STUDENT else "employer_signed_at"
        signature = Signature(
            agreement=row,
            version=row.version,
            party=party,
            user_id=actor.user_id,
            name_typed=name[:120],
            capacity=_capacity(row, party, actor),
            email=actor.email,
            consent=CONSENT,
            sha256=row.sha256,
            at=at,
            by_link=actor.kind == "link",
            address=Signature._meta.get_field("address").get_prep_value(address) or None,
            device=device[:300],
            postal=" ".join(postal.split())[:200],
        )
        signature.seal = seal_of(signature)
        # First the signature, so that everything that follows the second one finds both.
        signature.save(force_insert=True)
        advance(
            agreement,
            step,
            actor=actor,
            at=at,
            changes={column: at},
            data={
                "party": party,
                "version": row.version,
                "sha256": row.sha256,
                "name": signature.name_typed,
                "seal": signature.seal,
            },
        )
        stop_clocks(agreement, at=at, kinds=[TURNS[party].kind])
        if step == "sign_second":
            _send_copy(agreement, at=at)
        if party == EMPLOYER or step == "sign_second":
            revoke_links(agreement, capacity=SUPERVISOR, at=at)
    return True


def _require_no_hold(row: Agreement, at: datetime) -> None:
    """The student's career office may ask them not to sign for a time."""
    hold = hold_on(row.application.student, Stops.SIGNING, at=at)
    if hold is not None:
        raise LimitReachedError(why_stopped(hold, Stops.SIGNING))


def _require_ripe(row: Agreement, party: str, read: str) -> None:
    """Nobody signs another text than they read, nor one that is being changed."""
    if read and read != row.sha256:
        raise IllegalMoveError(
            _("The text has changed since you opened it. Read it again as it is now, then sign.")
        )
    if proposals_open(row).exists():
        raise MissingFactError(
            _("A change of the text is proposed. It is accepted, declined or taken back first.")
        )
    if not is_stated(row) and party == STUDENT:
        raise MissingFactError(
            _("The employer says first how you work for it. You are told as soon as it has.")
        )
    if why_not := why_not_accepted(row, row.terms.get("engaged_as", "")):
        raise MissingFactError(why_not)
    if party not in statuses_of(row):
        raise MissingFactError(_("Answer the questions above first; they take half a minute."))
    if digest_of(row.text) != row.sha256:
        raise IllegalMoveError(_("The text does not match its hash. Nobody should sign it."))
    supervisor = supervisor_of(row)
    if supervisor is not None and supervisor.left_at:
        raise MissingFactError(
            _(
                "%(name)s, whom the student would report to, is not there any more. An owner names "
                "someone else first."
            )
            % {"name": supervisor.name}
        )


def _send_copy(agreement: Agreement, *, at: datetime) -> None:
    """Who signed by mailed link gets a link to keep, which opens the signed text and signs
    nothing: it is spent as soon as it is made. Everyone else finds it in their account."""
    given = signatures_of(agreement).filter(by_link=True).first()
    if given is None:
        return
    token = mint(agreement, capacity=SUPERVISOR, email=given.email, name=given.name_typed, at=at)
    zone = agreement.application.brief.time_zone
    copy = Recipient(email=given.email, name=given.name_typed, link=f"/sign/{token}/", zone=zone)
    tell("agreement.signed", agreement, at=at, to=[copy])


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
    supervisor = supervisor_of(agreement)
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
    # Nobody is said to have left it unsigned who was kept from signing.
    if agreement.application.brief.employer.is_held:
        reason = _t("The employer is on hold, so it could not be signed by both in time.")
    else:
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
            changes={"declined_by": by},
            says={"reason": reason},
            data={"reason": reason},
        )
        if done:
            for each in proposals_open(agreement):
                advance(each, "withdraw", actor=INSTALLATION, at=at)
            read_words(agreement, at=at)
            revoke_links(agreement, capacity=SUPERVISOR, at=at)
            free_seat(agreement.application.brief, at=at)
            move_up(agreement.application.brief, at=at)
