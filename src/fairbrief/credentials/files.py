"""What a student takes away: badge pictures that hold the credential, a certificate, and a folder
that proves and explains the work when this installation is long gone."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from datetime import date, datetime
from importlib.resources import files
from textwrap import wrap
from typing import Any, Literal
from urllib.parse import urlencode

from django.core.cache import caches
from django.utils.formats import date_format
from django.utils.translation import override
from openbadgeslib.baking import (
    ITXT_KEYWORD_OB3,
    SVG_ELEMENT_OB3,
    SVG_NS_OB3,
    bake_png,
    bake_svg,
)

from fairbrief.credentials.documents import credential_url
from fairbrief.credentials.issuing import Holder, controller_document, holder_of, issuer_of
from fairbrief.credentials.models import Credential
from fairbrief.credentials.queries import live_key_of, status_list
from fairbrief.credentials.saying import Said, said_by
from fairbrief.kernel.typesetting import typeset
from fairbrief.organizations.queries import day_at

#: The five terms, as the badge draws them.
TERMS = ("Scope", "Deadline", "Reports to", "Senior access", "Pay")
PIXELS_AN_INCH = 122.0  # makes the badge 720 pixels wide
_LINKEDIN = "https://www.linkedin.com/profile/add"


def text_of(credential: Credential) -> str:
    """The JSON as it is downloaded; its digest stands on the certificate."""
    return json.dumps(credential.document, indent=2, ensure_ascii=False)


def badge_png(credential: Credential) -> bytes:
    """The badge with the credential in its iTXt chunk."""
    made = bake_png(
        _drawn(credential, "png"), json.dumps(credential.document), keyword=ITXT_KEYWORD_OB3
    )
    return bytes(made)


def badge_svg(credential: Credential) -> bytes:
    """The badge with the credential as the text of `openbadges:credential`."""
    made = bake_svg(
        _drawn(credential, "svg"),
        json.dumps(credential.document),
        element=SVG_ELEMENT_OB3,
        namespace=SVG_NS_OB3,
        as_text=True,
    )
    return bytes(made)


def _drawn(credential: Credential, form: Literal["png", "svg"]) -> bytes:
    """The picture without the credential; drawn by a process at most once an hour, for it takes
    100 ms."""
    name = f"credentials:badge:{form}:{credential.code}"
    kept: bytes | None = caches["pictures"].get(name)
    if kept is None:
        said = said_by(credential.document)
        data = {
            "title": said.title,
            "employer": said.employer,
            "hours": said.hours,
            "when": _when(said),
            "issuer": said.issuer,
            "code": credential.code,
            "terms": TERMS,
        }
        source = files("fairbrief.credentials").joinpath("badge.typ").read_bytes()
        kept = typeset(source, data, form=form, pixels_an_inch=PIXELS_AN_INCH)
        caches["pictures"].set(name, kept, timeout=3600)
    return kept


def _when(said: Said) -> str:
    with override("en"):
        return date_format(said.ends_on, "F Y") if said.ends_on else ""


def _issued_on(credential: Credential) -> date:
    """The day it was where the campus is, as of all other days the sheet names."""
    return day_at(credential.engagement.campus, credential.issued_at)


def said_on_paper(credential: Credential) -> dict[str, Any]:
    """What the sheet says, in words."""
    said = said_by(credential.document)
    issued_on = _issued_on(credential)
    with override("en"):
        days = [date_format(day, "j F Y") for day in (said.starts_on, said.ends_on) if day]
        return {
            "code": credential.code,
            "title": said.title,
            "name": said.name,
            "employer": said.employer,
            "issuer": said.issuer,
            "issued": date_format(issued_on, "j F Y"),
            "facts": [
                ["Hours worked", said.hours],
                ["From", days[0] if days else ""],
                ["Until", days[-1] if days else ""],
            ],
            "criteria": said.criteria,
            "evidence": said.evidence,
            "skills": [each for each in said.skills if each not in {x.name for x in said.levels}],
            "levels": [[each.name, each.value] for each in said.levels],
            "endorsed": [[each.name, each.comment] for each in said.endorsed],
            "revoked": credential.revoked_reason,
            "sha256": hashlib.sha256(text_of(credential).encode()).hexdigest(),
            "verify": credential_url(credential.code),
        }


def certificate(credential: Credential) -> bytes:
    """A4 to print: what was done, by whom it is endorsed, and where to check it."""
    source = files("fairbrief.credentials").joinpath("certificate.typ").read_bytes()
    return typeset(source, said_on_paper(credential))


def linkedin_url(credential: Credential) -> str:
    """LinkedIn's own form for adding a certificate, filled in; nothing is sent before they do."""
    issued_on = _issued_on(credential)
    facts = {
        "startTask": "CERTIFICATION_NAME",
        "name": said_by(credential.document).title,
        "organizationName": issuer_of(credential).name,
        "issueYear": issued_on.year,
        "issueMonth": issued_on.month,
        "certUrl": credential_url(credential.code),
        "certId": credential.code,
    }
    return f"{_LINKEDIN}?{urlencode(facts)}"


def folder(credential: Credential, *, at: datetime) -> bytes:
    """Everything, as a ZIP: the proof, the keys to check it with, and words that explain it."""
    issuer = issuer_of(credential)
    contents: dict[str, bytes] = {
        "credential.json": text_of(credential).encode(),
        "badge.png": badge_png(credential),
        "badge.svg": badge_svg(credential),
        "certificate.pdf": certificate(credential),
        "did.json": _json(controller_document(issuer)),
    }
    key = live_key_of(holder_of(credential.key))
    if key is not None:
        number = credential.list_number
        contents[f"revoked-{number}.json"] = _json(status_list(key, number, at=at))
    if "endorsement" in credential.document:
        employer = Holder(employer=credential.engagement.employer)
        contents["did-employer.json"] = _json(controller_document(employer))
    contents["README.txt"] = _explained(credential, sorted(contents), at=at).encode()
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(contents):
            # The same day makes the same bytes.
            entry = zipfile.ZipInfo(name, date_time=at.timetuple()[:6])
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, contents[name], zipfile.ZIP_DEFLATED)
    return packed.getvalue()


def _json(document: dict[str, Any]) -> bytes:
    return json.dumps(document, indent=2, ensure_ascii=False).encode()


_WHAT = {
    "badge.png": "the badge, a picture with the credential inside it",
    "badge.svg": "the same as a drawing that stays sharp at any size",
    "certificate.pdf": "a sheet to print; it names the digest of credential.json",
    "credential.json": "the credential itself, signed: this is the proof",
    "did.json": "the issuer's public keys, to check the signature with",
    "did-employer.json": "the employer's public keys, to check the endorsement with",
}


def _explained(credential: Credential, names: list[str], *, at: datetime) -> str:
    said = said_by(credential.document)
    agreement = credential.engagement.agreement
    with override("en"):
        day = date_format(day_at(credential.engagement.campus, at), "j F Y")
        dates = " to ".join(
            date_format(each, "j F Y") for each in (said.starts_on, said.ends_on) if each
        )
    listed = [
        f"  {name:<18} {_WHAT.get(name, 'who had been revoked by that day, signed by the issuer')}"
        for name in names
    ]
    employer = " --issuer did-employer.json" if "did-employer.json" in names else ""
    lines = [
        said.title,
        "=" * min(len(said.title), 78),
        "",
        *wrap(f"A micro-internship with {said.employer}, {said.hours} hours, {dates}.", 88),
        *wrap(said.criteria, 88),
        *wrap("What was made: " + "; ".join(said.evidence) + "." if said.evidence else "", 88),
        "",
        f"These files were put together on {day}. They stay good without the site that made them.",
        "",
        "What is here",
        *listed,
        "",
        "How to check it",
        "  With the site still there: open",
        f"  {credential_url(credential.code)}",
        "  Without it, on any computer with Fairbrief installed, in this folder:",
        f"  fairbrief verify credential.json --issuer did.json{employer}",
        "  Any verifier for Open Badges 3.0 can check credential.json and the badges as well: the",
        "  signature is W3C Data Integrity, eddsa-rdfc-2022, and its public key is in did.json.",
        "  A status list is good for some days only. Later the check says so and stays valid.",
        "",
        "Whose it is",
        "  The credential holds a fingerprint of your mail address, not the address. To show that",
        "  it is yours, name the address you had then; with --recipient the check compares it.",
        *([f"  It also shows the name {said.name}."] if said.name else []),
        "",
        "What was agreed",
        f"  Agreement {agreement.code}, version {agreement.version}, signed by both sides.",
        "  SHA-256 of its text:",
        f"  {agreement.sha256}",
        "  If you kept the agreement, this shows that it is the one this work was done under.",
        "",
    ]
    return "\n".join(lines)
