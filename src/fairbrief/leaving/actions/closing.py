"""Closing an account, and opening it again."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import connection, transaction
from django.utils.translation import gettext_lazy as _

from fairbrief.accounts.actions import open_again, shut
from fairbrief.accounts.links import mint, revoke_links
from fairbrief.accounts.models import User
from fairbrief.accounts.queries import was_only_typed
from fairbrief.audit.actors import INSTALLATION, Actor, on_behalf_of, person
from fairbrief.audit.advancing import advance
from fairbrief.audit.locking import held, locked
from fairbrief.audit.record import record
from fairbrief.clocks.rules import start_clock
from fairbrief.kernel.clock import zone_named
from fairbrief.kernel.errors import FairbriefError, IllegalMoveError, NotAllowedError
from fairbrief.leaving.access import REOPENING
from fairbrief.leaving.actions.ending import end_all
from fairbrief.leaving.actions.erasing import erase
from fairbrief.leaving.hindrances import Hindrance, hindrances, worn_by
from fairbrief.leaving.models import Closing
from fairbrief.leaving.notices import addresses_of, by_mail
from fairbrief.leaving.queries import campuses_of
from fairbrief.leaving.states import ClosingState
from fairbrief.leaving.workflow import ERASE
from fairbrief.notices.telling import tell

if TYPE_CHECKING:
    from collections.abc import Sequence

#: Erased at night, where the person is: then nobody waits for what it holds.
_NIGHT = time(4, 0)
#: How somebody asked is said in so many characters.
_FEWEST, _LONGEST = 10, 500


class HinderedError(IllegalMoveError):
    """Others still wait for the person. `hindrances` says what for."""

    def __init__(self, found: Sequence[Hindrance]) -> None:
        super().__init__(_("Something still stands in the way of closing this account."))
        self.hindrances = list(found)


def close_account(
    user: User, /, *, ends_credentials: bool = False, actor: Actor, at: datetime
) -> Closing:
    """Nobody can sign in any more and what was open ends; the person is mailed a link, to every
    confirmed address, by which to open the account again until it is erased. Closed already: the
    same closing. One into which nobody ever came is erased at once, for it must not stand in the
    way of the address's owner.

    The person closes it themselves, or the installation for one who asks in writing. Raises
    NotAllowedError, HinderedError.
    """
    if not (actor.is_installation or actor.user_id == user.pk):
        raise NotAllowedError(_("People close their own account."))
    return _close(user, ends_credentials=ends_credentials, actor=actor, at=at)


def close_on_request(
    user: User, /, *, asked: str, by: User, ends_credentials: bool = False, at: datetime
) -> Closing:
    """As `close_account`, by who runs the installation, for a person who asked for it in writing.

    `asked` says how they did and how one knows that it was they; they read it in the mail that
    holds the way back, and it stays on the record. Who runs the installation as well closes their
    own account, or is helped on the server: nobody puts the others out by a page. Raises
    NotAllowedError, FairbriefError for too few words, HinderedError.
    """
    if not (by.is_operator and by.is_active) or user.is_operator:
        raise NotAllowedError(_("People close their own account."))
    asked = " ".join(asked.split())
    if len(asked) < _FEWEST:
        raise FairbriefError(
            _("Say how they asked and how you know that it was they; they read it."), field="asked"
        )
    return _close(
        user, ends_credentials=ends_credentials, actor=person(by), at=at, asked=asked[:_LONGEST]
    )


def _close(
    user: User, *, ends_credentials: bool, actor: Actor, at: datetime, asked: str = ""
) -> Closing:
    with transaction.atomic():
        # Of two tabs the second waits here, and finds it done.
        # (Held and not locked, for what is told meanwhile points at them.)
        row = held(user)
        closing = Closing.objects.filter(user=row, state=ClosingState.CLOSED).first()
        if closing is not None:
            return closing
        if not row.is_active:
            raise IllegalMoveError(_("This account is closed already."))
        _hold_houses(row)
        _refuse_hindered(row)
        is_typed = was_only_typed(row)
        closing = Closing.objects.create(
            user=row,
            ends_credentials=ends_credentials,
            campuses=campuses_of(row),
            closed_at=at,
            erase_at=_erased_at(row, at),
        )
        is_own = actor.user_id == row.pk
        end_all(row, actor=person(row) if is_own else on_behalf_of(row), at=at)
        # What came about meanwhile, such as an offer that was accepted in another tab.
        _refuse_hindered(row)
        shut(row, actor=actor, at=at)
        record(closing, "closed", actor=actor, at=at, data={"asked": asked} if asked else None)
        start_clock(ERASE, closing, at=at)
        closing.user = row
        told = "account.closed_on_request" if asked else "account.closed"
        _mail_links(told, closing, at=at)
        user.is_active, user.session_epoch = row.is_active, row.session_epoch
        user.password = row.password
        if is_typed:
            # Nobody can have asked to keep it.
            erase(closing, actor=INSTALLATION, at=at)
    return closing


def _erased_at(user: User, at: datetime) -> datetime:
    """The first night after the days for changing one's mind."""
    zone = zone_named(user.time_zone)
    last = at + timedelta(days=settings.KEEP_CLOSED_DAYS)
    night = datetime.combine(last.astimezone(zone).date(), _NIGHT, tzinfo=zone)
    return night if night >= last else night + timedelta(days=1)


def _hold_houses(user: User) -> None:
    """Of the last two of a house who close at once, the second waits, and finds the other gone."""
    worn = worn_by(user)
    if worn.member is not None:
        locked(worn.member.employer)
    if worn.officer is not None:
        locked(worn.officer.campus)
    if user.is_operator:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(hashtext('operators'))")


def _refuse_hindered(user: User) -> None:
    found = hindrances(user)
    if found:
        raise HinderedError(found)


def _mail_links(notice: str, closing: Closing, *, at: datetime) -> None:
    """To each address one of its own; whichever is used first ends them all (see `reopen`)."""
    told = []
    for address in addresses_of(closing):
        token = mint(
            closing,
            capacity=REOPENING,
            email=address,
            name=closing.user.get_full_name(),
            at=at,
            life=closing.erase_at - at,
        )
        told.append(by_mail(closing, address, link=f"/reopen/{token}/"))
    tell(notice, closing, at=at, to=told)


def reopen(closing: Closing, /, *, actor: Actor, at: datetime) -> bool:
    """The person can sign in again; what had ended stays ended. False when it was done before.

    Raises NotAllowedError, IllegalMoveError for one that was erased.
    """
    with transaction.atomic():
        # As when it is closed and erased: the person first.
        user = held(closing.user)
        if not advance(closing, "reopen", actor=actor, at=at):
            return False
        open_again(user, actor=actor, at=at)
        revoke_links(closing, capacity=REOPENING, at=at)
        closing.user = user
        tell("account.reopened", closing, at=at)
    return True
