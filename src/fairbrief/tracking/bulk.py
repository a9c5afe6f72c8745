"""Changing many entries at once: what a selection is, and what would become of each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from fairbrief.audit.actors import Actor
from fairbrief.briefs.states import Place
from fairbrief.kernel.codes import possible
from fairbrief.kernel.errors import LimitReachedError, MissingFactError
from fairbrief.organizations.models import Officer
from fairbrief.roster.access import entries_who_are
from fairbrief.tracking.access import experiences_of_campus
from fairbrief.tracking.ledger import Filters, ledger_of
from fairbrief.tracking.models import Approval, Experience
from fairbrief.tracking.states import LIVE_APPROVALS, ExperienceState

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise

#: Entries changed in one go: each is locked, recorded, and told of where that is due.
MOST = 500

VERIFY, REFUSE, EMPLOYER, PLACE, CREDIT = "verify", "refuse", "employer", "place", "credit"
WHATS: tuple[tuple[str, _StrOrPromise], ...] = (
    (VERIFY, _("Verify them")),
    (REFUSE, _("Say that they do not count, with a reason")),
    (EMPLOYER, _("Write the employer’s name alike")),
    (PLACE, _("Say where the work was done")),
    (CREDIT, _("Say whether they were for credit")),
)


@dataclass(frozen=True, kw_only=True)
class Edit:
    """One change for all of a selection; `values` are the columns it sets."""

    what: str
    words: str = ""
    values: Mapping[str, Any] = field(default_factory=dict)

    @property
    def says(self) -> str:
        """What it sets, in words."""
        shown = []
        for name, value in self.values.items():
            if name == "place":
                shown.append(str(dict(Place.choices)[value]))
            elif name == "seeks_credit":
                shown.append(_t("for credit") if value else _t("not for credit"))
            elif value:
                shown.append(str(value))
        return ", ".join(shown) or self.words


@dataclass(frozen=True)
class Planned:
    """One entry of the selection: what it says now, and why it stays so ("" when it changes)."""

    entry: Experience
    before: str
    why_not: str


def chosen(officer: Officer, codes: Iterable[str]) -> QuerySet[Experience]:
    """These entries of the officer's campus; codes of any other are not found."""
    return experiences_of_campus(officer).filter(code__in=possible(codes)[: MOST + 1])


def codes_of(officer: Officer, *, filters: Filters | None, codes: list[str]) -> list[str]:
    """The codes of a selection: those ticked, or all of a filter.

    Raises MissingFactError for none, LimitReachedError for too many.
    """
    rows = ledger_of(officer, filters) if filters is not None else chosen(officer, codes)
    found = list(rows.values_list("code", flat=True)[: MOST + 1])
    if not found:
        raise MissingFactError(_("Choose at least one entry."))
    if len(found) > MOST:
        raise LimitReachedError(
            _("More than %(number)d entries fit. Narrow the filter, such as to one term.")
            % {"number": MOST}
        )
    return found


def to_change(rows: QuerySet[Experience], actor: Actor) -> QuerySet[Experience]:
    """With `has_open_approvals` and `is_own`, for many rows at once."""
    live = Approval.objects.filter(experience=OuterRef("pk"), state__in=LIVE_APPROVALS)
    own = entries_who_are(actor.user_id or 0).filter(pk=OuterRef("roster_entry"))
    return rows.annotate(
        has_open_approvals=Exists(live),
        is_own=Q(student__user=actor.user_id) | Q(Exists(own), student=None),
    )


def plan(rows: Iterable[Experience], edit: Edit) -> list[Planned]:
    """What would become of each row of `to_change`."""
    return [Planned(row, _before(row, edit), why_not(row, edit)) for row in rows]


def _before(row: Experience, edit: Edit) -> str:
    if not edit.values:
        return row.standing
    return Edit(what=edit.what, values={name: getattr(row, name) for name in edit.values}).says


def why_not(row: Any, edit: Edit) -> str:
    """Why the entry of `to_change` stays as it is; "" when the actor may change it."""
    if row.is_own:
        return _t("It is your own.")
    if edit.what == VERIFY:
        return _not_verified(row, edit)
    if edit.what == REFUSE:
        return _not_refused(row)
    if edit.what in (EMPLOYER, PLACE) and row.is_from_here:
        return _t("It stands so in the signed agreement.")
    if all(getattr(row, name) == value for name, value in edit.values.items()):
        return _t("It says so already.")
    return ""


def _not_verified(row: Any, edit: Edit) -> str:
    if row.is_verified:
        return _t("It is verified already.")
    if row.is_refused:
        return _t("It was not confirmed; the student mends it first.")
    if row.has_open_approvals:
        return _t("Approvals are open. Verify it on its own page.")
    if row.confirmed_at is None and not edit.words:
        return _t("No supervisor has confirmed it. Say what you rely on.")
    return ""


def _not_refused(row: Experience) -> str:
    if row.is_verified:
        return _t("It is verified, so it cannot be refused any more.")
    if row.state == ExperienceState.REFUSED:
        return _t("It is refused already.")
    return ""
