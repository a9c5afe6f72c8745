"""What somebody is told whose account is closed: by mail alone, for they cannot sign in.

Every confirmed address is told the same. The first may be the one they can no longer read, or be
in the hands of whoever closed the account.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django.utils.translation import gettext_lazy as _

from fairbrief.accounts.queries import verified_addresses
from fairbrief.leaving.models import Closing
from fairbrief.leaving.queries import how_asked
from fairbrief.notices.telling import NoticeKind, Recipient


def by_mail(closing: Closing, address: str, *, link: str = "") -> Recipient:
    """The person, at one of their addresses."""
    user = closing.user
    return Recipient(email=address, name=user.get_short_name(), link=link, zone=user.time_zone)


def addresses_of(closing: Closing) -> list[str]:
    """Where the person is told: wherever they have shown that the mail reaches them. Who never did
    is told at the address they signed up with."""
    return verified_addresses(closing.user) or [closing.user.email]


def _person(closing: Closing) -> Iterable[Recipient]:
    return [by_mail(closing, address) for address in addresses_of(closing)]


def _facts(closing: Closing) -> Mapping[str, object]:
    return {"until": closing.erase_at}


CLOSED = NoticeKind(
    name="account.closed",
    subject=_("Your account is closed"),
    body=_(
        "Hello {name},\n\nyour account is closed. Nobody can sign in with it, your pages are taken "
        "down, and what was open has ended.\n\nOn {until} it is erased. If you change your mind "
        "before, open it again by this link. What has ended stays ended.\n\nThis went to every "
        "address that you have confirmed here. The link in any of these mails opens the account, "
        "once.\n\nIf it was not you who closed it, open it again now and set a new password."
    ),
    to=_person,
    path=lambda closing: "/",
    facts=_facts,
)

ON_REQUEST = NoticeKind(
    name="account.closed_on_request",
    subject=_("Your account is closed, as you asked in writing"),
    body=_(
        "Hello {name},\n\nwho runs this installation has closed your account, for you asked for it "
        "in writing. They noted: “{asked}”\n\nNobody can sign in with it, your pages are taken "
        "down, and what was open has ended.\n\nOn {until} it is erased. If you did not ask for it, "
        "or change your mind before, open it again by this link. What has ended stays ended.\n\n"
        "This went to every address that you have confirmed here. The link in any of these mails "
        "opens the account, once."
    ),
    to=_person,
    path=lambda closing: "/",
    facts=lambda closing: {**_facts(closing), "asked": how_asked(closing)},
)

SOON = NoticeKind(
    name="account.erased_soon",
    subject=_("Your closed account is erased in three days"),
    body=_(
        "Hello {name},\n\nyour account is closed. On {until} it is erased, and there is no way "
        "back after that. If you want it back, use the link in the mail that said that it is "
        "closed. Otherwise you need not do anything."
    ),
    to=_person,
    path=lambda closing: "/",
    facts=_facts,
)

REOPENED = NoticeKind(
    name="account.reopened",
    subject=_("Your account is open again"),
    body=_(
        "Hello {name},\n\nyour account is open again. Sign in with a code that we mail you; you "
        "can set a password then. What had ended when you closed it stays ended."
    ),
    to=_person,
    path=lambda closing: "/account/login/code/",
    facts=_facts,
)
