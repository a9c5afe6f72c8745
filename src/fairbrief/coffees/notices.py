"""Who is told of a coffee. No mail holds its link: it stands on the page, for who has a seat."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _

from fairbrief.accounts.models import User
from fairbrief.coffees.access import live_seats_at
from fairbrief.coffees.models import Coffee, Sitting, Stop
from fairbrief.coffees.queries import seated, students_first
from fairbrief.concerns.kinds import STUDENT
from fairbrief.concerns.notices import warns
from fairbrief.notices.telling import NoticeKind, Recipient

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise


def host_user(coffee: Coffee) -> User | None:
    """The host's account, if there is one."""
    for each in (coffee.host_member, coffee.host_student, coffee.host_officer):
        if each is not None:
            return each.user
    return None


def host_of(coffee: Coffee) -> list[User | Recipient]:
    """Who hosts; without an account by mail alone, with the link an action makes."""
    user, member = host_user(coffee), coffee.host_member
    if user is not None:
        return [user]
    return [Recipient(email=member.email, name=member.name, path="/")] if member else []


def host_page(coffee: Coffee) -> str:
    portal = "student" if coffee.is_by_alum else "campus" if coffee.is_by_office else "employer"
    return f"/{portal}/coffees/{coffee.code}/"


def student_page(coffee: Coffee) -> str:
    return f"/student/coffees/{coffee.code}/"


def _sitters(coffee: Coffee) -> list[User]:
    return [each.student.user for each in seated(coffee)]


def _waiters(coffee: Coffee) -> list[User]:
    return [each.student.user for each in live_seats_at(coffee)]


def _facts(coffee: Coffee) -> dict[str, object]:
    return {
        "title": coffee.title,
        "host": coffee.host_name,
        "of": coffee.of,
        "minutes": coffee.minutes,
        "reason": coffee.cancelled_reason,
    }


def _kind(
    name: str,
    subject: _StrOrPromise,
    body: _StrOrPromise,
    *,
    to: Callable[[Any], Iterable[User | Recipient]],
    path: Callable[[Coffee], str] = student_page,
    of: Callable[[Any], Coffee] = lambda row: row,
    facts: Callable[[Any], dict[str, object]] = lambda row: {},
    **more: Any,
) -> None:
    NoticeKind(
        name=f"coffee.{name}",
        subject=subject,
        body=body,
        to=to,
        path=lambda row: path(of(row)),
        facts=lambda row: _facts(of(row)) | facts(row),
        **more,
    )


def _warning_off(coffee: Coffee, user: User | None) -> str:
    """Students read it, whoever hosts; a past student's words stand where theirs would."""
    return warns("coffee", to=STUDENT)(coffee, user) or warns("alum_coffee")(coffee, user)


def _of_sitting(row: Sitting) -> Coffee:
    return row.coffee


def _moment(row: Sitting) -> dict[str, object]:
    return {"when": row.at}


_kind(
    "offered",
    _("{host} of {of} has a coffee for a few students"),
    _(
        "“{title}”: {minutes} minutes live with {host}, in a small group. You know {of} from your "
        "work, so you can take a seat before others can. When it is and what it is about stands "
        "on the page below."
    ),
    to=lambda coffee: [each.user for each in students_first(coffee)],
    warning=warns("coffee", to=STUDENT),
)
_kind(
    "hosting",
    _("You are down as host of “{title}”"),
    _(
        "Dear {name},\n\nsomebody of {of} has put you down as host of “{title}”: {minutes} minutes "
        "live with a few students. On the page below you see when it is, who comes and what they "
        "would like to ask. If it does not suit you, call it off there; nobody needs a long reason."
    ),
    to=host_of,
    path=host_page,
)
_kind(
    "seat",
    _("A seat at “{title}” is yours if you want it"),
    _(
        "A seat at the coffee with {host} ({of}) has come free, and you are next in line. It is "
        "kept for you for a day at most; the page below says until when. After that the next in "
        "line is offered it."
    ),
    of=lambda seat: seat.coffee,
    to=lambda seat: [seat.student.user],
)
_kind(
    "seat_reminder",
    _("Still yours for a few hours: a seat at “{title}”"),
    _("Take it on the page below, or give it to the next in line with one press."),
    of=lambda seat: seat.coffee,
    to=lambda seat: [seat.student.user],
)
_kind(
    "tomorrow",
    _("Coffee with {host}: {when}"),
    _(
        "“{title}”, {minutes} minutes. The link stands on the page below. If you cannot come any "
        "more, give your seat back now: somebody may be waiting for it."
    ),
    of=_of_sitting,
    facts=_moment,
    to=lambda row: _sitters(row.coffee),
)
_kind(
    "host_tomorrow",
    _("Your coffee with students: {when}"),
    _(
        "Dear {name},\n\n“{title}”, {minutes} minutes. The page below says who comes, by first "
        "name, and what they would like to ask. Begin with what you do on an ordinary Tuesday; "
        "that is what they cannot read anywhere."
    ),
    of=_of_sitting,
    facts=_moment,
    to=lambda row: host_of(row.coffee),
    path=host_page,
)
_kind(
    "who_came",
    _("Who came to “{title}”?"),
    _(
        "Dear {name},\n\ntick who came, on the page below. Whoever came finds a draft to thank you "
        "with. There you can also say whether they may write to you."
    ),
    of=_of_sitting,
    facts=_moment,
    to=lambda row: host_of(row.coffee),
    path=host_page,
)
_kind(
    "off",
    _("Called off: “{title}”"),
    _("The coffee with {host} ({of}) is called off: {reason}"),
    to=_waiters,
    warning=_warning_off,
)
_kind(
    "off_host",
    _("Called off: “{title}”"),
    _("Dear {name},\n\nyour coffee with students is called off. They have been told why: {reason}"),
    to=host_of,
    path=host_page,
)
_kind(
    "one_off",
    _("“{title}” does not meet {when}"),
    _("This one meeting is called off; your seat at the others stays yours."),
    of=_of_sitting,
    facts=_moment,
    to=lambda row: [*_sitters(row.coffee), *host_of(row.coffee)],
)


def _of_stop(stop: Stop) -> Coffee:
    return stop.coffee


def _stop_facts(stop: Stop) -> dict[str, object]:
    return {"office": stop.campus.office_name, "campus": stop.campus.name, "reason": stop.reason}


_kind(
    "stopped",
    _("“{title}” is called off for students of {campus}"),
    _("{office} has taken its students out of the coffee with {host} ({of}): {reason}"),
    of=_of_stop,
    facts=_stop_facts,
    # Whoever counted on it, handed over by the action: they have no seat any more.
    to=lambda stop: [],
)
_kind(
    "stopped_host",
    _("{office} has taken its students out of “{title}”"),
    _(
        "Dear {name},\n\nno student of {campus} comes to it any more. The office says why: "
        "{reason}\n\nStudents of other campuses are not touched by it."
    ),
    of=_of_stop,
    facts=_stop_facts,
    to=lambda stop: host_of(stop.coffee),
    path=host_page,
)
