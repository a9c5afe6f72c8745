"""The agreement as a PDF worth signing."""

from __future__ import annotations

from importlib.resources import files

from django.conf import settings

from fairbrief.agreements.models import Agreement, Signature
from fairbrief.agreements.queries import signatures_of
from fairbrief.agreements.reading import agreed_terms
from fairbrief.agreements.states import Party
from fairbrief.kernel.typesetting import typeset

#: The five terms at the head of the paper, in the one language of the text.
_TERMS = {
    "scope": "Scope",
    "deadline": "Deadline",
    "reports_to": "Reports to",
    "senior_access": "Senior access",
    "pay": "Pay",
}


def _moment(signature: Signature) -> str:
    how = ", by mailed link" if signature.by_link else ""
    return f"{signature.at:%-d %B %Y, %H:%M:%S} UTC{how}"


def as_pdf(agreement: Agreement) -> bytes:
    """A4 pages: the five terms, the text, both signatures or their places, and where to check."""
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
                "postal": found.postal if found else "",
                "at": _moment(found) if found else "",
            }
        )
    data = {
        "code": agreement.code,
        "title": agreement.terms.get("brief", {}).get("title", ""),
        "text": agreement.text,
        "sha256": agreement.sha256,
        "verify": f"{settings.BASE_URL}/agreements/{agreement.code}/verify/",
        "sides": sides,
        "terms": [[_TERMS[each.kind], each.said] for each in agreed_terms(agreement)],
        "version": agreement.version,
    }
    source = files("fairbrief.agreements").joinpath("agreement.typ").read_bytes()
    return typeset(source, data)
