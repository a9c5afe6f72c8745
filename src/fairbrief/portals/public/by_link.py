"""What stands behind a mailed link: a view gets the thing it leads to and who its holder is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import TYPE_CHECKING, Any, Concatenate

from django.http import HttpRequest, HttpResponseBase
from django.utils.translation import gettext as _

from fairbrief.accounts.links import LinkError, link_ended, open_link
from fairbrief.audit.actors import Actor
from fairbrief.kernel.clock import now
from fairbrief.portals.public.links import ended

if TYPE_CHECKING:
    from fairbrief.accounts.models import MailedLink


@dataclass(frozen=True)
class Opened[Thing]:
    """What a live link leads to, and as whom its holder acts."""

    thing: Thing
    actor: Actor
    link: MailedLink
    token: str


def by_link[Thing](
    capacity: str,
    find: Callable[[MailedLink, Actor], Thing | None],
    *,
    instead: Callable[[HttpRequest, LinkError, str], HttpResponseBase] = ended,
) -> Callable[
    [Callable[Concatenate[HttpRequest, Opened[Thing], ...], HttpResponseBase]],
    Callable[..., HttpResponseBase],
]:
    """A view of what `find` makes of links of one capacity ("": of any).

    Where the link does not open it, or nothing is found for its holder any more, the answer is
    what `instead` shows.
    """

    def decorate(
        view: Callable[Concatenate[HttpRequest, Opened[Thing], ...], HttpResponseBase],
    ) -> Callable[..., HttpResponseBase]:
        @wraps(view)
        def opening(request: HttpRequest, token: str, **more: Any) -> HttpResponseBase:
            try:
                opened = _open(token, capacity, find)
            except LinkError as error:
                return instead(request, error, token)
            return view(request, opened, **more)

        return opening

    return decorate


def _open[Thing](
    token: str, capacity: str, find: Callable[[MailedLink, Actor], Thing | None]
) -> Opened[Thing]:
    link, actor = open_link(token, at=now())
    if capacity and link.capacity != capacity:
        raise LinkError(_("This link is for something else."))
    thing = find(link, actor)
    if thing is None:
        raise link_ended()
    return Opened(thing, actor, link, token)
