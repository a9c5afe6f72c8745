"""A brief that begins with a posting its writer has already: what it says, thing by thing."""

from __future__ import annotations

from collections.abc import Iterable
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import path
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters

from fairbrief.briefs.actions import draft_brief
from fairbrief.briefs.examples import NO_TITLE
from fairbrief.briefs.forms import STEPS, PostingForm, step_of_field
from fairbrief.briefs.from_posting import Posting, Said, read_posting
from fairbrief.fairness import Posting as Checked
from fairbrief.fairness import Verdict, is_of_fraud, review
from fairbrief.kernel.clock import day_in, now
from fairbrief.kernel.errors import MissingFactError
from fairbrief.kernel.money import Money
from fairbrief.organizations.queries import members_of
from fairbrief.portals.limits import CHECKS, may_spend, units_of
from fairbrief.portals.requests import EmployerRequest, for_employers
from fairbrief.portals.ui.http import run_action, show
from fairbrief.portals.ui.values import in_words
from fairbrief.vetting.queries import approved_campuses

if TYPE_CHECKING:
    from fairbrief.briefs.models import Brief

#: What a posting usually says; of the rest the steps ask in any case.
ASKED = (
    *("title", "summary", "deliverables", "learning", "hours", "apply_by", "starts_on", "due_on"),
    *("place", "supervisor", "leader", "pay_kind", "fee_minor"),
)


@sensitive_post_parameters("text")
@for_employers
def from_posting(request: EmployerRequest) -> HttpResponse:
    """Paste it, look at what was read, begin with what is right. Nothing is kept before."""
    member = request.member
    form = PostingForm(request.POST or None)
    context: dict[str, Any] = {"form": form, "employer": member.employer}
    if form.is_valid():
        text = form.cleaned_data["text"]
        if not may_spend(request, CHECKS, units_of(text)):
            form.add_error(None, _("Many postings were read in the last minute. Wait a minute."))
            answer = show(request, "employer/briefs/from_posting.html", context, form)
            answer.status_code = HTTPStatus.TOO_MANY_REQUESTS
            return answer
        found = read_posting(
            text,
            near=day_in(member.employer.time_zone, now()),
            members=list(members_of(member.employer)),
        )
        taken = request.POST.getlist("take") if "begin" in request.POST else found.proposed
        made: list[Brief] = []
        if "begin" in request.POST and run_action(
            request,
            form,
            lambda: made.append(_begin(request, found, taken)),
            said=_("It is a draft. Look at each step: what the posting says stands there."),
        ):
            return redirect("employer:edit_brief", made[0].code, "scope")
        context |= {
            "found": [(each, _label(each.field), _value(each)) for each in found.said],
            "taken": taken,
            "people": [(each, _label(each.field)) for each in found.people],
            "missing": [_label(name) for name in _missing(found)],
            "is_too_long": found.is_too_long,
            "is_in_another_language": found.is_in_another_language,
            "marks_of_fraud": _marks_of_fraud(text),
        }
    return show(request, "employer/briefs/from_posting.html", context, form)


def _begin(request: EmployerRequest, found: Posting, taken: Iterable[str]) -> Brief:
    employer = request.member.employer
    columns = found.columns(taken)
    if not columns and found.said:
        raise MissingFactError(
            _(
                "Nothing is ticked, so the brief would begin empty. Tick what is right "
                "(%(names)s), or write one from an example."
            )
            % {"names": ", ".join(str(_label(each.field)) for each in found.said)}
        )
    columns = {"title": _(NO_TITLE), **columns}
    return draft_brief(
        employer,
        by=request.member,
        actor=request.actor,
        at=now(),
        campuses=list(approved_campuses(employer)),
        **columns,
    )


def _marks_of_fraud(text: str) -> list[str]:
    """What makes it look like a scam; nothing where it does not."""
    found = review(Checked(text=text))
    if found.verdict is not Verdict.SCAM:
        return []
    return list(dict.fromkeys(_(each.title) for each in found.findings if is_of_fraud(each.rule)))


def _missing(found: Posting) -> list[str]:
    known = {*found.fields, *(each.field for each in found.people)}
    return [name for name in ASKED if name not in known]


def _label(name: str) -> Any:
    """As its step calls it."""
    if name == "deliverables":
        return _("What is handed in")
    return _field(name).label


def _field(name: str) -> Any:
    """As it stands in its step."""
    fields = STEPS[step_of_field(name)][1].base_fields
    return fields["fee" if name == "fee_minor" else name]


def _value(said: Said) -> str:
    """The value as one reads it; of the description only how long it is, for it stands beneath."""
    value = said.value
    if said.field == "summary":
        return _("the whole text, %(number)d characters") % {"number": len(value)}
    if said.field == "deliverables":
        return "; ".join(title for title, _criteria in value)
    if said.field == "fee_minor":
        return str(Money(value, "USD"))
    return in_words(_field(said.field), value)


urlpatterns = [path("briefs/from-posting/", from_posting, name="brief_from_posting")]
