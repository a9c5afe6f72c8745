"""What was sent when nobody was signed in any more, or from a page that waited too long.

Nothing of it is lost, and nothing is sent by itself: whoever typed it signs in, reads it and sends
it. Until then it lies in this browser's session for half an hour, and is shown to no account but
the one that was last signed in here, which a cookie says in a way that means nothing elsewhere.
What comes from a page that was made before somebody signed in anew is shown to no account but the
one that page was made for, which the page's own token says (`accounts.page_tokens`).
"""

from __future__ import annotations

import re
from dataclasses import asdict, dataclass
from http import HTTPStatus
from typing import TYPE_CHECKING, Self
from urllib.parse import urlsplit

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.csrf import csrf_failure as refused
from django.views.decorators.cache import never_cache

from fairbrief.accounts.actions import WAITING
from fairbrief.accounts.last_here import is_marked, last_here, mark_of
from fairbrief.accounts.page_tokens import is_made_for
from fairbrief.kernel.clock import now
from fairbrief.portals.limits import UNSENT, may_spend
from fairbrief.portals.ui.http import show
from fairbrief.portals.ui.middleware import page_above

if TYPE_CHECKING:
    from fairbrief.portals.requests import PortalRequest

#: In a form that sends what was kept.
MARK = "unsent"
#: How long it is kept, in seconds.
LIFE = 30 * 60
#: What is longer than so many bytes, or has more fields, is not kept.
LONGEST, MOST = 100_000, 500
#: What is not done by one press on a page that does not show what is done: signing, and what
#: belongs to an account, one's own or somebody else's.
_NEVER = re.compile(r"/account/|/operator/accounts/|/sign/|.*/sign/\Z")
#: Fields that each sending has anew, and how those are called that must not lie about.
_LEFT_OUT = ("csrfmiddlewaretoken", MARK)
_SECRET = "password"  # noqa: S105
#: What has fewer words is a choice, a number or a name.
_WORDS = 3


@dataclass(frozen=True, kw_only=True)
class Unsent:
    """A form as it was sent: where to, from which page, its fields in their order, the names of its
    files."""

    path: str
    page: str
    fields: tuple[tuple[str, str], ...]
    files: tuple[str, ...]

    @classmethod
    def of(cls, request: HttpRequest) -> Self | None:
        """None where it is a button alone, holds a secret, or is more than is kept."""
        fields = tuple(
            (name, value)
            for name, values in request.POST.lists()
            for value in values
            if name not in _LEFT_OUT
        )
        length = sum(len(name.encode()) + len(value.encode()) for name, value in fields)
        is_never = _NEVER.match(request.path) or any(_SECRET in name for name, _words in fields)
        if not fields or is_never or length > LONGEST or len(fields) > MOST:
            return None
        files = tuple(
            getattr(file, "name", None) or ""
            for _field, sent in request.FILES.lists()
            for file in sent
        )
        path = request.get_full_path()
        return cls(path=path, page=_page_of(request), fields=fields, files=files)

    @property
    def words(self) -> list[str]:
        """What was written in it, without choices, numbers and the like."""
        return [value for _field, value in self.fields if len(value.split()) >= _WORDS]

    @property
    def short(self) -> list[str]:
        """Choices, numbers and names, as sent; none of rows, which carry counts and keys."""
        own = (value.strip() for name, value in self.fields if "-" not in name)
        return [value for value in own if value and len(value.split()) < _WORDS]


def _page_of(request: HttpRequest) -> str:
    """The page a form was sent from, as far as the browser says."""
    came_from = urlsplit(request.headers.get("Referer", ""))
    page = came_from._replace(scheme="", netloc="", fragment="").geturl()
    is_here = came_from.netloc == request.get_host() and page.startswith("/")
    # No address of which a browser would make another site's.
    is_here = is_here and url_has_allowed_host_and_scheme(page, allowed_hosts=None)
    return page if is_here else page_above(request.path)


def to_sign_in(request: HttpRequest) -> HttpResponseBase:
    """Whoever is not signed in is led to where they can be; what they sent is kept meanwhile."""
    if "HX-Request" in request.headers:
        # An answer while somebody types: their page stays, and what they write in it.
        return show(request, "ui/parts/signed_out.html")
    if request.method != "POST":
        return redirect_to_login(request.get_full_path())
    unsent, mark = Unsent.of(request), last_here(request)
    if unsent is None or not mark or not may_spend(request, UNSENT):
        messages.info(request, _("You were signed out before this arrived: nothing was done."))
        return redirect_to_login(_page_of(request))
    messages.info(request, _("What you sent has not arrived, and is kept: sign in to send it."))
    request.session[WAITING] = {"at": now().timestamp(), "whose": mark, **asdict(unsent)}
    request.session.set_expiry(LIFE)
    return redirect_to_login(reverse("public:unsent"))


def keep_until_asked(request: PortalRequest) -> bool:
    """Keeps what somebody sent who is asked first if it is they. False for what is not kept."""
    unsent = Unsent.of(request)
    if unsent is None or not may_spend(request, UNSENT):
        return False
    request.session[WAITING] = {
        "at": now().timestamp(),
        "whose": mark_of(request.user),
        "was_asked": True,
        **asdict(unsent),
    }
    return True


def was_asked(request: HttpRequest) -> bool:
    """Whether what is kept waited for its sender to show that it is they."""
    return bool(request.session.get(WAITING, {}).get("was_asked"))


def drop_what_is_over(request: HttpRequest) -> None:
    """Throws away what is too old, or was somebody else's, whatever page is asked for."""
    kept = request.session.get(WAITING)
    if kept is None or not request.user.is_authenticated:
        return
    if kept["at"] < now().timestamp() - LIFE or not is_marked(request.user, kept["whose"]):
        forget_unsent(request)


def unsent_of(request: PortalRequest) -> Unsent | None:
    """What was kept of the person's."""
    kept = request.session.get(WAITING)
    if kept is None:
        return None
    return Unsent(
        path=kept["path"],
        page=kept["page"],
        fields=tuple((name, value) for name, value in kept["fields"]),
        files=tuple(kept["files"]),
    )


def forget_unsent(request: HttpRequest) -> None:
    """It was sent, or is not wanted any more."""
    request.session.pop(WAITING, None)


@never_cache
def from_old_page(request: HttpRequest, reason: str = "") -> HttpResponseBase:
    """The form's token is not the one this browser has now, as after signing in anew elsewhere.

    What a page of this very site sent, as the browser vouches, is shown with a fresh token, to be
    sent by one more press, if the page was made for the account that is signed in now. If nobody
    is, it is kept for that account. Anything else is refused, and none of its words are shown: they
    may be somebody else's.
    """
    home = f"{request.scheme}://{request.get_host()}"
    if request.headers.get("Origin") != home:
        return refused(request, reason)
    user = request.user
    whose = mark_of(user) if user.is_authenticated else last_here(request)
    if not is_made_for(request.POST.get("csrfmiddlewaretoken", ""), whose):
        return refused(request, reason)
    if not user.is_authenticated:
        return to_sign_in(request)
    unsent = Unsent.of(request)
    if unsent is None or "HX-Request" in request.headers:
        return refused(request, reason)
    page = show(request, "public/joining/unsent.html", {"unsent": unsent})
    page.status_code = HTTPStatus.FORBIDDEN
    return page
