"""The rules of the fairness review at this campus: what each says, how it is set, how it fares."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.core.exceptions import PermissionDenied
from django.forms.boundfield import BoundField
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import path
from django.utils.translation import gettext as _

from fairbrief.kernel.clock import now
from fairbrief.portals.campus.policy import policy_tabs
from fairbrief.portals.requests import CampusRequest, for_officers
from fairbrief.portals.ui.http import run_action, show
from fairbrief.portals.ui.shapes import Tone
from fairbrief.vetting.access import may_save_policy
from fairbrief.vetting.actions import save_policy
from fairbrief.vetting.forms import OwnRuleForm, RulesForm
from fairbrief.vetting.queries import (
    Reason,
    Reread,
    Tally,
    drafted_policy,
    no_longer_kept,
    policy_of,
    reasons_at,
    reread,
    tallies_at,
)
from fairbrief.vetting.rulebooks import (
    SHIPPED,
    TOPICS,
    reads_briefs,
    rulebook_changes,
    setting_of,
    setting_word,
    title_of,
    topic_of,
    weight_word,
)

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise

    from fairbrief.fairness import Finding
    from fairbrief.fairness.rules import Rule
    from fairbrief.vetting.models import Policy

TONES: dict[str, Tone] = {
    "block": "stop",
    "review": "attention",
    "coach": "accent",
    "note": "plain",
}
#: Touched briefs that are named; the rest are counted.
NAMED = 20


@for_officers
def rules(request: CampusRequest) -> HttpResponse:
    """Reading the rules; for a director, setting them after seeing what that touches."""
    campus = request.officer.campus
    may_save = may_save_policy(request.officer)
    in_force = policy_of(campus)
    form = RulesForm(request.POST or None, policy=in_force)
    preview: dict[str, Any] = {}
    if request.method == "POST":
        if not may_save:
            raise PermissionDenied
        if form.is_valid():
            if (
                "save" in request.POST
                and form.was_seen
                and run_action(
                    request,
                    form,
                    lambda: save_policy(
                        request.officer,
                        based_on=form.cleaned_data["based_on"],
                        actor=request.actor,
                        at=now(),
                        **form.rules,
                    ),
                    said=_(
                        "Saved. The review reads by your rules from now on; open briefs are read "
                        "again within minutes."
                    ),
                )
            ):
                return redirect("campus:rules")
            preview = _preview(drafted_policy(campus, form.rules), in_force)
            preview["sight"] = form.sight
    tallies, reasons = tallies_at(campus), reasons_at(campus)
    own = [row["id"] for row in in_force.own_rules]
    rows = {row.kept: row for row in form.own.forms}
    return show(
        request,
        "campus/rules.html",
        {
            "campus": campus,
            "tabs": policy_tabs("rules"),
            "policy": in_force,
            "may_save": may_save,
            "form": form,
            "topics": _topics(in_force, form if may_save else None, tallies, reasons),
            "own": [
                OwnLine(
                    row,
                    rows.get(row["id"]),
                    tallies.get(row["id"]),
                    reasons.get(row["id"], []),
                )
                for row in in_force.own_rules
            ],
            "new_rows": [row for row in form.own.forms if not row.kept],
            "retired": no_longer_kept(tallies, own),
            **preview,
        },
        form,
    )


def _preview(draft: Policy, in_force: Policy) -> dict[str, Any]:
    changes = rulebook_changes(in_force, draft)
    if not changes:
        return {"is_preview": True}
    rereading = reread(draft, at=now())
    return {
        "is_preview": True,
        "draft": draft,
        "changes": changes,
        "rereading": rereading,
        "touched_count": len(rereading.touched),
        "stopped_count": sum(_is_stopped(each) for each in rereading.touched),
        "touched": [(each, _how(each)) for each in rereading.touched[:NAMED]],
        "touched_more": max(0, len(rereading.touched) - NAMED),
    }


def _is_stopped(row: Reread) -> bool:
    """Whether the change alone would stop a brief, whatever stands against it already."""
    weighed = (*row.new, *(each.finding for each in row.heavier))
    return any(str(each.severity) == "block" for each in weighed)


def _how(row: Reread) -> list[tuple[str, str, Tone]]:
    """What becomes of a brief, line by line: what, how, and its tone."""
    lines: list[tuple[str, str, Tone]] = [
        (_said(each), _("new: {weight}").format(weight=weight_word(each.severity)), _tone(each))
        for each in row.new
    ]
    for changed in (*row.heavier, *row.lighter):
        words = _("{was} → {becomes}").format(
            was=weight_word(changed.was), becomes=weight_word(changed.finding.severity)
        )
        lines.append((_said(changed.finding), words, _tone(changed.finding)))
    lines += [(_said(each), _("no longer found"), "done") for each in row.gone]
    return lines


def _said(finding: Finding) -> str:
    return finding.title if finding.house else _(finding.title)


def _tone(finding: Finding) -> Tone:
    return TONES[str(finding.severity)]


@dataclass(frozen=True)
class RuleLine:
    """A shipped rule as the page shows it."""

    rule: Rule
    title: str
    why: str
    source: str
    weight: str
    tone: Tone
    setting: str
    field: BoundField | None
    tally: Tally | None
    reasons: list[Reason]


@dataclass(frozen=True)
class OwnLine:
    """One of the campus's own rules as it is kept, and its row of the form."""

    row: dict[str, Any]
    form: OwnRuleForm | None
    tally: Tally | None
    reasons: list[Reason]

    @property
    def is_open(self) -> bool:
        """Whether its row of the form is shown at once: something in it is new or wrong."""
        form = self.form
        if form is None or not form.is_bound:
            return False
        return not form.is_valid() or form.is_retired or form.row != self.row

    @property
    def weight(self) -> str:
        return weight_word(self.row["severity"])

    @property
    def tone(self) -> Tone:
        return TONES[self.row["severity"]]


@dataclass(frozen=True)
class Topic:
    """Rules about one thing: those that read briefs, and those for text from elsewhere."""

    label: _StrOrPromise
    lines: list[RuleLine]
    elsewhere: list[RuleLine]

    @property
    def changed(self) -> int:
        return sum(bool(line.setting) for line in self.lines)

    @property
    def is_wrong(self) -> bool:
        return any(line.field is not None and line.field.errors for line in self.lines)


def _topics(
    policy: Policy,
    form: RulesForm | None,
    tallies: dict[str, Tally],
    reasons: dict[str, list[Reason]],
) -> list[Topic]:
    by_topic: dict[str, list[RuleLine]] = {topic: [] for topic in TOPICS}
    for rule in SHIPPED.values():
        setting = setting_of(policy, rule.id)
        by_topic[topic_of(rule)].append(
            RuleLine(
                rule=rule,
                title=title_of(rule),
                why=_(rule.why).replace("{said}", "…"),
                source=_(rule.source),
                weight=weight_word(rule.severity),
                tone=TONES[str(rule.severity)],
                setting=setting_word(setting) if setting else "",
                field=form[form.names[rule.id]] if form and rule.id in form.names else None,
                tally=tallies.get(rule.id),
                reasons=reasons.get(rule.id, []),
            )
        )
    return [
        Topic(
            TOPICS[topic],
            [line for line in lines if reads_briefs(line.rule)],
            [line for line in lines if not reads_briefs(line.rule)],
        )
        for topic, lines in by_topic.items()
    ]


urlpatterns = [path("policy/rules/", rules, name="rules")]
