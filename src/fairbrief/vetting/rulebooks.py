"""A campus's rulebook: the rules of the review it switched off or made firmer, and its own.

A policy keeps it as plain data. Here it becomes what the review reads, and words for people.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from fairbrief.fairness import OwnRule, Rulebook, Severity
from fairbrief.fairness.clues import clue_of_phrases
from fairbrief.fairness.findings import WEIGHT
from fairbrief.fairness.report import SEVERITIES
from fairbrief.fairness.rules import RULES, Rule
from fairbrief.fairness.wages import WageTable
from fairbrief.kernel.codes import new_code
from fairbrief.kernel.errors import FairbriefError

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise

    from fairbrief.vetting.models import Policy

#: The columns of a policy that are its rulebook, with what each rules in a word.
RULEBOOK_COLUMNS: dict[str, _StrOrPromise] = {
    "rules_off": _("rules switched off"),
    "rules_firmer": _("rules made firmer"),
    "own_rules": _("rules of your own"),
}
OFF = "off"
OWN = "OWN-"
MOST_OWN, MOST_PHRASES, LONGEST_PHRASE, SHORTEST_PHRASE = 20, 20, 80, 3
#: Longest words of a rule of a campus's own.
LONGEST = {"title": 90, "why": 500, "remedy": 300, "ask": 200}

SHIPPED: dict[str, Rule] = {rule.id: rule for rule in RULES}
#: What the rules are about, in the order they are shown: the five terms, then two more.
TOPICS: dict[str, _StrOrPromise] = {
    "scope": _("Scope"),
    "deadline": _("Deadline"),
    "reports_to": _("Reports to"),
    "senior_access": _("Senior access"),
    "pay": _("Pay"),
    "fair": _("Fair dealing"),
    "fraud": _("Fraud"),
}
#: The topic by what a rule's id begins with; the first that fits.
_TOPIC_BY_ID = (
    ("SCOPE-03", "deadline"),
    ("SCOPE-05", "deadline"),
    ("SCOPE-", "scope"),
    ("LEARN-", "scope"),
    ("ACC-02", "scope"),
    ("SUP-", "reports_to"),
    ("ACC-", "senior_access"),
    ("PAY-", "pay"),
    ("F-", "fraud"),
)


def topic_of(rule: Rule) -> str:
    """Which of `TOPICS` a rule belongs to."""
    return next((topic for start, topic in _TOPIC_BY_ID if rule.id.startswith(start)), "fair")


def reads_briefs(rule: Rule) -> bool:
    """Whether it reads briefs; the others read only text from elsewhere."""
    return rule.reads != "text"


def title_of(rule: Rule) -> str:
    """A rule's title where nothing was found yet."""
    return _t(rule.title).replace("{said}", "…")


def weight_word(weight: str) -> str:
    """What a weight means, in words."""
    return _t(SEVERITIES[Severity(weight)])


def settings_for(rule: Rule) -> tuple[str, ...]:
    """What a campus may set a rule to, other than as shipped: heavier weights, and off unless
    the rule holds everywhere."""
    if not reads_briefs(rule):
        return ()
    heavier = [str(each) for each in Severity if WEIGHT[each] < WEIGHT[rule.severity]]
    return (*reversed(heavier), *(() if rule.is_floor else (OFF,)))


def setting_of(policy: Policy, rule: str) -> str:
    """ "" as shipped, "off", or the weight it has here."""
    return OFF if rule in policy.rules_off else str(policy.rules_firmer.get(rule, ""))


def setting_word(setting: str) -> str:
    if not setting:
        return _t("as shipped")
    return _t("off") if setting == OFF else weight_word(setting)


# What the review reads


def rulebook_of(policy: Policy, wages: WageTable) -> Rulebook:
    """What the review reads a brief by at the policy's campus."""
    return Rulebook(
        off=frozenset(policy.rules_off),
        firmer={rule: Severity(weight) for rule, weight in policy.rules_firmer.items()},
        own=own_rules_of(policy),
        wages=wages,
    )


def own_rules_of(policy: Policy) -> tuple[OwnRule, ...]:
    """The campus's own rules, with its name as what they rest on."""
    return tuple(own_rule_of(row, house=policy.campus.name) for row in policy.own_rules)


def own_rule_of(row: Mapping[str, Any], *, house: str) -> OwnRule:
    return OwnRule(
        **{
            **row,
            "phrases": tuple(row["phrases"]),
            "severity": Severity(row["severity"]),
            "house": house,
        }
    )


def new_own_id() -> str:
    """An id no other rule has or will have, at any campus."""
    return f"{OWN}{new_code()}"


# What may be kept


def checked_settings(settings: Mapping[str, str]) -> dict[str, Any]:
    """The columns of a policy for settings by rule. Raises FairbriefError for what no campus sets:
    a rule switched off that rests on law, blocks everywhere or tells of fraud, or made lighter."""
    off, firmer = [], {}
    for rule, setting in sorted(settings.items()):
        if not setting:
            continue
        if rule not in SHIPPED or setting not in settings_for(SHIPPED[rule]):
            raise FairbriefError(
                _(
                    "{rule} cannot be set so: a campus may ask for more than the law and plain "
                    "fairness do, never for less."
                ).format(rule=rule)
            )
        if setting == OFF:
            off.append(rule)
        else:
            firmer[rule] = setting
    return {"rules_off": off, "rules_firmer": firmer}


def unreadable_phrases(phrases: Iterable[str]) -> list[str]:
    """Phrases the review could not find: too short, or not begun with a plain letter or figure."""
    return [
        each
        for each in phrases
        if sum(sign.isalnum() for sign in each) < SHORTEST_PHRASE
        or not clue_of_phrases((each,)).patterns
    ]


def check_own_rules(rows: Sequence[Mapping[str, Any]]) -> None:
    """Raises FairbriefError for an own rule that cannot be meant. Forms say it beside the field;
    this is for whoever comes past them."""
    if len(rows) > MOST_OWN:
        raise FairbriefError(
            _("Twenty rules of your own are the most. Retire one before you add another.")
        )
    if len({row["id"] for row in rows}) != len(rows):
        raise FairbriefError(_("Two of your rules are the same one. Look at them again."))
    for row in rows:
        rule = own_rule_of(row, house="")
        words = [rule.title, rule.why, rule.remedy]
        is_whole = rule.id.startswith(OWN) and len(rule.id) <= 20 and all(words) and rule.phrases
        is_short = len(rule.phrases) <= MOST_PHRASES and all(
            len(getattr(rule, name)) <= most for name, most in LONGEST.items()
        )
        if not is_whole or not is_short or unreadable_phrases(rule.phrases):
            raise FairbriefError(
                _(
                    "“{title}” is not whole: it needs a title, phrases, a reason and a remedy, "
                    "none of them too long."
                ).format(title=rule.title or rule.id)
            )


# What changed, in words


@dataclass(frozen=True)
class Change:
    """One setting of one rule that differs between two policies."""

    label: str
    was: str
    becomes: str


def rulebook_changes(before: Policy, after: Policy) -> list[Change]:
    """How the rulebooks of two policies differ, rule by rule."""
    rows = []
    for rule in SHIPPED.values():
        was, becomes = setting_of(before, rule.id), setting_of(after, rule.id)
        if was != becomes:
            rows.append(Change(title_of(rule), setting_word(was), setting_word(becomes)))
    old = {row["id"]: row for row in before.own_rules}
    new = {row["id"]: row for row in after.own_rules}
    for identity, row in new.items():
        if identity not in old:
            rows.append(Change(row["title"], _t("none"), weight_word(row["severity"])))
        elif old[identity] != row:
            rows += _edited(old[identity], row)
    rows += [
        Change(row["title"], weight_word(row["severity"]), _t("retired"))
        for identity, row in old.items()
        if identity not in new
    ]
    return rows


_PARTS: dict[str, _StrOrPromise] = {
    "title": _("title"),
    "is_needed": _("one must stand"),
    "phrases": _("phrases"),
    "severity": _("weight"),
    "why": _("why"),
    "remedy": _("remedy"),
    "ask": _("question"),
}


def _edited(was: Mapping[str, Any], row: Mapping[str, Any]) -> list[Change]:
    return [
        Change(f"{row['title']}: {label}", _said(name, was), _said(name, row))
        for name, label in _PARTS.items()
        if was.get(name) != row.get(name)
    ]


def _said(part: str, row: Mapping[str, Any]) -> str:
    value = row.get(part)
    if part == "severity":
        return weight_word(str(value))
    if isinstance(value, bool):
        return _t("yes") if value else _t("no")
    if isinstance(value, list):
        return ", ".join(value)
    return str(value or _t("none"))
