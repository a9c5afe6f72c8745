"""Check any posting from anywhere. Nothing is kept."""

from __future__ import annotations

from dataclasses import dataclass

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from fairbrief.fairness import Posting, Review, Verdict, clear_terms, review
from fairbrief.fairness.posting import LONGEST_TEXT
from fairbrief.portals.ui.http import show
from fairbrief.portals.ui.shapes import Fact

VERDICTS = {
    Verdict.CLEAR: (
        "done",
        _("Clear terms"),
        _("Everything a student needs to decide is said."),
    ),
    Verdict.ASK: (
        "attention",
        _("Ask first"),
        _("Something you need to know is not said. The questions stand below, ready to send."),
    ),
    Verdict.REFUSE: (
        "stop",
        _("Not as it stands"),
        _("Something in it should not be agreed to. It says below what, why, and how to mend it."),
    ),
    Verdict.SCAM: (
        "stop",
        _("Looks like a scam"),
        _("Do not send money or personal data. Show it to your career office."),
    ),
}

#: A posting of our own, to try the page with.
EXAMPLE = _(
    "Social media intern (remote). We are a young start-up and look for someone to help with "
    "various tasks: posting on our channels, answering comments, data entry as needed. This is an "
    "unpaid position for the first three months, with great exposure and a possible full-time role "
    "later. Flexible hours, evenings and weekends. Send your resume and tell us why you want to be "
    "part of our journey."
)


class CheckForm(forms.Form):
    """Any posting's text."""

    text = forms.CharField(
        label=_("The posting"),
        widget=forms.Textarea(attrs={"rows": 12}),
        max_length=LONGEST_TEXT,
        error_messages={
            "required": _("Paste the words of the posting first."),
            "max_length": _(
                "This is longer than 100,000 characters. Paste the posting itself, without the "
                "page around it."
            ),
        },
    )


@dataclass(frozen=True)
class Part:
    """A stretch of the posting; marked where a finding rests on it."""

    text: str
    title: str = ""


def marked_parts(text: str, result: Review) -> list[Part]:
    """The posting cut where findings rest on its words; overlaps go to the weightier one."""
    spans: list[tuple[int, int, str]] = []
    for finding in result.findings:
        start, end = finding.span
        if end > start and all(end <= a or start >= b for a, b, _title in spans):
            spans.append((start, end, finding.title))
    parts, at = [], 0
    for start, end, title in sorted(spans):
        if start > at:
            parts.append(Part(text[at:start]))
        parts.append(Part(text[start:end], title))
        at = end
    parts.append(Part(text[at:]))
    return parts


def _facts(result: Review) -> list[Fact]:
    facts = result.facts
    said = {"paid": _("paid"), "unpaid": _("unpaid"), "unstated": _("not said")}
    places = {
        "remote": _("remote"),
        "onsite": _("on site"),
        "hybrid": _("partly on site"),
        "unstated": _("not said"),
    }
    pay = said[facts.pay.status]
    rows = [
        Fact(
            term=_("Pay"),
            said=pay,
            note=f"${facts.pay.hourly_usd:,.2f} / h" if facts.pay.hourly_usd else "",
        ),
        Fact(term=_("Place"), said=places[facts.place.kind]),
    ]
    for term, quote in (
        (_("Hours"), facts.hours.quote),
        (_("How long"), facts.duration),
        (_("Due"), facts.deadline),
        (_("Apply by"), facts.application_deadline),
        (_("Feedback"), facts.feedback),
        (_("Learning"), facts.learning),
        (_("What may follow"), facts.follow_on),
    ):
        rows.append(Fact(term=term, said=quote.text.strip()[:120] if quote else _("not said")))
    return rows


@require_http_methods(["GET", "HEAD", "POST"])
def check(request: HttpRequest) -> HttpResponse:
    """Reads a pasted posting: verdict, terms, facts, findings with their words, questions."""
    if request.method == "POST":
        form = CheckForm(request.POST)
        if form.is_valid():
            posting = Posting(text=form.cleaned_data["text"])
            result = review(posting)
            tone, title, words = VERDICTS[result.verdict]
            return show(
                request,
                "public/check.html",
                {
                    "form": form,
                    "result": result,
                    "tone": tone,
                    "title": title,
                    "words": words,
                    "terms": clear_terms(result.facts),
                    "facts": _facts(result),
                    "parts": marked_parts(posting.whole, result),
                    "scam": result.verdict is Verdict.SCAM,
                },
            )
    else:
        form = CheckForm(initial={"text": EXAMPLE} if "example" in request.GET else None)
    return show(request, "public/check.html", {"form": form}, form)


urlpatterns = [path("check/", check, name="check")]
