"""Saving a campus's policy: a new version, never an edit."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from fairbrief.audit.actors import Actor
from fairbrief.audit.locking import held
from fairbrief.audit.record import record
from fairbrief.kernel.errors import FairbriefError, NotAllowedError
from fairbrief.kernel.seen import require_newest
from fairbrief.organizations.models import Officer
from fairbrief.vetting.access import may_save_policy
from fairbrief.vetting.models import Policy
from fairbrief.vetting.queries import COLUMNS, changed_rules, drafted_policy, policy_of
from fairbrief.vetting.rulebooks import OFF, check_own_rules, checked_settings
from fairbrief.vetting.states import ALL_STATUSES


def save_policy(
    officer: Officer,
    /,
    *,
    actor: Actor,
    at: datetime,
    based_on: int,
    restores: int | None = None,
    **rules: Any,
) -> Policy:
    """A new version of the campus's policy; rules not given stay as they are.

    `based_on` is the version the writer looked at; `restores` an old one whose rules these are, for
    the record. Raises NotAllowedError for anyone but a director of this campus, ChangedSinceError
    when someone saved another version in the meantime, FairbriefError when nothing changes, or the
    rulebook would ask for less than holds everywhere.
    """
    if officer.user_id != actor.user_id or not may_save_policy(officer):
        raise NotAllowedError(_("Only a director of the career office changes its policy."))
    _check(rules)
    with transaction.atomic():
        campus = held(officer.campus)
        now_in_force = policy_of(campus)
        require_newest(based_on, now_in_force.version)
        policy = drafted_policy(campus, rules)
        changed = {
            name: [getattr(now_in_force, name), getattr(policy, name)]
            for name in changed_rules(now_in_force, policy)
        }
        if not changed and now_in_force.version:
            raise FairbriefError(_("Nothing is different from the policy in force."))
        policy.made_at, policy.made_by_id = at, actor.user_id
        policy.save()
        record(
            campus,
            "policy_saved",
            actor=actor,
            at=at,
            data={"version": policy.version, "changed": changed}
            | ({"restores": restores} if restores else {}),
        )
    return policy


def restore_policy(
    officer: Officer, version: Policy, /, *, actor: Actor, at: datetime, based_on: int
) -> Policy:
    """An old version's rules in force again, as a new version. Raises as `save_policy` does."""
    if version.campus_id != officer.campus_id:
        raise NotAllowedError(_("Only a director of the career office changes its policy."))
    rules = {name: getattr(version, name) for name in COLUMNS}
    return save_policy(
        officer, actor=actor, at=at, based_on=based_on, restores=version.version, **rules
    )


def _check(rules: Mapping[str, Any]) -> None:
    unknown = rules.keys() - set(COLUMNS)
    if unknown:
        raise TypeError(f"a policy has no rule {', '.join(sorted(unknown))}")
    if not set(rules.get("statuses", ALL_STATUSES)) & set(ALL_STATUSES):
        raise FairbriefError(_("Leave one way at least in which students may work."))
    checked_settings(dict.fromkeys(rules.get("rules_off", ()), OFF))
    checked_settings(rules.get("rules_firmer", {}))
    check_own_rules(rules.get("own_rules", ()))
