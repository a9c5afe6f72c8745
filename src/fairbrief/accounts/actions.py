"""Writes about people: opening an account, changing details, signing out everywhere."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from allauth.account.models import EmailAddress
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.models import Session
from django.db import connection, transaction
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from fairbrief.accounts.last_here import mark_of
from fairbrief.accounts.links import links_to
from fairbrief.accounts.models import User
from fairbrief.accounts.queries import settled_accounts, verified_addresses
from fairbrief.accounts.signed_in import SessionStore, kept_sessions
from fairbrief.audit.actors import Actor, person
from fairbrief.audit.advancing import announce
from fairbrief.audit.locking import held, locked
from fairbrief.audit.queries import history_of
from fairbrief.audit.record import record
from fairbrief.kernel.called import called
from fairbrief.kernel.errors import IllegalMoveError
from fairbrief.kernel.names import standing

#: In a session: a form that waits to be sent, and when it came.
WAITING = "unsent"
#: In a session: name and password (hashed) as chosen at sign-up, until the address is confirmed.
CHOSEN = "chosen_at_sign_up"


@transaction.atomic
def open_account(email: str, /, *, name: str, at: datetime, time_zone: str = "") -> User:
    """A person whose address is known to be theirs, without a password (they sign in by code).

    People who come by themselves sign up through allauth; this is for those an installation
    brings along, such as its first operator. Gives the account back if there is one already.
    """
    existing = User.objects.filter(called("email", email)).first()
    if existing is not None:
        return existing
    columns = {"time_zone": time_zone} if time_zone else {}
    user = User.objects.create_user(email, name=name, **columns)
    User.objects.filter(pk=user.pk).update(joined_at=at)
    user.joined_at = at
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    record(user, "opened_account", actor=person(user), at=at)
    return user


@transaction.atomic
def sign_up(email: str, /, *, name: str, at: datetime) -> User:
    """The account of a person who has typed an address and not yet shown that it is theirs.

    It has no password: the browser that chose one keeps it until the address is confirmed there
    (see the adapter). Whoever signs up next with the address gets the same account, so nobody can
    wait in it for its owner, nor keep its owner out.
    """
    # Two presses at once must not both find nothing.
    _lock_address(email)
    waiting = User.objects.filter(called("email", email)).first()
    if waiting is None:
        user = User.objects.create_user(email, name=name)
        record(user, "opened_account", actor=person(user), at=at)
        return user
    if settled_accounts(email).exists():
        raise IllegalMoveError(_("There is an account with this address. Sign in instead."))
    EmailAddress.objects.filter(user=waiting).delete()
    waiting.name = name
    waiting.save(update_fields=["name"])
    return waiting


@transaction.atomic
def let_go_of(email: str, /, *, owner: User) -> None:
    """The owner has shown that the address is theirs: whoever only typed it to sign up keeps no
    account with it. Nobody ever came into that one, so nothing rests on it."""
    _lock_address(email)
    typed = User.objects.filter(called("email", email)).exclude(pk=owner.pk)
    typed.exclude(pk__in=settled_accounts(email).values("pk")).delete()


@contextmanager
def one_at_a_time(email: str, /) -> Iterator[None]:
    """Whoever confirms the address meanwhile waits: of two presses, or two people, the second finds
    what the first has done."""
    with transaction.atomic():
        _lock_address(email)
        yield


def _lock_address(email: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext(%s))", [f"sign up {email.lower()}"])


def settle(user: User, /, *, name: str, password: str) -> None:
    """Name and password (hashed) as chosen by the browser that has now confirmed the address."""
    user.name, user.password = name, password
    user.save(update_fields=["name", "password"])


@transaction.atomic
def change_details(user: User, /, *, name: str, time_zone: str, actor: Actor, at: datetime) -> None:
    """Writes the person's name and time zone; nothing happens when both are as they were."""
    row = locked(user)
    if (row.name, row.time_zone) == (name, time_zone):
        return
    row.name, row.time_zone = name, time_zone
    row.save(update_fields=["name", "time_zone"])
    event = record(row, "changed_details", actor=actor, at=at)
    user.name, user.time_zone = name, time_zone
    announce(user, "changed_details", event=event)


@transaction.atomic
def live_where(user: User, /, *, time_zone: str, actor: Actor, at: datetime) -> None:
    """The person's times are shown in the zone of the first house that they join, unless they or
    who opened the account have said where they are."""
    row = locked(user)
    is_said = history_of(row).filter(name__in=["changed_details", "took_zone"]).exists()
    if is_said or row.time_zone != User._meta.get_field("time_zone").default:
        return
    row.time_zone = user.time_zone = time_zone
    row.save(update_fields=["time_zone"])
    record(row, "took_zone", actor=actor, at=at, data={"zone": time_zone})


@transaction.atomic
def note_confirmed_address(user: User, /, *, at: datetime) -> None:
    """The person has shown that an address is theirs; higher rooms may know it."""
    event = record(locked(user), "confirmed_address", actor=person(user), at=at)
    announce(user, "confirmed_address", event=event)


@transaction.atomic
def sign_out_everywhere(user: User, /, *, actor: Actor, at: datetime) -> None:
    """Ends every session of the person, this one too unless the view renews it."""
    row = locked(user)
    User.objects.filter(pk=user.pk).update(session_epoch=F("session_epoch") + 1)
    user.session_epoch = row.session_epoch + 1
    record(row, "signed_out_everywhere", actor=actor, at=at)


#: What stands where the name of somebody stood whose account is erased.
NOBODY = "Closed account"


def stone_address(user: User) -> str:
    """The address of an erased account: its own, and no mail can reach it (RFC 2606)."""
    return f"closed-{user.code.lower()}@closed.invalid"


@transaction.atomic
def shut(user: User, /, *, actor: Actor, at: datetime) -> None:
    """Nobody can sign in with the account from now on, by no way; every session ends."""
    row = held(user)
    row.is_active = user.is_active = False
    row.session_epoch = user.session_epoch = row.session_epoch + 1
    row.set_unusable_password()
    user.password = row.password
    row.save(update_fields=["is_active", "session_epoch", "password"])
    links_to(verified_addresses(row)).filter(revoked_at=None).update(revoked_at=at)
    _throw_away(key for key, kept in kept_sessions() if _is_signed_in(user, kept))
    record(row, "closed_account", actor=actor, at=at)


@transaction.atomic
def open_again(user: User, /, *, actor: Actor, at: datetime) -> None:
    """The person can sign in again, with a code that is mailed."""
    row = held(user)
    row.is_active = user.is_active = True
    row.save(update_fields=["is_active"])
    record(row, "reopened_account", actor=actor, at=at)


def forget_sessions(user: User, /, *, addresses: Collection[str]) -> None:
    """Throws away what is kept for browsers in which the person is signed in; and for those where
    nobody is, but an address of theirs was left, what they chose at sign-up, or a form that waits
    for them. What nobody can read any more, under the installation's key as it is now, may be
    theirs too, and serves nobody. Who else is signed in stays so; a form that waits to be sent by
    them is thrown away where an address of the person stands in it.

    A session says only inside whose it is, so each is read: some 20,000 a second.
    """
    left = [re.compile(re.escape(mark_of(user))), *map(standing, addresses)]
    gone = []
    for key, kept in kept_sessions():
        if _is_left_by(user, kept, left):
            gone.append(key)
        elif kept and _stands_in(kept.get(WAITING), left):
            rest = {name: value for name, value in kept.items() if name != WAITING}
            Session.objects.filter(pk=key).update(session_data=SessionStore().encode(rest))
    _throw_away(gone)


def _throw_away(keys: Iterable[str]) -> None:
    Session.objects.filter(session_key__in=list(keys)).delete()


def _is_signed_in(user: User, kept: dict[str, Any] | None) -> bool:
    return kept is not None and kept.get(SESSION_KEY) == str(user.pk)


def _is_left_by(user: User, kept: dict[str, Any] | None, left: Collection[re.Pattern[str]]) -> bool:
    if kept is None:
        return True
    if SESSION_KEY in kept:
        return _is_signed_in(user, kept)
    return kept.get(CHOSEN, {}).get("user") == user.pk or _stands_in(kept, left)


def _stands_in(said: Any, left: Collection[re.Pattern[str]]) -> bool:
    """Text by text: written as JSON, a line's end would run into the address after it."""
    if isinstance(said, str):
        return any(each.search(said) for each in left)
    if isinstance(said, dict):
        said = list(said.values())
    return isinstance(said, list) and any(_stands_in(each, left) for each in said)


def turn_to_stone(user: User, /) -> None:
    """Leaves of the account a row that others point at: no name, no address, no rights."""
    links_to([user.email, *verified_addresses(user)]).delete()
    EmailAddress.objects.filter(user=user).delete()
    user.groups.clear()
    user.user_permissions.clear()
    user.name, user.email = NOBODY, stone_address(user)
    user.time_zone = User._meta.get_field("time_zone").default
    user.is_active = user.is_operator = user.is_superuser = False
    user.last_login = None
    user.set_unusable_password()
    user.save()
