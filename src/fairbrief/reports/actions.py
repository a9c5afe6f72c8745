"""Keys for programs, and subscriptions."""

from __future__ import annotations

import secrets
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from functools import partial

from django.db import transaction
from django.utils.translation import gettext as _

from fairbrief.accounts.models import User
from fairbrief.audit.actors import Actor
from fairbrief.audit.record import record
from fairbrief.kernel.clock import day_in
from fairbrief.kernel.errors import LimitReachedError, NotAllowedError
from fairbrief.kernel.rounds import each_alone
from fairbrief.notices.telling import tell
from fairbrief.organizations.models import Campus, Officer, Term
from fairbrief.reports.access import PREFIX, digest_of, may_make_keys
from fairbrief.reports.models import Key, Subscription

#: Live keys a campus may have.
MOST_KEYS = 10
#: How exactly it is known when a key was last used.
USED_STEP = timedelta(hours=1)


def make_key(
    campus: Campus,
    *,
    name: str,
    opens: str = Key.Opens.REPORTS,
    officer: Officer,
    actor: Actor,
    at: datetime,
) -> tuple[Key, str]:
    """A new key and its secret, which is told this once. Raises NotAllowedError,
    LimitReachedError."""
    if not may_make_keys(officer) or officer.campus_id != campus.pk:
        raise NotAllowedError(_("Only a director of the office makes keys."))
    secret = PREFIX + secrets.token_urlsafe(32)
    with transaction.atomic():
        _lock(campus)
        if Key.objects.filter(campus=campus, revoked_at=None).count() >= MOST_KEYS:
            raise LimitReachedError(_("There are ten keys. Revoke one that nobody uses first."))
        key = Key.objects.create(
            campus=campus,
            name=name,
            opens=opens,
            digest=digest_of(secret),
            made_at=at,
            made_by_id=actor.user_id,
            made_by_name=actor.name,
        )
        record(
            campus,
            "report key made",
            actor=actor,
            at=at,
            data={"key": key.code, "for": name, "opens": opens},
        )
    return key, secret


def revoke_key(key: Key, *, officer: Officer, actor: Actor, at: datetime) -> None:
    """The key opens nothing from now on. Doing it again changes nothing. Raises NotAllowedError."""
    if not may_make_keys(officer) or officer.campus_id != key.campus_id:
        raise NotAllowedError(_("Only a director of the office revokes keys."))
    with transaction.atomic():
        _lock(key.campus)
        if Key.objects.filter(pk=key.pk, revoked_at=None).update(revoked_at=at):
            record(key.campus, "report key revoked", actor=actor, at=at, data={"key": key.code})


def revoke_keys_of(user: User, /, *, actor: Actor, at: datetime) -> int:
    """The keys that somebody made who leaves open nothing any more, for they know them."""
    keys = list(Key.objects.filter(made_by=user, revoked_at=None).select_related("campus"))
    for key in keys:
        _lock(key.campus)
        Key.objects.filter(pk=key.pk).update(revoked_at=at)
        record(key.campus, "report key revoked", actor=actor, at=at, data={"key": key.code})
    return len(keys)


def note_use(key: Key, *, at: datetime) -> None:
    """Remembers when a key was last used, to the hour: a program that asks often writes seldom."""
    if key.last_used_at is None or at - key.last_used_at >= USED_STEP:
        Key.objects.filter(pk=key.pk).update(last_used_at=at)


def _lock(campus: Campus) -> None:
    Campus.objects.select_for_update(no_key=True).get(pk=campus.pk)


def subscribe(officer: Officer, *, kinds: set[str], at: datetime) -> None:
    """Mails the officer a link from now on, as often as `kinds` says; none stops it."""
    today = day_in(officer.campus.time_zone, at)
    with transaction.atomic():
        Subscription.objects.filter(officer=officer).exclude(every__in=kinds).delete()
        for kind in sorted(kinds):
            Subscription.objects.get_or_create(
                officer=officer, every=kind, defaults={"told_for": today}
            )


def tell_subscribers(*, at: datetime) -> int:
    """Mails what is due since each subscriber was last told. Returns how many mails it made.

    Safe to run any number of times: the day a mail stood for is kept with it.
    """
    rows = Subscription.objects.select_related("officer__campus", "officer__user")
    return each_alone(rows, partial(_tell, ends=_ends_of_terms(), at=at))


#: The last days of terms, by campus.
type _Ends = Mapping[int, Sequence[date]]


def _ends_of_terms() -> _Ends:
    """Of every campus with a subscriber. One query."""
    found = defaultdict[int, list[date]](list)
    terms = Term.objects.exclude(kind=Term.Kind.EXAMS).filter(
        campus__in=Subscription.objects.values("officer__campus")
    )
    for campus_id, ends_on in terms.values_list("campus_id", "ends_on"):
        found[campus_id].append(ends_on)
    return found


def _tell(subscription: Subscription, /, *, ends: _Ends, at: datetime) -> int:
    due = _last_due(subscription, ends, day_in(subscription.officer.campus.time_zone, at))
    if due is None or due <= subscription.told_for:
        return 0
    with transaction.atomic():
        held = Subscription.objects.select_for_update().filter(pk=subscription.pk, told_for__lt=due)
        if not held.update(told_for=due):
            return 0
        subscription.told_for = due
        return len(tell(f"report.{subscription.every}", subscription, at=at))


def _last_due(subscription: Subscription, ends: _Ends, today: date) -> date | None:
    """The latest day a mail may stand for: the first of a month, or a term's last day once over."""
    if subscription.every == Subscription.Every.MONTH:
        return today.replace(day=1)
    over = (day for day in ends.get(subscription.officer.campus_id, ()) if day < today)
    return max(over, default=None)
