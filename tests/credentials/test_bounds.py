"""One report takes so much work and no more, and says what it did not look at."""

from __future__ import annotations

import copy
import json
from collections import Counter
from importlib import import_module
from typing import Any

import pytest
from django.test import Client

from fairbrief.credentials.checking import DEEPEST, MOST_SIGNATURES, signed
from fairbrief.credentials.verification import steps_of
from fairbrief.portals import limits
from tests.credentials.checked import checked
from tests.credentials.made import Document, Signer, badge, endorsement, record


def forged(document: Document, signer: Signer, number: int = 8) -> Document:
    """The document with well-formed signatures, none of which fits."""
    proof = signer.sign_with({}, {**document, "name": "Another"})
    return {**document, "proof": [copy.deepcopy(proof) for _each in range(number)]}


def many(signer: Signer, endorsements: int) -> Document:
    whole = badge(signer.issuer)
    within = [
        forged(endorsement(signer.issuer, whole["id"], id=f"urn:x:{n}"), signer)
        for n in range(endorsements)
    ]
    return {**whole, "endorsement": within, "proof": signer.sign(whole)["proof"]}


@pytest.fixture
def work(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """How many signatures were verified, and documents put in order."""
    done: Counter[str] = Counter()

    def counted(place: Any, name: str) -> None:
        whole = getattr(place, name)

        def does(*given: Any, **said: Any) -> Any:
            done[name] += 1
            return whole(*given, **said)

        monkeypatch.setattr(place, name, does)

    counted(import_module("fairbrief.credentials.checking.proofs"), "_verify")
    counted(signed, "_canonize")
    return done


def test_all_levels_share_the_signatures_of_a_report(work: Counter[str]) -> None:
    report = checked(many(Signer(), 10))
    assert work["_verify"] <= MOST_SIGNATURES
    assert len(report.embedded) == 1
    assert report.left_out == tuple(f"endorsement[{n}]" for n in range(1, 10))
    assert report.unseen == 9
    assert not report.valid
    assert not report.sure


def test_a_document_is_put_in_order_once_whatever_signs_it(work: Counter[str]) -> None:
    signer = Signer()
    report = checked(forged(badge(signer.issuer), signer))
    assert report.verdict("proof") is False
    assert work["_verify"] == 8
    assert work["_canonize"] == 8 + 1, "how each was made, and once what"


def test_several_signatures_fit_one_order(signer: Signer, work: Counter[str]) -> None:
    bare = badge(signer.issuer)
    rows = [signer.sign_with({"created": f"2026-05-0{n}T12:00:00Z"}, bare) for n in (1, 2, 3)]
    report = checked({**bare, "proof": rows})
    assert report.verdict("proof") is True, report.findings
    assert work["_canonize"] == 3 + 1


def test_what_cannot_be_put_in_order_is_tried_once(
    signer: Signer, work: Counter[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    screened: list[Document] = []

    def refuses(document: Document, **_said: Any) -> None:
        screened.append(document)
        raise ValueError("too many parts")

    monkeypatch.setattr(signed, "_screen_structure", refuses)
    assert checked(forged(badge(signer.issuer), signer)).verdict("proof") is False
    assert len(screened) == 1


def test_a_small_record_is_whole_and_of_a_large_one_it_is_said(signer: Signer) -> None:
    def of(number: int) -> Document:
        within = [signer.sign(badge(signer.issuer, id=f"urn:x:{n}")) for n in range(number)]
        return signer.sign(record(signer.issuer, within))

    assert checked(of(3)).sure
    large = of(MOST_SIGNATURES + 1)
    report = checked(large)
    assert report.unseen == 2
    assert not report.refuted
    last = steps_of(report)[-1]
    assert last.ok is None
    assert "2 more credentials within it were not looked at" in str(last.detail)
    assert checked(large, signatures=1000).sure


def test_what_stands_deeper_than_is_looked_is_said(signer: Signer) -> None:
    whole = endorsement(signer.issuer, "urn:x:0")
    for _level in range(DEEPEST + 1):
        whole = {**endorsement(signer.issuer, "urn:x:0"), "endorsement": [whole], "proof": {}}
    report = checked({**whole, "endorsement": [whole]})
    assert report.unseen == 1


@pytest.mark.django_db
def test_the_page_says_what_it_did_not_look_at_and_counts_by_size(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    client = Client()
    assert client.get("/verify/").status_code == 200
    few = limits.Limit(name="few", most=limits.units_of("x" * 30_000), seconds=60)
    monkeypatch.setattr("fairbrief.portals.public.credentials.VERIFICATIONS", few)
    text = json.dumps(many(Signer(), 3))
    assert 10_000 < len(text) < 20_000
    page = client.post("/verify/", {"text": text})
    assert "2 more credentials within it were not looked at" in page.text
    client.post("/verify/", {"text": text})
    refused = client.post("/verify/", {"text": text})
    assert refused.status_code == 429
    assert "Nothing was looked at" in refused.text
    elsewhere = Client(REMOTE_ADDR="203.0.113.9").post("/verify/", {"text": text})
    assert elsewhere.status_code == 200
