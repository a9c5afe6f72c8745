"""Any credential, offline: the good are accepted, the broken refused, each at its step."""

from __future__ import annotations

import copy
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from fairbrief.credentials.checking import Report, check_document
from fairbrief.credentials.checking.keys import trusting
from tests.credentials import made
from tests.credentials.checked import checked, steps, why
from tests.credentials.made import AT, Document, Signer, badge, endorsement, entry, record

ELSEWHERE = "https://college.example/issuers/1"


def test_a_good_badge_is_valid_and_nothing_is_left_unchecked(good: Document) -> None:
    report = checked(good)
    assert report.sure, report.findings
    assert report.kind == "AchievementCredential"


def test_an_address_that_claims_a_key_is_valid_and_said_to_be_unproven() -> None:
    signer = Signer(ELSEWHERE)
    report = checked(signer.sign(badge(ELSEWHERE)))
    assert report.valid
    assert not report.sure
    assert "only the issuer" in report.doubts[0].words


def test_the_issuers_own_document_proves_it_and_rules_alone() -> None:
    signer, other = Signer(ELSEWHERE), Signer(ELSEWHERE)
    named = signer.sign(badge(ELSEWHERE), method=f"{ELSEWHERE}#2026")
    assert checked(named).verdict("proof") is None
    assert not checked(named).valid
    known = trusting([signer.controller(method=f"{ELSEWHERE}#2026")])
    assert checked(named, trust=known).sure
    forged = other.sign(badge(ELSEWHERE))
    assert checked(forged, trust=known).verdict("proof") is False
    relative = signer.controller(method="#2026")
    assert checked(named, trust=trusting([relative])).sure
    not_for_this = {**signer.controller(method=f"{ELSEWHERE}#2026"), "assertionMethod": []}
    assert checked(named, trust=trusting([not_for_this])).verdict("proof") is False


def test_a_key_of_its_own_name_under_an_unrelated_issuer_is_doubted(signer: Signer) -> None:
    report = checked(signer.sign(badge(ELSEWHERE)))
    assert report.valid
    assert not report.sure


@pytest.mark.parametrize("issuer", ["", "https://other.example/issuers/9"])
def test_someone_elses_key_is_refused(signer: Signer, issuer: str) -> None:
    """A did:key issuer is its key; an address cannot sign for another address."""
    other = Signer(issuer)
    report = checked(other.sign(badge(signer.issuer)))
    assert report.verdict("proof") is False
    if issuer:
        assert checked(other.sign(badge(ELSEWHERE))).verdict("proof") is False


@pytest.mark.parametrize(
    "method",
    [
        "",
        "no-scheme#z6MkjZRZv3aez3r18pB1RBFJR1kwUVJ5jHt92JmQwXbd5hwi",
        "did:unknown:1#z6MkjZRZv3aez3r18pB1RBFJR1kwUVJ5jHt92JmQwXbd5hwi",
        "ftp://college.example/issuers/1#key",
        "https://college.example/issuers/1#xxMkjZRZv3aez3r18pB1RBFJR1kwUVJ5jHt92JmQwXbd5hwi",
        "did:key:z6Mk",
        "x" * 5_000,
        7,
    ],
)
def test_a_key_that_cannot_be_found_is_no_proof(good: Document, method: Any) -> None:
    broken = {**good, "proof": {**good["proof"], "verificationMethod": method}}
    assert not checked(broken).valid


def _at(path: str, value: Any) -> Callable[[Document], None]:
    """Sets, or with None removes, what stands at a path."""

    def change(document: Document) -> None:
        *before, last = path.split("/")
        holder: Any = document
        for each in before:
            holder = holder[int(each)] if each.isdigit() else holder[each]
        if value is None:
            holder.pop(last)
        else:
            holder[last] = value

    return change


@pytest.mark.parametrize(
    ("step", "change"),
    [
        ("structure", _at("@context", [made.OB, made.V2])),
        ("structure", _at("@context", [made.V2])),
        ("structure", _at("@context", ["https://example.com/own"])),
        ("structure", _at("id", None)),
        ("structure", _at("id", "no address")),
        ("structure", _at("type", ["AchievementCredential"])),
        ("structure", _at("type", ["VerifiableCredential", "SomethingElse"])),
        ("structure", _at("type", ["VerifiableCredential"])),
        ("structure", _at("issuer", None)),
        ("structure", _at("issuer/type", ["Company"])),
        ("structure", _at("issuer/id", None)),
        ("structure", _at("issuer/parentOrg", {"id": "urn:x:1", "type": ["Nobody"]})),
        ("structure", _at("issuer/otherIdentifier", [{"type": "Number", "identifier": "1"}])),
        ("structure", _at("validFrom", None)),
        ("structure", _at("validFrom", "2026-05-01")),
        ("structure", _at("validFrom", "2026-05-01T00:00:00")),
        ("structure", _at("credentialSubject", [])),
        ("structure", _at("credentialSubject/type", ["Person"])),
        ("structure", _at("credentialSubject/achievement", None)),
        ("structure", _at("credentialSubject/achievement/criteria", None)),
        ("structure", _at("credentialSubject/achievement/criteria", {})),
        ("structure", _at("credentialSubject/achievement/name", None)),
        ("structure", _at("credentialSubject/achievement/description", None)),
        ("structure", _at("credentialSubject/achievement/id", None)),
        ("structure", _at("credentialSubject/achievement/type", ["Thing"])),
        ("structure", _at("credentialSubject/achievement/alignment/0/targetUrl", None)),
        ("structure", _at("credentialSubject/achievement/resultDescription", None)),
        ("structure", _at("credentialSubject/achievement/resultDescription/0/type", ["X"])),
        ("structure", _at("credentialSubject/achievement/resultDescription/0/name", None)),
        ("structure", _at("credentialSubject/result/0/type", ["Outcome"])),
        ("structure", _at("credentialSubject/result/0/achievedLevel", "urn:x:unknown")),
        ("structure", _at("credentialSubject/result/0/status", "Excellent")),
        ("structure", _at("credentialSubject/source", {"id": "urn:x:1", "type": ["X"]})),
        ("structure", _at("credentialSubject/identifier", [{"type": "Id", "hashed": "no"}])),
        ("structure", _at("evidence/0/type", ["Claim"])),
        ("structure", _at("credentialSchema", [{"id": "urn:x:1", "type": "Other"}])),
        ("structure", _at("credentialSchema", [{"type": "1EdTechJsonSchemaValidator2019"}])),
        ("structure", _at("refreshService", {"type": "1EdTechCredentialRefresh"})),
        ("subject", _at("credentialSubject/id", None)),
        ("proof", _at("proof", None)),
        ("proof", _at("proof/type", None)),
        ("proof", _at("proof/proofValue", "z" + "2" * 88)),
        ("proof", _at("proof/proofValue", "not base58")),
        ("proof", _at("proof/proofPurpose", "authentication")),
        ("proof", _at("name", "Something else")),
        ("proof", _at("unsigned", "words")),
        ("proof", _at("credentialSubject/unsigned", "words")),
        ("proof", _at("credentialSubject/achievement/name", "Everything")),
        ("status", _at("credentialStatus", [{"type": "BitstringStatusListEntry"}])),
        ("status", _at("credentialStatus", ["x"])),
        ("dates", _at("validUntil", "2026-05-02T00:00:00Z")),
        ("dates", _at("validUntil", "soon")),
        ("dates", _at("validFrom", "2040-01-01T00:00:00Z")),
        ("dates", _at("proof/created", "2040-01-01T00:00:00Z")),
        ("dates", _at("proof/expires", "2026-05-02T00:00:00Z")),
    ],
)
def test_what_is_broken_is_refused_at_its_step(
    good: Document, step: str, change: Callable[[Document], None]
) -> None:
    broken = copy.deepcopy(good)
    change(broken)
    report = checked(broken)
    assert report.verdict(step) is False, steps(report)
    assert not report.valid


def test_expiry_is_refused_though_the_signature_fits(signer: Signer) -> None:
    ended = signer.sign(badge(signer.issuer, validUntil="2026-05-02T00:00:00Z"))
    report = checked(ended)
    assert steps(report) == {
        "structure": True,
        "subject": True,
        "proof": True,
        "status": True,
        "dates": False,
    }
    assert "2026-05-02" in why(report)
    early = check_document(ended, at=AT - timedelta(days=30))
    assert early.verdict("dates") is False


def test_a_set_of_proofs_holds_when_each_known_one_fits(signer: Signer, good: Document) -> None:
    strange = {"type": "SomeProofType", "created": "2026-05-01T00:00:00Z"}
    assert checked({**good, "proof": [strange, good["proof"]]}).valid
    assert not checked({**good, "proof": [strange]}).valid
    bad = {**good["proof"], "proofValue": "z" + "2" * 88}
    assert not checked({**good, "proof": [good["proof"], bad]}).valid


def test_a_chain_of_proofs_signs_the_earlier_ones(signer: Signer, good: Document) -> None:
    bare = {part: value for part, value in good.items() if part != "proof"}
    first = signer.sign_with({"id": "urn:uuid:5f0b2c1e-0000-4000-8000-0000000000f1"}, bare)
    second = signer.sign_with({"previousProof": first["id"]}, {**bare, "proof": [first]})
    assert checked({**bare, "proof": [first, second]}).sure
    assert not checked({**bare, "proof": [second]}).valid
    other = signer.sign_with({"id": first["id"], "nonce": "1"}, bare)
    assert not checked({**bare, "proof": [other, second]}).valid


def test_a_kind_nobody_knows_is_checked_as_a_credential(signer: Signer) -> None:
    document = signer.sign(
        {
            "@context": [made.V2],
            "type": ["VerifiableCredential"],
            "issuer": signer.issuer,
            "credentialSubject": {"id": "did:example:1"},
        }
    )
    report = checked(document)
    assert report.sure
    assert report.kind == "VerifiableCredential"
    assert not checked({**document, "issuer": {"name": "Nobody"}}).valid
    # Of such a kind nothing is known but that it is unchanged; who signed for whom is said.
    other = Signer()
    borrowed = other.sign({k: v for k, v in document.items() if k != "proof"})
    assert checked(borrowed).valid
    assert not checked(borrowed).sure


def test_an_unknown_vocabulary_is_not_vouched_for(good: Document) -> None:
    own = {**good, "@context": [*good["@context"], "https://college.example/own.json"]}
    report = checked(own)
    assert report.verdict("proof") is None
    assert not report.valid


def test_revocation_by_a_list_at_hand(signer: Signer) -> None:
    held = signer.sign(badge(signer.issuer, credentialStatus=entry(7)))
    assert checked(held).valid
    assert not checked(held).sure

    def with_list(listed: Document) -> Report:
        return checked(held, trust=trusting([], [listed]))

    clear = signer.sign(made.status_list(signer.issuer, [3]))
    assert with_list(clear).sure
    revoked = signer.sign(made.status_list(signer.issuer, [3, 7]))
    assert with_list(revoked).verdict("status") is False
    assert "revoked" in why(with_list(revoked))
    # A list that nobody signed, or another issuer's, clears nobody.
    unsigned = made.status_list(signer.issuer, [3])
    assert with_list(unsigned).verdict("status") is None
    foreign = Signer()
    assert with_list(foreign.sign(made.status_list(foreign.issuer, []))).doubts
    # But what it says against somebody is heard.
    assert with_list(made.status_list(signer.issuer, [7])).verdict("status") is False
    short = copy.deepcopy(clear)
    short["credentialSubject"]["encodedList"] = "uAAAA"
    assert with_list(short).verdict("status") is False


def test_an_endorsement_stands_alone_and_within(signer: Signer) -> None:
    employer = Signer()
    alone = employer.sign(endorsement(employer.issuer, "urn:x:1"))
    assert checked(alone).sure
    assert not checked({k: v for k, v in alone.items() if k != "credentialSubject"}).valid
    whole = badge(signer.issuer)
    within = employer.sign(endorsement(employer.issuer, whole["id"]))
    report = checked(signer.sign({**whole, "endorsement": [within]}))
    assert report.sure, report.findings
    assert report.embedded[0].where == "endorsement[0]"
    forged = copy.deepcopy(within)
    forged["credentialSubject"]["endorsementComment"] = "The best ever."
    refused = checked(signer.sign({**whole, "endorsement": [forged]}))
    assert not refused.valid
    ended = employer.sign(
        endorsement(employer.issuer, whole["id"], validUntil="2026-05-02T00:00:00Z")
    )
    kept = checked(signer.sign({**whole, "endorsement": [ended]}))
    assert kept.valid
    assert not kept.embedded[0].report.valid


def test_a_learner_record_and_what_it_holds(signer: Signer, good: Document) -> None:
    whole = signer.sign(record(signer.issuer, [good]))
    report = checked(whole)
    assert report.sure, report.findings
    assert len(report.embedded) == 1
    for change in (
        _at("credentialSubject/verifiableCredential/0/name", "Another name"),
        _at("credentialSubject/unsigned", "words"),
        _at("name", None),
        _at("@context", [made.V2, made.OB, made.CLR]),
        _at("credentialSubject/verifiableCredential", None),
        _at("credentialSubject/@context", {"x": "urn:x"}),
    ):
        broken = copy.deepcopy(whole)
        change(broken)
        assert not checked(broken).valid
    bad = {**good, "name": "Forged before it was bound"}
    assert not checked(signer.sign(record(signer.issuer, [bad]))).valid


def test_the_recipient_is_compared(signer: Signer, good: Document) -> None:
    assert checked(good, recipient="maya@college.example").valid
    assert checked(good, recipient="leo@college.example").verdict("subject") is False
