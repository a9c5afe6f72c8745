"""What a check found: steps in a fixed order, each right, wrong or not checked, with reasons."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

#: The steps of every check, in the order they are told.
STEPS = ("structure", "subject", "proof", "status", "dates")


def gettext_noop(text: str) -> str:
    """Marks words for translation where they are written; a page translates what it shows.

    The checks know no framework, so that a terminal can run them without one.
    """
    return text


@dataclass(frozen=True, kw_only=True)
class Finding:
    """One thing found. `ok` is None for what could not be checked here.

    `says` is a plain English sentence with %(name)s places for `facts`.
    """

    step: str
    ok: bool | None
    says: str
    facts: Mapping[str, object] = field(default_factory=dict)

    @property
    def words(self) -> str:
        return self.says % self.facts if self.facts else self.says


def right(step: str, says: str, **facts: object) -> Finding:
    return Finding(step=step, ok=True, says=says, facts=facts)


def wrong(step: str, says: str, **facts: object) -> Finding:
    return Finding(step=step, ok=False, says=says, facts=facts)


def unchecked(step: str, says: str, **facts: object) -> Finding:
    return Finding(step=step, ok=None, says=says, facts=facts)


@dataclass(frozen=True, kw_only=True)
class Embedded:
    """A credential within another: where it stands, and what was found of it."""

    where: str
    report: Report


@dataclass(frozen=True, kw_only=True)
class Report:
    """Everything found of one credential and of those within it."""

    kind: str
    form: str
    issuer: str
    document: Mapping[str, Any]
    findings: tuple[Finding, ...]
    embedded: tuple[Embedded, ...] = ()
    #: Where credentials stand in it that were not looked at: too deep, or too many.
    left_out: tuple[str, ...] = ()

    def of(self, step: str) -> tuple[Finding, ...]:
        """What was found at a step, the gravest first."""
        rank = {False: 0, None: 1, True: 2}
        found = {each.words: each for each in self.findings if each.step == step}
        return tuple(sorted(found.values(), key=lambda each: rank[each.ok]))

    def verdict(self, step: str) -> bool | None:
        """A step is wrong when anything at it is, and right when anything there is right."""
        found = {each.ok for each in self.of(step)}
        if False in found:
            return False
        return True if True in found else None

    @property
    def refuted(self) -> bool:
        return any(each.ok is False for each in self.findings) or any(
            each.report.forged for each in self.embedded
        )

    @property
    def unseen(self) -> int:
        """How many credentials within it, at any level, were not looked at."""
        return len(self.left_out) + sum(each.report.unseen for each in self.embedded)

    @property
    def forged(self) -> bool:
        """Misshapen, about nobody, or not signed by its issuer: wrong in itself, at any time."""
        return any(self.verdict(step) is False for step in ("structure", "subject", "proof"))

    @property
    def valid(self) -> bool:
        """Nothing is wrong, and everything but the status was checked.

        A status list that is out of reach leaves a credential valid: whether it was revoked since
        is then said to be unchecked.
        """
        needed = (step for step in STEPS if step != "status")
        if self.refuted or self.unseen:
            return False
        return all(self.verdict(step) is True for step in needed)

    @property
    def doubts(self) -> tuple[Finding, ...]:
        """What could not be checked here, of this credential alone."""
        return tuple(each for each in self.findings if each.ok is None)

    @property
    def sure(self) -> bool:
        """Valid, and nothing at all was left unchecked or unseen."""
        return self.valid and not self.doubts and all(e.report.sure for e in self.embedded)
