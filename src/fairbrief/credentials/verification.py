"""Checking a credential, ours or anyone's, step by step and in plain words.

Nothing is fetched: our own keys and status list are here, a did:key carries its key within itself,
and of any other issuer we say why it could not be checked.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django.core.cache import cache
from django.utils.dateparse import parse_datetime
from django.utils.formats import date_format
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext_lazy as _
from openbadgeslib.errors import LibOpenBadgesException
from openbadgeslib.ob3 import OB3LdpVerifier, OpenBadgeCredential
from openbadgeslib.ob3.did import resolve_did
from openbadgeslib.ob3.ldp import verify_data_integrity_proof

from fairbrief.credentials.documents import name_of
from fairbrief.credentials.models import Credential, IssuerKey
from fairbrief.kernel.clock import now
from fairbrief.kernel.errors import FairbriefError

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise

#: A credential is a page of text; more than this is something else.
SIZE_LIMIT = 64 * 1024
KINDS = {"AchievementCredential", "OpenBadgeCredential"}


class UnreadableError(FairbriefError):
    """What was given is not a credential document at all."""


@dataclass(frozen=True, kw_only=True)
class Step:
    """One thing checked. `ok` is None when it could not be checked; `detail` says why, or what."""

    name: _StrOrPromise
    ok: bool | None
    detail: _StrOrPromise


@dataclass(frozen=True, kw_only=True)
class Said:
    """What a credential says, for a person to read. Of any issuer, so nothing is taken as given."""

    title: str
    description: str
    criteria: str
    issuer: str
    employer: str
    name: str
    hours: str
    minutes: int | None
    starts_on: date | None
    ends_on: date | None
    issued_on: date | None
    skills: tuple[str, ...]
    evidence: tuple[str, ...]


def said_by(document: dict[str, Any]) -> Said:
    """The words of a document, each cut to a sensible length; "" where they are missing."""
    subject = _object(document.get("credentialSubject"))
    achievement = _object(subject.get("achievement"))
    hours = _object(subject.get("result"))
    return Said(
        title=_words(achievement.get("name")) or _words(document.get("name")),
        description=_words(achievement.get("description"), 600),
        criteria=_words(_object(achievement.get("criteria")).get("narrative"), 1200),
        issuer=_words(_object(document.get("issuer")).get("name"))
        or _words(document.get("issuer")),
        employer=_words(_object(subject.get("source")).get("name")),
        name=name_of(document),
        hours=_words(hours.get("value"), 12),
        minutes=_minutes(_words(hours.get("value"), 12)),
        starts_on=_day(subject.get("activityStartDate")),
        ends_on=_day(subject.get("activityEndDate")),
        issued_on=_day(document.get("validFrom")),
        skills=_names(achievement.get("alignment"), "targetName"),
        evidence=_names(document.get("evidence"), "name"),
    )


def _object(value: object) -> dict[str, Any]:
    if isinstance(value, list) and value:
        value = value[0]
    return value if isinstance(value, dict) else {}


def _words(value: object, limit: int = 200) -> str:
    return value[:limit] if isinstance(value, str) else ""


def _names(value: object, key: str) -> tuple[str, ...]:
    rows = value if isinstance(value, list) else [value]
    found = (_words(row.get(key)) for row in rows if isinstance(row, dict))
    return tuple(name for name in found if name)[:20]


def _minutes(hours: str) -> int | None:
    """Hours as documents write them, "8.5", in minutes; None when it is no such number."""
    try:
        return round(Decimal(hours) * 60)
    except (ArithmeticError, ValueError):
        return None


def _day(value: object) -> date | None:
    found = _moment(value)
    return found.date() if found else None


def is_valid(steps: list[Step]) -> bool:
    """Every step was checked and is right."""
    return all(step.ok for step in steps)


def is_refuted(steps: list[Step]) -> bool:
    """At least one step is wrong (as opposed to: could not be checked)."""
    return any(step.ok is False for step in steps)


def read(text: str | bytes) -> dict[str, Any]:
    """A pasted or uploaded document.

    Raises UnreadableError with what to do instead, for what is too long, not JSON, or a kind of
    credential that is not checked here.
    """
    if len(text) > SIZE_LIMIT:
        raise UnreadableError(_("This is longer than a credential can be (64 kB)."))
    try:
        plain = text.decode("utf-8") if isinstance(text, bytes) else text
    except UnicodeDecodeError as error:
        raise UnreadableError(
            _(
                "This is not a text file. If you have a badge image, open the credential it links "
                "to and download its JSON."
            )
        ) from error
    plain = plain.strip().lstrip("\ufeff")
    if not plain:
        raise UnreadableError(_("Paste a credential or choose a file."))
    if plain.count(".") == 2 and plain.startswith("eyJ"):
        raise UnreadableError(
            _(
                "This is a signed token (JWT). Only credentials with an embedded proof, as JSON, "
                "are checked here."
            )
        )
    try:
        found = json.loads(plain)
    except (ValueError, RecursionError) as error:
        raise UnreadableError(
            _("This is not complete JSON. Copy the whole document, from the first { to the last }.")
        ) from error
    if not isinstance(found, dict):
        raise UnreadableError(_("This is JSON, but not a credential: it must begin with {."))
    return found


def verify_kept(credential: Credential, /) -> list[Step]:
    """The steps of one of our own credentials, worked out at most once in ten minutes.

    A new signature or a revocation is seen at once.
    """
    proof = credential.document["proof"]["proofValue"]
    force = "revoked" if credential.revoked_at else "in-force"
    name = f"credentials:steps:{credential.pk}:{proof}:{force}:{get_language()}"
    kept = cache.get(name)
    if kept is None:
        kept = [(str(step.name), step.ok, str(step.detail)) for step in verify(credential.document)]
        cache.set(name, kept, timeout=600)
    return [Step(name=each, ok=ok, detail=detail) for each, ok, detail in kept]


def verify(document: dict[str, Any], *, at: datetime | None = None) -> list[Step]:
    """The five steps, always all of them and in this order. Never raises on bad input."""
    moment = at or now()
    key, is_ours, why_not = _key_for(document)
    structure = _structure(document)
    dates = _dates(document, moment)
    return [
        structure,
        _subject(document),
        _proof(document, key, why_not, form_is_known=bool(structure.ok and dates.ok)),
        _status(document, is_ours=is_ours),
        dates,
    ]


def _structure(document: dict[str, Any]) -> Step:
    name = _("Structure")
    kinds = document.get("type")
    if not isinstance(kinds, list) or not KINDS.intersection(
        each for each in kinds if isinstance(each, str)
    ):
        return Step(
            name=name, ok=False, detail=_("This does not say that it is an Open Badges credential.")
        )
    try:
        OpenBadgeCredential.from_vc_document(document)
    except (ValueError, KeyError, TypeError, OverflowError, RecursionError):
        return Step(
            name=name,
            ok=False,
            detail=_("Parts that Open Badges 3.0 requires are missing or misshapen."),
        )
    return Step(name=name, ok=True, detail=_("It has every part that Open Badges 3.0 requires."))


def _subject(document: dict[str, Any]) -> Step:
    name = _("Who it is about")
    subject = document.get("credentialSubject")
    if isinstance(subject, list):
        subject = subject[0] if subject else None
    if not isinstance(subject, dict) or not (subject.get("id") or subject.get("identifier")):
        return Step(name=name, ok=False, detail=_("It does not say whose achievement this is."))
    shown = name_of(document)
    if shown:
        return Step(name=name, ok=True, detail=_("It names %(name)s.") % {"name": shown})
    return Step(
        name=name,
        ok=True,
        detail=_("It carries a fingerprint of the person's mail address and no name."),
    )


def _key_for(document: dict[str, Any]) -> tuple[str, bool, _StrOrPromise]:
    """The public key (multibase) a proof names, whether it is ours, and why there is none."""
    proof = document.get("proof")
    if isinstance(proof, list):
        proof = proof[0] if len(proof) == 1 else None
    method = proof.get("verificationMethod") if isinstance(proof, dict) else None
    issuer = document.get("issuer")
    issuer = issuer.get("id") if isinstance(issuer, dict) else issuer
    if not isinstance(method, str) or not isinstance(issuer, str):
        return "", False, _("There is no proof, or it does not say with which key it was made.")
    holder, _hash, fragment = method.partition("#")
    if holder != issuer:
        return "", False, _("The key it was signed with does not belong to the issuer it names.")
    key = IssuerKey.objects.filter(code=fragment[:20]).first()
    if key is not None:
        return key.public_multibase, True, ""
    if issuer.startswith("did:key:z") and fragment == issuer.removeprefix("did:key:"):
        return fragment, False, ""
    return "", False, ""


def _proof(
    document: dict[str, Any], key: str, why_not: _StrOrPromise, *, form_is_known: bool
) -> Step:
    name = _("Signature")
    if not key:
        if why_not:
            return Step(name=name, ok=False, detail=why_not)
        return Step(
            name=name,
            ok=None,
            detail=_(
                "The issuer is not this site, and its key would have to be fetched from elsewhere. "
                "This page fetches nothing; check it where the issuer says."
            ),
        )
    try:
        pem = resolve_did(f"did:key:{key}")
        if form_is_known:
            # Also proves that the JSON as read is what the signature covers, member by member.
            OB3LdpVerifier(pubkey_pem=pem).verify(document)
        else:
            verify_data_integrity_proof(document, pem)
    except (LibOpenBadgesException, ValueError, TypeError, KeyError, RecursionError):
        return Step(
            name=name,
            ok=False,
            detail=_("The signature does not fit: the text was changed after it was signed."),
        )
    if IssuerKey.objects.filter(public_multibase=key).exists():
        return Step(name=name, ok=True, detail=_("Signed by this site, and unchanged since."))
    return Step(
        name=name,
        ok=True,
        detail=_(
            "Unchanged since it was signed with the key it names. A did:key says nothing about who "
            "holds it; ask the issuer."
        ),
    )


def _status(document: dict[str, Any], *, is_ours: bool) -> Step:
    name = _("Still in force")
    status = document.get("credentialStatus")
    if status is None and is_ours:
        return Step(
            name=name,
            ok=False,
            detail=_("A credential of this site names its place in the status list."),
        )
    if status is None:
        return Step(name=name, ok=True, detail=_("It cannot be revoked: it names no status list."))
    if not is_ours or not isinstance(status, dict):
        return Step(
            name=name,
            ok=None,
            detail=_("Whether it was revoked is kept by the issuer; this page fetches nothing."),
        )
    index = str(status.get("statusListIndex", ""))
    found = (
        Credential.objects.filter(status_index=int(index)).first()
        if index.isdecimal() and len(index) < 8
        else None
    )
    if found is None or document.get("id") != found.document.get("id"):
        return Step(name=name, ok=False, detail=_("This site has issued no such credential."))
    if found.revoked_at:
        return Step(
            name=name,
            ok=False,
            detail=_("Revoked on %(day)s: %(reason)s")
            % {"day": date_format(found.revoked_at, "j F Y"), "reason": found.revoked_reason},
        )
    return Step(
        name=name,
        ok=True,
        detail=_("Not revoked, by this site’s status list."),
    )


def _dates(document: dict[str, Any], at: datetime) -> Step:
    name = _("Dates")
    starts = _moment(document.get("validFrom"))
    if starts is None:
        return Step(name=name, ok=False, detail=_("It does not say from when it is valid."))
    if starts > at:
        return Step(
            name=name,
            ok=False,
            detail=_("It is valid only from %(day)s.") % {"day": date_format(starts, "j F Y")},
        )
    if document.get("validUntil") is None:
        return Step(
            name=name,
            ok=True,
            detail=_("Valid since %(day)s, without an end.")
            % {"day": date_format(starts, "j F Y")},
        )
    ends = _moment(document["validUntil"])
    if ends is None or ends < at:
        return Step(
            name=name,
            ok=False,
            detail=_("It ended on %(day)s.") % {"day": date_format(ends, "j F Y")}
            if ends
            else _("Its end date cannot be read."),
        )
    days = (ends - at).days
    return Step(
        name=name,
        ok=True,
        detail=ngettext("Valid for another %(days)d day.", "Valid for another %(days)d days.", days)
        % {"days": days},
    )


def _moment(value: object) -> datetime | None:
    if not isinstance(value, str):
        return None
    try:
        found = parse_datetime(value)
    except ValueError:
        return None
    return found if found is None or found.tzinfo else None
