"""Checking a credential, ours or anyone's, step by step and in plain words.

Nothing is fetched: our own keys and status lists are here, some keys are carried by their names,
and of any other issuer we say what could not be checked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from django.core.cache import caches
from django.utils.formats import date_format
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _text
from django.utils.translation import gettext_lazy as _

from fairbrief.credentials.checking import DEEPEST, MOST_SIGNATURES, Report, check
from fairbrief.credentials.checking.findings import STEPS, Finding, right, wrong
from fairbrief.credentials.checking.findings import gettext_noop as _noop
from fairbrief.credentials.checking.keys import Trust
from fairbrief.credentials.checking.reading import Given
from fairbrief.credentials.issuing import controller_of, is_ours
from fairbrief.credentials.models import Credential
from fairbrief.kernel.clock import now
from fairbrief.kernel.codes import ALPHABET, LENGTH
from fairbrief.organizations.queries import day_at

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise

_PAGE = re.compile(rf"/credentials/(?P<code>[{ALPHABET}]{{{LENGTH}}})/$")
NAMES = {
    "structure": _("Structure"),
    "subject": _("Who it is about"),
    "proof": _("Signature"),
    "status": _("Still in force"),
    "dates": _("Dates"),
}


@dataclass(frozen=True, kw_only=True)
class Step:
    """One thing checked. `ok` is None when it could not be checked; `detail` says why, or what."""

    name: _StrOrPromise
    ok: bool | None
    detail: _StrOrPromise


class _OurIssuers(Mapping[str, Mapping[str, Any]]):
    """The documents of the issuers this installation keeps the keys of, by their ids."""

    def __init__(self) -> None:
        self._asked: dict[str, Mapping[str, Any] | None] = {}

    def __getitem__(self, issuer: str) -> Mapping[str, Any]:
        if issuer not in self._asked:
            self._asked[issuer] = controller_of(issuer)
        document = self._asked[issuer]
        if document is None:
            raise KeyError(issuer)
        return document

    def __iter__(self) -> Iterator[str]:
        return iter(())

    def __len__(self) -> int:
        return 0


def is_valid(steps: list[Step]) -> bool:
    """Every step was checked and is right."""
    return all(step.ok for step in steps)


def is_refuted(steps: list[Step]) -> bool:
    """At least one step is wrong (as opposed to: could not be checked)."""
    return any(step.ok is False for step in steps)


def report_on(given: Given, *, at: datetime | None = None) -> Report:
    """Everything found of a credential, with what is known here first-hand.

    Raises checking.reading.UnreadableError for a token that is none.
    """
    return check(given, trust=Trust(issuers=_OurIssuers(), knows=_known_here), at=at or now())


def verify(document: dict[str, Any], *, at: datetime | None = None) -> list[Step]:
    """The five steps, always all of them and in this order. Never raises on bad input."""
    return steps_of(report_on(Given(form="json", document=document), at=at))


def verify_kept(credential: Credential, /) -> list[Step]:
    """The steps of one of our own credentials, worked out by a process at most once in ten
    minutes.

    A new signature or a revocation is seen at once.
    """
    proof = credential.document["proof"]["proofValue"]
    force = "revoked" if credential.revoked_at else "in-force"
    name = f"credentials:steps:{credential.pk}:{proof}:{force}:{get_language()}"
    kept = caches["memory"].get(name)
    if kept is None:
        kept = [(str(step.name), step.ok, str(step.detail)) for step in verify(credential.document)]
        caches["memory"].set(name, kept, timeout=600)
    return [Step(name=each, ok=ok, detail=detail) for each, ok, detail in kept]


def steps_of(report: Report) -> list[Step]:
    """A report for a person: a step each, and one more when a credential within is forged."""
    steps = [_step(report, name) for name in STEPS]
    for inner in report.embedded:
        bad = next((name for name in STEPS if inner.report.verdict(name) is False), None)
        if bad is not None:
            found = _step(inner.report, bad)
            ok = False if inner.report.forged else None
            steps.append(
                Step(
                    name=_text("Within it: %(what)s") % {"what": inner.report.kind},
                    ok=ok,
                    detail=found.detail,
                )
            )
    if report.unseen:
        steps.append(Step(name=_text("Within it"), ok=None, detail=_unseen(report.unseen)))
    return steps


def _unseen(number: int) -> str:
    said = ngettext(
        "%(number)d more credential within it was not looked at: %(most)d signatures are, down to "
        "the level %(deepest)d. Check it by itself.",
        "%(number)d more credentials within it were not looked at: %(most)d signatures are, down "
        "to the level %(deepest)d. Check them one by one.",
        number,
    )
    return said % {"number": number, "most": MOST_SIGNATURES, "deepest": DEEPEST}


def _step(report: Report, name: str) -> Step:
    found = report.of(name)
    states = {each.ok for each in found}
    ok = False if False in states else None if None in states or not states else True
    if name == "proof" and ok and is_ours(report.issuer):
        return Step(
            name=NAMES[name], ok=True, detail=_text("Signed by this site, and unchanged since.")
        )
    # What is right comes before what is not known; where something is wrong, only that.
    told = [each for each in found if each.ok is ok or (ok is None and each.ok)]
    told.sort(key=lambda each: each.ok is None)
    return Step(name=NAMES[name], ok=ok, detail=" ".join(_words(each) for each in told))


def _words(found: Finding) -> str:
    """A finding in the reader's language, its days as the reader writes them."""
    facts = {
        name: date_format(value, "j F Y") if isinstance(value, date) else value
        for name, value in found.facts.items()
    }
    said = _text(found.says)
    return said % facts if facts else said


def _known_here(document: Mapping[str, Any]) -> Finding | None:
    """Of our own credentials the status is known without a list. None for all others."""
    issuer = document.get("issuer")
    issuer = issuer.get("id") if isinstance(issuer, dict) else issuer
    types = document.get("type")
    if not isinstance(issuer, str) or not is_ours(issuer) or not isinstance(types, list):
        return None
    if "AchievementCredential" not in types:
        return None
    name = _PAGE.search(str(document.get("id")))
    found = Credential.objects.filter(code=name["code"]).first() if name else None
    if (
        found is None
        or document.get("id") != found.document["id"]
        or document.get("credentialStatus") != found.document["credentialStatus"]
    ):
        return wrong("status", _noop("This site has issued no such credential."))
    if found.revoked_at:
        return wrong(
            "status",
            _noop("Revoked on %(day)s: %(reason)s"),
            day=day_at(found.engagement.campus, found.revoked_at),
            reason=found.revoked_reason,
        )
    return right("status", _noop("Not revoked, by this site’s status list."))
