"""A mailed link that does not open its page: why, and the way on. A fresh one is a press away."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from fairbrief.accounts.links import LinkError, open_link, was_mailed_lately
from fairbrief.agreements.access import SUPERVISOR, agreement_of_link
from fairbrief.agreements.actions import renew_signing_link
from fairbrief.agreements.models import Agreement
from fairbrief.coffees.access import HOSTING, coffee_by_link
from fairbrief.coffees.actions import renew_host_link
from fairbrief.coffees.models import Coffee
from fairbrief.contacts.access import (
    CONSENT,
    INTRODUCING,
    REFEREE,
    contact_by_link,
    introduction_by_link,
    reference_by_link,
)
from fairbrief.contacts.actions import (
    renew_consent_link,
    renew_introduction_link,
    renew_referee_link,
)
from fairbrief.contacts.models import Contact, Introduction, Reference
from fairbrief.engagements.access import LEADER_LINK, SUPERVISOR_LINK, work_of_link
from fairbrief.engagements.actions import renew_work_link
from fairbrief.engagements.models import Engagement
from fairbrief.kernel.clock import now
from fairbrief.kernel.errors import IllegalMoveError, LimitReachedError
from fairbrief.planning.access import PICKER, offer_of_link
from fairbrief.planning.actions import renew_picking_link
from fairbrief.planning.models import TimeOffer
from fairbrief.portals.ui.http import redirect_next, run_action, show
from fairbrief.portfolio.models import Quote
from fairbrief.portfolio.quoting import QUOTED, quote_by_link, renew_words_link
from fairbrief.relationships.access import CLOSING
from fairbrief.relationships.actions import renew_closing_link
from fairbrief.tracking.access import (
    APPROVING,
    CONFIRMING,
    OUTCOME,
    approval_by_link,
    experience_by_link,
)
from fairbrief.tracking.actions import (
    renew_approval_link,
    renew_confirming_link,
    renew_outcome_link,
)
from fairbrief.tracking.models import Approval, Experience, Outcome
from fairbrief.tracking.outcomes import outcome_by_link

if TYPE_CHECKING:
    from fairbrief.accounts.models import MailedLink

type Renewal = Callable[[MailedLink, datetime], bool]

_AGREEMENT = Agreement._meta.label_lower
_WORK = Engagement._meta.label_lower
_EXPERIENCE = Experience._meta.label_lower
_APPROVAL = Approval._meta.label_lower
_OUTCOME = Outcome._meta.label_lower
_OFFER = TimeOffer._meta.label_lower
_CONTACT = Contact._meta.label_lower
_QUOTE = Quote._meta.label_lower
_REFERENCE = Reference._meta.label_lower
_INTRODUCTION = Introduction._meta.label_lower
_COFFEE = Coffee._meta.label_lower


def _signing(link: MailedLink, at: datetime) -> bool:
    found = agreement_of_link(link.subject_id, email=link.email)
    return found is not None and renew_signing_link(found, email=link.email, at=at)


def _work(link: MailedLink, at: datetime) -> bool:
    work = work_of_link(link.subject_id, email=link.email).first()
    return work is not None and renew_work_link(
        work, capacity=link.capacity, email=link.email, at=at
    )


def _closing(link: MailedLink, at: datetime) -> bool:
    work = work_of_link(link.subject_id, email=link.email).first()
    return work is not None and renew_closing_link(work, email=link.email, at=at)


def _confirming(link: MailedLink, at: datetime) -> bool:
    entry = experience_by_link(link.subject_label, link.subject_id).first()
    return entry is not None and renew_confirming_link(entry, email=link.email, at=at)


def _approving(link: MailedLink, at: datetime) -> bool:
    found = approval_by_link(link.subject_label, link.subject_id)
    return found is not None and renew_approval_link(found, email=link.email, at=at)


def _outcome(link: MailedLink, at: datetime) -> bool:
    found = outcome_by_link(link.subject_label, link.subject_id)
    return found is not None and renew_outcome_link(found, email=link.email, at=at)


def _picking(link: MailedLink, at: datetime) -> bool:
    offer = offer_of_link(link.subject_id, email=link.email)
    return offer is not None and renew_picking_link(offer, email=link.email, at=at)


def _consent(link: MailedLink, at: datetime) -> bool:
    found = contact_by_link(link.subject_label, link.subject_id, email=link.email)
    return found is not None and renew_consent_link(found, email=link.email, at=at)


def _quoted(link: MailedLink, at: datetime) -> bool:
    found = quote_by_link(link.subject_label, link.subject_id)
    return found is not None and renew_words_link(found, email=link.email, at=at)


def _reference(link: MailedLink, at: datetime) -> bool:
    found = reference_by_link(link.subject_label, link.subject_id)
    return found is not None and renew_referee_link(found, email=link.email, at=at)


def _introduction(link: MailedLink, at: datetime) -> bool:
    found = introduction_by_link(link.subject_label, link.subject_id)
    return found is not None and renew_introduction_link(found, email=link.email, at=at)


def _hosting(link: MailedLink, at: datetime) -> bool:
    found = coffee_by_link(link.subject_label, link.subject_id, at=at)
    return found is not None and renew_host_link(found, email=link.email, at=at)


#: How a fresh link is mailed, by what the one that ended let its holder be, and of what.
RENEWALS: dict[tuple[str, str], Renewal] = {
    (SUPERVISOR, _AGREEMENT): _signing,
    (SUPERVISOR_LINK, _WORK): _work,
    (LEADER_LINK, _WORK): _work,
    (CLOSING, _WORK): _closing,
    (CONFIRMING, _EXPERIENCE): _confirming,
    (APPROVING, _APPROVAL): _approving,
    (OUTCOME, _OUTCOME): _outcome,
    (PICKER, _OFFER): _picking,
    (CONSENT, _CONTACT): _consent,
    (QUOTED, _QUOTE): _quoted,
    (REFEREE, _REFERENCE): _reference,
    (INTRODUCING, _INTRODUCTION): _introduction,
    (HOSTING, _COFFEE): _hosting,
}


def ended(request: HttpRequest, error: LinkError, token: str) -> HttpResponse:
    """The link is unknown, replaced or over: one page for all, telling nothing of what it was for.

    Whoever holds one that ended can have a fresh one mailed: to the address the ended one went to,
    never to another.
    """
    link = error.link
    before, _token, _after = request.path.partition(f"/{token}/")
    page = show(
        request,
        "public/link_ended.html",
        {
            "error": error,
            "here": f"{before}/{token}/",
            "token": token,
            "address": _hint(link.email) if link and _key(link) in RENEWALS else "",
            "next": _after_sign_in(link),
        },
    )
    page.status_code = 404
    return page


@require_POST
@never_cache
def fresh(request: HttpRequest, token: str) -> HttpResponse:
    """Mails a fresh link in the place of one that ended."""
    try:
        open_link(token, at=now())
    except LinkError as error:
        link = error.link
        if link is None:
            return ended(request, error, token)
        run_action(
            request,
            None,
            lambda: _renew(link, at=now()),
            said=_("A fresh link is on its way to %(address)s.") % {"address": _hint(link.email)},
        )
    return redirect_next(request, "public:home")


def _renew(link: MailedLink, *, at: datetime) -> None:
    """Raises LimitReachedError for one mailed just now, IllegalMoveError when nothing is left."""
    if was_mailed_lately(link, at=at):
        raise LimitReachedError(
            _("A fresh link was mailed a few minutes ago. Look in your mail, also among the spam.")
        )
    renewal = RENEWALS.get(_key(link))
    if renewal is None or not renewal(link, at):
        raise IllegalMoveError(
            _("There is nothing left to do here, or someone else does it now. Thank you.")
        )


def _key(link: MailedLink) -> tuple[str, str]:
    return (link.capacity, link.subject_label)


def _hint(email: str) -> str:
    """Enough of an address for its owner to know it: r…@studio.example."""
    name, _at, domain = email.partition("@")
    return f"{name[:1]}…@{domain}"


def _after_sign_in(link: MailedLink | None) -> str:
    """Where someone who has an account by now finds the same thing."""
    if link is not None and link.subject_label == _AGREEMENT:
        found = agreement_of_link(link.subject_id, email=link.email)
        return f"/agreements/{found.code}/" if found else "/home/"
    if link is not None and link.subject_label == _WORK:
        work = work_of_link(link.subject_id, email=link.email).first()
        return f"/work/{work.code}/" if work else "/home/"
    return "/home/"


urlpatterns = [path("links/<str:token>/fresh/", fresh, name="fresh_link")]
