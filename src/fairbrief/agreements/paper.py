"""The agreement as a PDF worth signing."""

from __future__ import annotations

import json
from importlib.resources import files

import typst
from django.conf import settings

from fairbrief.agreements.models import Agreement
from fairbrief.agreements.queries import signatures_of
from fairbrief.agreements.states import Party


def as_pdf(agreement: Agreement) -> bytes:
    """A4 pages with the text, both signatures or their places, the hash and where to check it."""
    signed = {each.party: each for each in signatures_of(agreement)}
    sides = []
    for party in (Party.EMPLOYER, Party.STUDENT):
        found = signed.get(party)
        sides.append(
            {
                "side": "For the employer" if party == Party.EMPLOYER else "The student",
                "name": found.name_typed if found else "",
                "capacity": found.capacity if found else "",
                "email": found.email if found else "",
                "at": f"{found.at:%-d %B %Y, %H:%M} UTC" if found else "",
            }
        )
    data = {
        "code": agreement.code,
        "title": agreement.terms.get("brief", {}).get("title", ""),
        "text": agreement.text,
        "sha256": agreement.sha256,
        "verify": f"{settings.BASE_URL}/agreements/{agreement.code}/verify/",
        "sides": sides,
    }
    source = files("fairbrief.agreements").joinpath("agreement.typ").read_bytes()
    return bytes(typst.compile(source, sys_inputs={"data": json.dumps(data)}))
