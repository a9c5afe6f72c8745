"""What stands beside a step while it is written: what reads wrong, and what is still to say."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fairbrief.briefs.forms import STEPS, StepForm, step_of_field
from fairbrief.briefs.kinds import usual_hours
from fairbrief.briefs.least_pay import least_pay_words
from fairbrief.briefs.places import fields_of_findings
from fairbrief.briefs.queries import Look, day_there
from fairbrief.briefs.still_to_say import has_come_to, is_still_to_say
from fairbrief.kernel.clock import now
from fairbrief.portals.ui.controls import takes_text
from fairbrief.portals.ui.repeated import said_once, what_it_says
from fairbrief.portals.ui.shapes import Step
from fairbrief.portals.ui.tags.declared import of

if TYPE_CHECKING:
    from fairbrief.briefs.models import Brief, WrittenStep
    from fairbrief.briefs.reading import Typed
    from fairbrief.fairness import Finding

    type Placed = list[tuple[str, Finding]]

REVIEW = "review"
#: Findings of these weights are shown as to be mended; the rest is advice.
WEIGHTY = ("block", "review")
#: Fields of the brief that are typed under another name, and parts of a step that are no fields.
TYPED_AS = {"fee_minor": "fee"}
PARTS = {"scope": ("deliverables",)}


def typed_in(form: StepForm) -> Typed | None:
    """What is typed, once it has been read; None where what is kept stands."""
    return form.typed if form.is_bound else None


@dataclass(frozen=True)
class Elsewhere:
    """Findings that another step can mend."""

    key: str
    label: Any
    count: int


def advice_on(
    brief: Brief, form: StepForm, step: str, look: Look, written: Mapping[str, WrittenStep]
) -> dict[str, Any]:
    """What stands at the fields and beside the form: this step's findings, the terms, a hint."""
    placed, waiting = _parted(brief, form, look, written)
    here = [(name, each) for name, each in placed if step_of_field(name) == step]
    findings = said_once(each for _name, each in here)
    least = least_pay_words(brief, look.house, today=day_there(brief, now()))
    return {
        "terms": look.terms,
        "found": _at_fields(form, step, here),
        "texts": [
            *(name for name, field in form.fields.items() if takes_text(field)),
            *PARTS.get(step, ()),
        ],
        "findings": findings,
        "weighty": sum(str(of(each, "severity")) in WEIGHTY for each in findings),
        "still_to_say": list(
            dict.fromkeys(each.remedy for name, each in waiting if step_of_field(name) == step)
        ),
        "elsewhere": _elsewhere(step, placed),
        "hint": _usual(brief, look) if step == "scope" else least if step == "pay" else "",
        "least": least,
        "suggested": form.suggested,
        "step": step,
    }


def _at_fields(
    form: StepForm, step: str, here: list[tuple[str, Finding]]
) -> dict[str, list[tuple[int, Any]]]:
    """What stands at each field, with its number in the receipt beside; what one rule finds there
    several times stands once."""
    # New people are named in a part that stays folded: what is missing stands at the choice.
    slots = [name for name in form.fields if not name.startswith("new_")]
    fields: dict[str, list[Finding]] = {name: [] for name in (*slots, *PARTS.get(step, ()))}
    for name, each in here:
        if (slot := TYPED_AS.get(name, name)) in fields:
            fields[slot].append(each)
    numbers = {
        what_it_says(each): number
        for number, each in enumerate(said_once(each for _name, each in here), 1)
    }
    return {
        name: [(numbers[what_it_says(each)], each) for each in said_once(findings)]
        for name, findings in fields.items()
    }


def _parted(
    brief: Brief, form: StepForm, look: Look, written: Mapping[str, WrittenStep]
) -> tuple[Placed, Placed]:
    """What the review finds, and apart from it what only waits in steps that nobody has passed."""
    typed = typed_in(form)
    placed: Placed = []
    waiting: Placed = []
    for name, each in fields_of_findings(look.review.findings, brief, typed):
        kept = written.get(step_of_field(name))
        waits = is_still_to_say(name, each, brief, typed) and not (
            kept is not None and has_come_to(TYPED_AS.get(name, name), each, kept)
        )
        (waiting if waits else placed).append((name, each))
    return placed, waiting


def _elsewhere(step: str, placed: Placed) -> list[Elsewhere]:
    rows = []
    for key, (label, _form) in STEPS.items():
        there = said_once(each for name, each in placed if step_of_field(name) == key)
        count = sum(str(of(each, "severity")) in WEIGHTY for each in there)
        if count and key != step:
            rows.append(Elsewhere(key, label, count))
    return rows


def _usual(brief: Brief, look: Look) -> str:
    """The hours that so many deliverables of this kind usually take."""
    count = int(look.terms[0].said.split()[0]) if not look.terms[0].is_open else 0
    usual = usual_hours(brief.function, count or brief.deliverables.count())
    if not usual:
        return ""
    return ngettext(
        "One deliverable of this kind usually takes %(least)d to %(most)d hours.",
        "%(count)d deliverables of this kind usually take %(least)d to %(most)d hours.",
        count,
    ) % {"count": count, "least": usual[0], "most": usual[1]}


def steps_of(code: str, current: str, look: Look) -> list[Step]:
    """The five terms as progress, and the reading through."""
    rows = []
    for term, (key, (label, _form)) in zip(look.terms, STEPS.items(), strict=True):
        blocked = any(
            step_of_field(each.field) == key and str(each.severity) == "block"
            for each in look.review.findings
        )
        is_done = not term.is_open and not blocked
        rows.append(
            Step(
                label=label,
                state="now" if key == current else "done" if is_done else "next",
                url=reverse("employer:edit_brief", args=[code, key]),
                value=key,
            )
        )
    return [
        *rows,
        Step(
            label=_("Read it through"),
            state="now" if current == REVIEW else "next",
            url=reverse("employer:edit_brief", args=[code, REVIEW]),
            value=REVIEW,
        ),
    ]
