"""The agreement as a PDF worth signing."""

from __future__ import annotations

import json
from importlib.resources import files

import typst

from fairbrief.agreements.models import Agreement
from fairbrief.agreements.queries import signatures_of


def as_pdf(agreement: Agreement) -> bytes:
    """A4 pages with the text, the signatures and the hash."""
    data = {
        "code": agreement.code,
        "title": agreement.terms.get("brief", {}).get("title", ""),
        "text": agreement.text,
        "sha256": agreement.sha256,
        "signatures": [
            {
                "name": each.name_typed,
                "capacity": each.capacity,
                "at": f"{each.at:%-d %B %Y, %H:%M} UTC",
            }
            for each in signatures_of(agreement)
        ],
    }
    source = files("fairbrief.agreements").joinpath("agreement.typ").read_bytes()
    pdf = typst.compile(source, sys_inputs={"data": json.dumps(data)})
    return bytes(pdf)
