"""Asking whether somebody may be written to after the work, and their answer."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from fairbrief.accounts.links import mint, replace_links
from fairbrief.audit.actors import Actor, link_holder
from fairbrief.audit.advancing import advance
from fairbrief.audit.locking import locked
from fairbrief.audit.record import record
from fairbrief.concerns.actions import read_words
from fairbrief.contacts.access import CONSENT, CONTACT, roles_of
from fairbrief.contacts.actions.keeping import require_student
from fairbrief.contacts.models import Contact
from fairbrief.contacts.states import ContactState
from fairbrief.kernel.addresses import checked_address
from fairbrief.kernel.errors import (
    IllegalMoveError,
    LimitReachedError,
    NotAllowedError,
)
from fairbrief.kernel.names import readable
from fairbrief.notices.telling import Recipient, tell
from fairbrief.roster.addresses import addresses_of_person, is_address_of

#: How long a link to answer, or to take an answer back, lives.
LINK_LIFE = timedelta(days=365)
#: Questions a student may send in a day, and have waiting: enough for any work, useless for spam.
ASKED_A_DAY = 5
MOST_WAITING = 12


def ask_consent(contact: Contact, /, *, email: str = "", actor: Actor, at: datetime) -> bool:
    """Mails the question, once. `email` is for a colleague; members are asked where they work.

    False when it was asked already. Raises NotAllowedError, IllegalMoveError after a no,
    MissingFactError without an address, LimitReachedError.
    """
    require_student(contact, actor)
    with transaction.atomic():
        # A student's questions wait for each other, so that the limits hold.
        locked(contact.student)
        row = locked(contact)
        if row.state == ContactState.ASKED:
            return False
        if row.state != ContactState.KNOWN:
            raise IllegalMoveError(_("They have answered already. They can change it themselves."))
        address = _address_of(contact, email)
        mine = Contact.objects.filter(student_id=row.student_id)
        if mine.filter(state=ContactState.ASKED).count() >= MOST_WAITING or (
            mine.filter(asked_at__gt=at - timedelta(days=1)).count() >= ASKED_A_DAY
        ):
            raise LimitReachedError(_("You have asked several people just now. Go on tomorrow."))
        changes = {"asked_email": address}
        done = advance(contact, "ask", actor=actor, at=at, changes=changes)
        tell("contact.asked", contact, at=at, to=[_by_link(contact, address, at=at)])
    return done


def _address_of(contact: Contact, typed: str) -> str:
    member = contact.member
    if member is not None:
        if member.left_at is not None:
            raise IllegalMoveError(_("They do not work there any more, so nobody can ask them."))
        return member.email
    return _checked(typed, contact)


def _checked(typed: str, contact: Contact) -> str:
    own = addresses_of_person(contact.student, None)
    return checked_address(typed, but_not=own, because=_("This is your own address."))


def _by_link(contact: Contact, email: str, *, at: datetime, replaces: bool = True) -> Recipient:
    """The person answers by a mailed link, with an account or without."""
    if replaces:
        replace_links(contact, capacity=CONSENT, email=email, at=at)
    token = mint(contact, capacity=CONSENT, email=email, name=contact.name, at=at, life=LINK_LIFE)
    return Recipient(email=email, name=contact.name, link=f"/stay-in-touch/{token}/")


def renew_consent_link(contact: Contact, /, *, email: str, at: datetime) -> bool:
    """A fresh link for who asks with one that ended; False when it is not theirs any more."""
    if not contact.is_reached_at(email):
        return False
    tell("contact.asked", contact, at=at, to=[_by_link(contact, email, at=at)])
    return True


def agree(
    contact: Contact,
    /,
    *,
    email: str,
    link: str = "",
    line: str = "",
    actor: Actor,
    at: datetime,
) -> None:
    """The person says yes, with the address they choose; again to change what they gave.

    They get a link to take it back with. Raises NotAllowedError, MissingFactError.
    """
    if actor.kind == "link" and is_address_of(actor.email, contact.student):
        raise NotAllowedError(_("Only they themselves can say it."))
    changes = {
        "given_email": _checked(email, contact),
        "given_link": link.strip()[:200],
        "given_line": readable(line)[:300],
    }
    with transaction.atomic():
        row = locked(contact)
        if row.state == ContactState.OPEN:
            if CONTACT not in roles_of(actor, row):
                raise NotAllowedError(_("Only they themselves can say it."))
            if all(getattr(row, name) == value for name, value in changes.items()):
                return
            for name, value in changes.items():
                setattr(contact, name, value)
            contact.save(update_fields=list(changes))
            record(row, "changed", actor=actor, at=at)
        else:
            advance(contact, "agree", actor=actor, at=at, changes=changes)
        read_words(contact, at=at)
        # The link they answer with stays good: they stand on its page just now.
        to = _by_link(contact, contact.given_email, at=at, replaces=False)
        tell("contact.kept", contact, at=at, to=[to])


def agree_from_meeting(
    contact: Contact, /, *, email: str, line: str = "", actor: Actor, at: datetime
) -> None:
    """The same yes, said by the person where the two have just met; whoever calls has made sure
    that it is they. A no that was said before stays one."""
    if contact.is_closed:
        return
    subject = (contact._meta.label_lower, contact.pk)
    themselves = (
        actor
        if CONTACT in roles_of(actor, contact)
        else link_holder(name=actor.name, email=actor.email, capacity=CONSENT, subject=subject)
    )
    agree(contact, email=email, line=line, actor=themselves, at=at)


def decline(contact: Contact, /, *, actor: Actor, at: datetime) -> bool:
    """They would rather not, or not any more: what they gave is shown no longer."""
    changes = {"given_email": "", "given_link": "", "given_line": ""}
    return advance(contact, "decline", actor=actor, at=at, changes=changes)


def forget_asked(*, at: datetime) -> int:
    """Takes out the addresses at which people were asked, so many days after the link to answer has
    ended as that is kept. What they gave themselves stays, and that they said no.

    Safe to run any number of times.
    """
    until = at - LINK_LIFE - timedelta(days=settings.KEEP_LINKS_DAYS)
    rows = Contact.objects.filter(asked_at__lt=until).exclude(asked_email="")
    return rows.update(asked_email="")
