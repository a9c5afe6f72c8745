"""An agreement as its pages show it, the same for both sides: text, changes, signatures."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.forms import BaseForm
from django.http import HttpRequest
from django.utils.translation import gettext as _

from fairbrief.agreements.access import EMPLOYER, STUDENT
from fairbrief.agreements.actions import (
    answer_changes,
    answer_status,
    decline_agreement,
    propose_changes,
    sign,
    withdraw_changes,
)
from fairbrief.agreements.capacities import accepted_at, why_not_accepted
from fairbrief.agreements.changing import shown, texts_before
from fairbrief.agreements.forms import AnswerForm, DeclineForm, ProposeForm, SignForm, StatusForm
from fairbrief.agreements.models import Agreement
from fairbrief.agreements.queries import (
    can_sign,
    earlier_texts,
    has_ended,
    has_signed,
    is_live,
    is_proposed,
    is_signed,
    is_stated,
    may_propose,
    signatures_of,
    statuses_of,
    turn_for,
)
from fairbrief.agreements.reading import agreed_terms, differing_terms, document_of
from fairbrief.agreements.status import capacity_of, stated_by
from fairbrief.audit.actors import Actor
from fairbrief.concerns.queries import hear
from fairbrief.kernel.clock import now
from fairbrief.portals.requests import origin_of
from fairbrief.portals.ui.http import run_action
from fairbrief.portals.ui.shapes import Step

__all__ = [
    "answers",
    "declines",
    "may_propose",
    "page_of",
    "proposes",
    "sent",
    "signs",
    "states",
    "takes_back",
]

type Forms = Mapping[str, Any]


def page_of(
    agreement: Agreement, *, side: str, signs_as: str, may_act: bool = True, forms: Forms
) -> dict[str, Any]:
    """What the page of one agreement shows to one side. `forms` are those that were sent.

    `may_act` says whether the reader signs for the side.
    """
    proposals = list(agreement.proposals.all())
    hear(side, [agreement])
    if proposals:
        hear(side, proposals)
    waiting = shown(agreement, [each for each in proposals if is_proposed(each)], side)
    settled = shown(agreement, [each for each in proposals if not is_proposed(each)], side)
    status = statuses_of(agreement).get(side)
    may_sign = may_act and can_sign(agreement, side)
    accepted = accepted_at(agreement) if is_live(agreement) else ()
    not_accepted = (
        why_not_accepted(agreement, agreement.terms.get("engaged_as", ""), accepted=accepted)
        if is_live(agreement)
        else ""
    )
    must_restate = bool(not_accepted) and may_act and side == EMPLOYER and not waiting
    is_next = side == EMPLOYER or is_stated(agreement)
    left = _steps(agreement, side, answered=status is not None, changing=bool(waiting))
    return {
        "agreement": agreement,
        "side": side,
        "document": document_of(agreement),
        "terms": agreed_terms(agreement),
        "differing": differing_terms(agreement),
        "turn": None if is_signed(agreement) else turn_for(agreement, side),
        "steps": left if is_live(agreement) else [],
        "may_sign": may_sign
        and is_next
        and status is not None
        and not waiting
        and not not_accepted,
        "asks_status": may_sign and status is None and not waiting,
        "may_restate": must_restate or (may_sign and status is not None and not waiting),
        "is_next": is_next,
        "status": stated_by(status) if status else None,
        "status_form": forms.get("status")
        or StatusForm(side=side, known=status, accepted=accepted if side == EMPLOYER else None),
        "not_accepted": not_accepted,
        "capacity": capacity_of(agreement),
        "waits_to_sign": may_sign and bool(waiting),
        "has_signed": has_signed(agreement, side),
        "is_signed": is_signed(agreement),
        "has_ended": has_ended(agreement),
        "signatures": signatures_of(agreement),
        "may_propose": may_act and may_propose(agreement),
        "waiting": waiting,
        "settled": list(reversed(settled)),
        "has_mine": may_act and any(each.is_mine for each in waiting),
        "to_answer": may_act and any(not each.is_mine for each in waiting),
        "answer_form": forms.get("answer") or AnswerForm(agreement=agreement, waiting=waiting),
        "earlier": texts_before(earlier_texts(agreement), agreement)
        if agreement.version > 1
        else [],
        "form": forms.get("sign") or SignForm(agreement=agreement, signs_as=signs_as),
        "decline_form": forms.get("decline") or DeclineForm(),
    }


def _steps(agreement: Agreement, side: str, *, answered: bool, changing: bool) -> list[Step]:
    """What is left until both are bound, as one side reads it; what the other answers privately
    is no step."""
    application = agreement.application
    stated = is_stated(agreement)
    mine = has_signed(agreement, side)
    if side == EMPLOYER:
        other = str(application.student)
        steps = [
            (_("Say how %(name)s works for you") % {"name": other}, stated and answered, "#sign"),
            (_("Sign"), mine, "#sign"),
            (_("%(name)s signs") % {"name": other}, has_signed(agreement, STUDENT), ""),
        ]
    else:
        other = str(application.brief.employer)
        steps = [
            (_("%(name)s says how you work for it") % {"name": other}, stated, ""),
            (_("Answer three questions"), answered, "#sign"),
            (_("Sign"), mine, "#sign"),
            (_("%(name)s signs") % {"name": other}, has_signed(agreement, EMPLOYER), ""),
        ]
    if changing:
        steps.insert(0, (_("A proposed change is answered"), False, "#changes"))
    here = next((n for n, (_label, done, _url) in enumerate(steps) if not done), None)
    return [
        Step(
            label=label,
            state="done" if done else "now" if number == here else "next",
            url="" if done else url,
        )
        for number, (label, done, url) in enumerate(steps)
    ]


def _signed_words(agreement: Agreement) -> str:
    agreement.refresh_from_db()
    if is_signed(agreement):
        return _("You have signed, and so has the other side: the agreement holds.")
    return _("You have signed. It binds you both once the other side has signed, too.")


def sent(forms: Forms) -> tuple[BaseForm, ...]:
    """The forms that were sent, for the answer's status."""
    return tuple(forms.values())


def signs(
    request: HttpRequest,
    agreement: Agreement,
    *,
    side: str,
    signs_as: str,
    actor: Actor,
    said: str = "",
    forms: dict[str, Any],
) -> bool:
    """Signs by the form that was sent; what it refuses stays in `forms`. Without `said` the signer
    is told whether the other side still has to."""
    form = forms["sign"] = SignForm(request.POST, agreement=agreement, signs_as=signs_as)
    done = form.is_valid() and run_action(
        request,
        form,
        lambda: sign(
            agreement, party=side, actor=actor, at=now(), **{**origin_of(request), **form.said}
        ),
    )
    if done:
        messages.success(request, said or _signed_words(agreement))
    return done


def states(
    request: HttpRequest, agreement: Agreement, *, side: str, actor: Actor, forms: dict[str, Any]
) -> bool:
    """Answers the side's questions of the status check."""
    form = forms["status"] = StatusForm(request.POST, side=side)
    return form.is_valid() and run_action(
        request,
        form,
        lambda: answer_status(agreement, form.cleaned_data, side=side, actor=actor, at=now()),
        said=_("Kept. Below is what follows from it; then you can sign."),
    )


def declines(
    request: HttpRequest, agreement: Agreement, *, actor: Actor, said: str, forms: dict[str, Any]
) -> bool:
    """Declines the whole by the form that was sent."""
    form = forms["decline"] = DeclineForm(request.POST)
    return form.is_valid() and run_action(
        request,
        form,
        lambda: decline_agreement(
            agreement, reason=form.cleaned_data["reason"], actor=actor, at=now()
        ),
        said=said,
    )


def proposes(
    request: HttpRequest, agreement: Agreement, *, side: str, actor: Actor, form: ProposeForm
) -> bool:
    """Proposes the lines that were written anew."""
    return form.is_valid() and run_action(
        request,
        form,
        lambda: propose_changes(
            agreement,
            form.wishes,
            side=side,
            actor=actor,
            at=now(),
            read=form.cleaned_data["read"],
        ),
        said=_("Proposed. The other side accepts or declines each line; you are told."),
    )


def answers(
    request: HttpRequest, agreement: Agreement, *, side: str, actor: Actor, forms: dict[str, Any]
) -> bool:
    """Answers what the other side proposed."""
    waiting = shown(
        agreement, [each for each in agreement.proposals.all() if is_proposed(each)], side
    )
    form = forms["answer"] = AnswerForm(request.POST, agreement=agreement, waiting=waiting)
    return form.is_valid() and run_action(
        request,
        form,
        lambda: answer_changes(
            agreement,
            form.answers,
            side=side,
            actor=actor,
            at=now(),
            read=form.cleaned_data["read"],
        ),
        said=_("Answered. The text below is the one to sign now."),
    )


def takes_back(request: HttpRequest, agreement: Agreement, *, side: str, actor: Actor) -> bool:
    """Takes back what the side proposed."""
    return run_action(
        request,
        None,
        lambda: withdraw_changes(agreement, side=side, actor=actor, at=now()),
        said=_("Taken back. The text stands as it was."),
    )
