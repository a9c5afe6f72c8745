"""Declaring notices and writing them to the outbox."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.utils import translation

from fairbrief.audit.workflow import Change, Effect
from fairbrief.notices.models import Notice
from fairbrief.notices.moments import in_words

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise

    from fairbrief.accounts.models import User

#: Every notice kind of the installation, by name.
KINDS: dict[str, NoticeKind] = {}


@dataclass(frozen=True, kw_only=True)
class Recipient:
    """A user, or an address without an account; `path` overrides the kind's.

    `link` is a mailed link, which is a key: the mail alone leads there. `zone` is where someone
    without an account is; a user's own zone is known.
    """

    user: User | None = None
    email: str = ""
    name: str = ""
    path: str = ""
    link: str = ""
    zone: str = ""

    @property
    def reads_in(self) -> str:
        """The zone in which times are said to them."""
        return self.zone or (self.user.time_zone if self.user else "UTC")


@dataclass(frozen=True, kw_only=True)
class NoticeKind:
    """One thing people are told. Declared in a room's `notices.py`.

    `subject` and `body` are translatable and take `{placeholders}` from `facts(subject)`; moments
    and days among them are said to each recipient in that recipient's own zone. `to` gives the
    recipients, `to_all` those of many subjects at once, a list each; `path` the page the notice
    leads to. `warning` gives what one recipient must mind
    before reading on, where the notice carries people's words. `calendar` gives the calendar part
    of the mail, for what is put into calendars.
    """

    name: str
    subject: _StrOrPromise
    body: _StrOrPromise
    to: Callable[[Any], Iterable[Recipient | User]]
    path: Callable[[Any], str]
    facts: Callable[[Any], Mapping[str, object]] = lambda subject: {}
    warning: Callable[[Any, User | None], str] = lambda subject, user: ""
    calendar: Callable[[Any, Recipient, datetime], str] | None = None
    to_all: Callable[[Sequence[Any]], Sequence[Iterable[Recipient | User]]] | None = None
    #: For mails one may want no more of: the address that ends them with one press (RFC 8058).
    #: It is a key as well, and stands in the mail alone.
    leave: Callable[[User], str] | None = None

    def __post_init__(self) -> None:
        KINDS[self.name] = self


def tells(name: str) -> Effect:
    """Effect: the people of a notice kind are told of the change. The one who acted is left out."""
    return Told(name)


@dataclass(frozen=True)
class Told:
    """What `tells` puts in a table of transitions."""

    notice: str

    def __call__(self, change: Change) -> None:
        tell(self.notice, change.subject, at=change.at, but_not=change.actor.user_id)

    def for_all(self, changes: Sequence[Change]) -> None:
        tellings = [Telling(subject=each.subject) for each in changes]
        tell_all(self.notice, tellings, at=changes[0].at, but_not=changes[0].actor.user_id)


def tell(
    name: str,
    subject: Any,
    /,
    *,
    at: datetime,
    but_not: int | None = None,
    once: str = "",
    to: Iterable[Recipient | User] | None = None,
) -> list[Notice]:
    """Writes a notice a recipient to the outbox, in the caller's transaction.

    `once` names what may be told only once a recipient; a repeat is left out silently. `to` takes
    the place of the kind's recipients, such as a person who gets a mailed link made just now.
    """
    telling = Telling(subject=subject, once=once, to=to)
    written = []
    for notice in _written(KINDS[name], [telling], at=at, but_not=but_not):
        if once and Notice.objects.filter(once=notice.once).exists():
            continue
        notice.save()
        written.append(notice)
    return written


@dataclass(frozen=True, kw_only=True)
class Telling:
    """One of many notices of a kind that are written together; see `tell`.

    `at` is its moment where it is not that of the others.
    """

    subject: Any
    once: str = ""
    to: Iterable[Recipient | User] | None = None
    at: datetime | None = None


def tell_all(
    name: str, tellings: Iterable[Telling], /, *, at: datetime, but_not: int | None = None
) -> int:
    """Writes many notices of a kind to the outbox in two queries; returns how many.

    What was told already under its `once` is left out, as with `tell`.
    """
    kind, tellings = KINDS[name], list(tellings)
    if kind.to_all and not any(each.to for each in tellings):
        to = kind.to_all([each.subject for each in tellings])
        tellings = [replace(each, to=who) for each, who in zip(tellings, to, strict=True)]
    found = _written(kind, tellings, at=at, but_not=but_not)
    named = [notice.once for notice in found if notice.once]
    told = set(Notice.objects.filter(once__in=named).values_list("once", flat=True))
    fresh = [notice for notice in found if not notice.once or notice.once not in told]
    Notice.objects.bulk_create(fresh)
    return len(fresh)


def _written(
    kind: NoticeKind, tellings: Iterable[Telling], /, *, at: datetime, but_not: int | None = None
) -> list[Notice]:
    """The notices of each subject, one a recipient, not saved yet."""
    with translation.override("en"):
        words = str(kind.subject), str(kind.body)
        return [
            notice
            for each in tellings
            for notice in _of_one(kind, words, each, at=each.at or at, but_not=but_not)
        ]


def _of_one(
    kind: NoticeKind,
    words: tuple[str, str],
    telling: Telling,
    *,
    at: datetime,
    but_not: int | None,
) -> Iterator[Notice]:
    """Those of one subject, from the heading and the body that the kind has."""
    subject, once = telling.subject, telling.once
    shared: Mapping[str, object] | None = None
    for each in kind.to(subject) if telling.to is None else telling.to:
        recipient = each if isinstance(each, Recipient) else Recipient(user=each)
        user = recipient.user
        if user is not None and (user.pk == but_not or not user.is_active):
            # Whose account is closed is told nothing any more.
            continue
        email = recipient.email or (user.email if user else "")
        if not email:
            continue
        if shared is None:
            shared = kind.facts(subject)
        facts = {"name": recipient.name or (user.get_short_name() if user else "")}
        facts |= {
            key: in_words(value, zone=recipient.reads_in, at=at) for key, value in shared.items()
        }
        heading, body = (each.format_map(facts) for each in words)
        warning = kind.warning(subject, user)
        yield Notice(
            user=user,
            email=email,
            kind=kind.name,
            # A title may have been sent with a line end in it, and a heading is one line.
            subject=" ".join(heading.split())[:200],
            body=f"{warning}\n\n{body}" if warning else body,
            path=recipient.path or kind.path(subject),
            link=recipient.link,
            calendar=kind.calendar(subject, recipient, at) if kind.calendar else "",
            made_at=at,
            once=f"{once}:{email}"[:120] if once else None,
        )


def take_back(once: str, /) -> int:
    """Deletes what was told under that name and has not left; returns how many.

    What is in the post stays: it was told.
    """
    return Notice.objects.filter(once__startswith=f"{once}:", mailed_at=None).delete()[0]
