"""Any credential, offline: the good are accepted, the broken refused, each at its step."""

from __future__ import annotations

import copy
import json
import struct
import zlib
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from jwt.algorithms import ECAlgorithm, OKPAlgorithm, RSAAlgorithm
from openbadgeslib import baking

from fairbrief.credentials.checking import Report, check, check_document
from fairbrief.credentials.checking.claims import structure, subject
from fairbrief.credentials.checking.dates import dates
from fairbrief.credentials.checking.keys import NOBODY, trusting
from fairbrief.credentials.checking.reading import (
    LARGEST_FILE,
    LARGEST_TEXT,
    Given,
    UnreadableError,
    read,
)
from fairbrief.credentials.checking.status import status
from tests.credentials import made
from tests.credentials.made import AT, Document, Signer, badge, endorsement, entry, record

ELSEWHERE = "https://college.example/issuers/1"


@pytest.fixture(scope="module")
def signer() -> Signer:
    return Signer()


@pytest.fixture(scope="module")
def good(signer: Signer) -> Document:
    return signer.sign(badge(signer.issuer))


def checked(document: Document, **options: Any) -> Report:
    return check_document(document, at=AT, **options)


def steps(report: Report) -> dict[str, bool | None]:
    return {
        step: report.verdict(step) for step in ("structure", "subject", "proof", "status", "dates")
    }


def why(report: Report) -> str:
    return " ".join(each.words for each in report.findings if each.ok is False)


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


def claims(issuer: str, **changes: Any) -> Document:
    document = badge(issuer)
    return {
        **document,
        "iss": issuer,
        "jti": document["id"],
        "sub": "mailto:maya@college.example",
        "nbf": int(AT.timestamp()) - 3 * 86400,
        **changes,
    }


def opened(token: str, **options: Any) -> Report:
    return check(read(token), at=AT, **options)


def test_tokens_of_each_algorithm() -> None:
    rsa, ec, ed = made.rsa_key(), made.ec_key(), Signer()
    by_jwk = made.token(claims(ELSEWHERE), rsa, "RS256", jwk=made.jwk(rsa, RSAAlgorithm))
    assert opened(by_jwk).valid
    assert not opened(by_jwk).sure
    did = made.did_jwk(ec, ECAlgorithm)
    assert opened(made.token(claims(did), ec, "ES256", kid=f"{did}#0")).sure
    assert opened(made.token(claims(ed.issuer), ed.private, "EdDSA", kid=ed.method)).sure
    first = badge(ed.issuer)
    wrapped = made.token({"vc": first, "iss": ed.issuer}, ed.private, "EdDSA", kid=ed.method)
    assert opened(wrapped).sure
    own = made.jwk(ed.private, OKPAlgorithm)
    assert opened(made.token(claims(ed.issuer), ed.private, "EdDSA", jwk=own)).sure
    elsewhere = made.token(claims("did:web:college.example"), rsa, "RS256", kid="#key-1")
    assert opened(elsewhere).verdict("proof") is None
    assert not opened(elsewhere).valid


def test_tokens_that_lie_are_refused() -> None:
    ed, other, rsa = Signer(), Signer(), made.rsa_key()
    good = made.token(claims(ed.issuer), ed.private, "EdDSA", kid=ed.method)
    head, body, signature = good.split(".")
    tampered = json.dumps(claims(ed.issuer, name="Another"))
    public = made.jwk(rsa, RSAAlgorithm)
    lies = [
        made.unsigned_token({"alg": "none", "kid": ed.method}, claims(ed.issuer)),
        made.unsigned_token({"alg": "None"}, claims(ed.issuer)),
        f"{head}.{body}.",
        f"{head}.{made._segment(json.loads(tampered))}.{signature}",
        made.token(claims(ed.issuer), "a secret that is long enough for it", "HS256"),
        # The public key as a shared secret, the classic confusion.
        made.token(claims(ELSEWHERE), "a secret that is long enough for it", "HS256", jwk=public),
        made.token(claims(ed.issuer), other.private, "EdDSA", kid=ed.method),
        made.token(claims(ed.issuer), other.private, "EdDSA", kid=other.method),
        made.token(claims(ed.issuer), rsa, "RS256", jwk=public),
        made.token(claims(ed.issuer), ed.private, "EdDSA", kid=ed.method, crit=["x"]),
        made.token(claims(ed.issuer, iss="urn:x:1"), ed.private, "EdDSA", kid=ed.method),
        made.token(claims(ed.issuer, sub="urn:x:1"), ed.private, "EdDSA", kid=ed.method),
        made.token(claims(ed.issuer, jti="urn:x:1"), ed.private, "EdDSA", kid=ed.method),
        made.token(claims(ed.issuer, exp=1_000), ed.private, "EdDSA", kid=ed.method),
        made.token(claims(ed.issuer, nbf=9_999_999_999), ed.private, "EdDSA", kid=ed.method),
        made.token(claims(ELSEWHERE), rsa, "RS256", jwk={**public, "d": "AQAB"}),
        made.token(claims(ELSEWHERE), rsa, "RS256", jwk={"kty": "oct", "k": "AAAA"}),
    ]
    for lie in lies:
        report = opened(lie)
        assert report.refuted, lie
        assert not report.valid


def _chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


#: One black dot.
PNG = b"".join(
    (
        b"\x89PNG\r\n\x1a\n",
        _chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)),
        _chunk(b"IDAT", zlib.compress(b"\0\0")),
        _chunk(b"IEND", b""),
    )
)
SVG = b'<?xml version="1.0"?>\n<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "x">\n%s'


def test_badges_baked_into_pictures(signer: Signer, good: Document) -> None:
    text = json.dumps(good)
    token = made.token(claims(signer.issuer), signer.private, "EdDSA", kid=signer.method)
    picture = b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect/></svg>'
    for inside in (text, token):
        png = baking.bake_png(PNG, inside, keyword=baking.ITXT_KEYWORD_OB3)
        assert check(read(png), at=AT).sure
        svg = baking.bake_svg(
            picture,
            inside,
            element=baking.SVG_ELEMENT_OB3,
            namespace=baking.SVG_NS_OB3,
            as_text=inside is text,
        )
        assert check(read(svg), at=AT).sure
    changed = text.replace("Forty notebooks", "Four hundred notebooks")
    png = baking.bake_png(PNG, changed, keyword=baking.ITXT_KEYWORD_OB3)
    assert not check(read(png), at=AT).valid
    wrapped = (
        SVG
        % (
            b'<svg xmlns="http://www.w3.org/2000/svg" xmlns:ob="https://purl.imsglobal.org/ob/v3p0">'
            b"<ob:credential><![CDATA[ %s ]]></ob:credential></svg>"
        )
        % text.encode()
    )
    assert check(read(wrapped), at=AT).sure


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "Paste"),
        ("{", "complete JSON"),
        ("[1]", "not a credential"),
        ('{"a": NaN}', "complete JSON"),
        ('{"a": 1, "a": 2}', "complete JSON"),
        ("[" * 30_000, "deeper"),
        ('{"a":' * 60 + "1" + "}" * 60, "deeper"),
        ("x" * (LARGEST_TEXT + 1), "longer"),
        (b"\x00" * (LARGEST_FILE + 1), "longer"),
        (b"\xff\xfe\x00", "neither text"),
        (PNG, "no credential baked in"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "no credential baked in"),
        (b"<svg", "damaged"),
        (b'<!DOCTYPE svg [<!ENTITY a "aaaa">]><svg>&a;</svg>', "entities"),
    ],
)
def test_what_cannot_be_read_says_what_to_do(text: str | bytes, says: str) -> None:
    with pytest.raises(UnreadableError) as caught:
        read(text)
    assert says in str(caught.value)


def test_a_packed_text_in_a_picture_is_unpacked(good: Document) -> None:
    text = zlib.compress(json.dumps(good).encode())
    for said in (b"\0\1\0\0\0", b"\0\1\0en\0Badge\0"):
        body = b"openbadgecredential" + said + text
        picture = PNG[:33] + _chunk(b"iTXt", body) + PNG[33:]
        assert check(read(picture), at=AT).sure
        with pytest.raises(UnreadableError, match="damaged"):
            read(PNG[:33] + _chunk(b"iTXt", body[:-9]) + PNG[33:])


def test_a_packed_bomb_in_a_picture_is_not_unpacked() -> None:
    body = b"openbadgecredential\0\1\0\0\0" + zlib.compress(b" " * (LARGEST_TEXT * 40))
    with pytest.raises(UnreadableError, match="longer"):
        read(PNG[:33] + _chunk(b"iTXt", body) + PNG[33:])


@pytest.mark.parametrize("document", [{}, {"type": 1}, {"proof": 3, "issuer": []}, {"type": [[]]}])
def test_nonsense_is_refused_and_nothing_falls_over(document: Document) -> None:
    assert not check(Given(form="json", document=document), at=AT).valid


_NONSENSE: list[Any] = [None, 1, True, "", "x", [], [[]], {}, {"id": 1}, ["x"] * 3, [1, "a", {}]]


@pytest.mark.parametrize("nonsense", _NONSENSE)
def test_nonsense_anywhere_falls_nothing_over(
    signer: Signer, good: Document, nonsense: Any
) -> None:
    """Each member in turn is replaced; what is not the credential is not valid."""
    whole = {**good, "credentialStatus": entry(), "credentialSchema": [{"type": ["x"]}]}
    for path in _paths(whole):
        broken = copy.deepcopy(whole)
        holder: Any = broken
        for each in path[:-1]:
            holder = holder[each]
        holder[path[-1]] = copy.deepcopy(nonsense)
        # Only the shape: the signature of the whole is checked elsewhere, and takes its time.
        found = [*structure(broken), *subject(broken), *dates(broken, None, at=AT)]
        found += status(broken, NOBODY, checked)
        assert all(each.words for each in found)


def _paths(value: Any, before: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    inner = value.items() if isinstance(value, dict) else ()
    inner = enumerate(value) if isinstance(value, list) else inner
    found = [before] if before else []
    for name, each in inner:
        found += _paths(each, (*before, name))
    return found


def test_the_recipient_is_compared(signer: Signer, good: Document) -> None:
    assert checked(good, recipient="maya@college.example").valid
    assert checked(good, recipient="leo@college.example").verdict("subject") is False
