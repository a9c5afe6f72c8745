"""Kinds of signatures beyond our own, each good and broken; and JSON in its canonical form."""

from __future__ import annotations

import copy
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from jwt.algorithms import ECAlgorithm

from fairbrief.credentials.checking import Report, check
from fairbrief.credentials.checking.jcs import canonical, number
from fairbrief.credentials.checking.reading import read
from tests.credentials import made
from tests.credentials.checked import checked
from tests.credentials.made import AT, Document, Signer, badge, older_badge, record

OLD = {"type": "Ed25519Signature2020", "cryptosuite": None}


def changed(document: Document, path: str, value: Any) -> Document:
    broken = copy.deepcopy(document)
    *before, last = path.split("/")
    holder: Any = broken
    for each in before:
        holder = holder[int(each)] if each.isdigit() else holder[each]
    holder[last] = value
    return broken


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (0, "0"),
        (-0.0, "0"),
        (-1, "-1"),
        (2.50, "2.5"),
        (1e20, "100000000000000000000"),
        (1e21, "1e+21"),
        (123456789012345678901234, "1.2345678901234569e+23"),
        (0.000001, "0.000001"),
        (0.0000001, "1e-7"),
        (0.00012, "0.00012"),
        (-1.5e-9, "-1.5e-9"),
        (2**53 + 1, "9007199254740992"),
        (5e-324, "5e-324"),
        (0.1 + 0.2, "0.30000000000000004"),
    ],
)
def test_numbers_are_written_as_ecmascript_does(value: float, written: str) -> None:
    assert number(value) == written


def test_json_has_one_canonical_form() -> None:
    value = {"b": [True, None, {}], "a": 'é"\n\x01', "\U0001f600": 1, "\ufb33": []}
    assert (
        canonical(value).decode()
        == '{"a":"é\\"\\n\\u0001","b":[true,null,{}],"\U0001f600":1,"\ufb33":[]}'
    )


@pytest.mark.parametrize(
    "value", [float("nan"), float("inf"), 10**400, "\ud800", {"\udc00": 1}, b""]
)
def test_what_has_no_canonical_form_is_refused(value: Any) -> None:
    with pytest.raises(ValueError):
        canonical(value)


def test_the_text_itself_signed(signer: Signer) -> None:
    bare = badge(signer.issuer)
    proof = signer.sign_text({"@context": bare["@context"]}, bare)
    good = {**bare, "proof": proof}
    assert checked(good).sure
    assert checked({**bare, "proof": signer.sign_text({}, bare)}).sure
    # A further context may follow; what was signed is read under its own.
    more = [*bare["@context"], "https://college.example/own.json"]
    assert checked({**good, "@context": more}).sure
    for path, value in (
        ("name", "Another name"),
        ("unsigned", "words"),
        ("@context", [made.V2, made.OB_BARE]),
        ("proof/created", "2026-05-03T12:00:00Z"),
        ("proof/cryptosuite", "eddsa-rdfc-2022"),
        ("proof/@context", [made.V2]),
        ("proof/nonce", "1"),
    ):
        assert checked(changed(good, path, value)).verdict("proof") is False, path
    other = Signer()
    assert not checked({**bare, "proof": other.sign_text({}, bare)}).valid


def test_a_chain_over_the_text(signer: Signer) -> None:
    bare = badge(signer.issuer)
    first = signer.sign_text({"id": "urn:uuid:5f0b2c1e-0000-4000-8000-0000000000f1"}, bare)
    second = signer.sign_text({"previousProof": [first["id"]]}, {**bare, "proof": [first]})
    assert checked({**bare, "proof": [first, second]}).sure
    assert not checked({**bare, "proof": [second]}).valid
    both = [signer.sign_with({}, bare), first]
    assert checked({**bare, "proof": both}).sure


@pytest.mark.parametrize("suite", ["eddsa-rdfc-2022", "eddsa-2022"])
def test_version_one_with_a_suite(signer: Signer, suite: str) -> None:
    bare = older_badge(signer.issuer, "https://w3id.org/security/data-integrity/v1")
    good = {**bare, "proof": [signer.sign_with({"cryptosuite": suite}, bare)]}
    assert checked(good).sure, checked(good).findings
    assert checked(changed(good, "name", "Another name")).verdict("proof") is False
    assert checked(changed(good, "unsigned", "words")).verdict("proof") is False


def test_the_older_signature_on_the_older_badge(signer: Signer) -> None:
    bare = older_badge(signer.issuer, made.SUITE_2020)
    good = {**bare, "proof": [signer.sign_with(OLD, bare)]}
    assert checked(good).sure, checked(good).findings
    for path, value in (
        ("name", "Another name"),
        ("issuanceDate", "2026-04-30T00:00:00Z"),
        ("credentialSubject/achievement/name", "Everything"),
        ("unsigned", "words"),
        ("type", ["VerifiableCredential", "AchievementCredential", "Unsigned"]),
        ("credentialSubject/@context", {"x": "urn:x"}),
        ("credentialSubject/unsigned", {"id": "x"}),
        ("proof/0/unsigned", "words"),
        ("proof/0/created", "2026-05-03T12:00:00Z"),
        ("proof/0/proofValue", "z" + "2" * 88),
    ):
        assert checked(changed(good, path, value)).verdict("proof") is False, path
    # Without its vocabulary the kind of the signature is not part of what was signed.
    without = older_badge(signer.issuer)
    assert not checked({**without, "proof": [signer.sign_with(OLD, without)]}).valid
    strange = {"type": "SomeProofType", "created": "2026-05-01T00:00:00Z"}
    assert checked({**bare, "proof": [strange, *good["proof"]]}).valid


def test_the_older_signature_on_version_two_and_in_a_record(signer: Signer) -> None:
    bare = badge(signer.issuer, **{"@context": [made.V2, made.OB, made.SUITE_2020]})
    good = {**bare, "proof": signer.sign_with(OLD, bare)}
    assert checked(good).sure, checked(good).findings
    assert checked(changed(good, "name", "Another name")).verdict("proof") is False
    assert checked(changed(good, "proof/unsigned", "words")).verdict("proof") is False
    whole = checked(signer.sign(record(signer.issuer, [good])))
    assert whole.sure, whole.findings
    ended = older_badge(signer.issuer, made.SUITE_2020, expirationDate="2026-05-02T00:00:00Z")
    report = checked({**ended, "proof": signer.sign_with(OLD, ended)})
    assert report.verdict("proof") is True
    assert report.verdict("dates") is False


def test_a_kind_of_credential_with_a_vocabulary_of_its_own(signer: Signer) -> None:
    bare = {
        "@context": [made.V2, "https://w3id.org/citizenship/v4rc1"],
        "type": ["VerifiableCredential", "PermanentResidentCardCredential"],
        "issuer": signer.issuer,
        "credentialSubject": {"type": ["PermanentResident", "Person"], "givenName": "Maya"},
    }
    good = {**bare, "proof": signer.sign_with({}, bare)}
    assert checked(good).sure, checked(good).findings
    assert not checked(changed(good, "credentialSubject/givenName", "Leo")).valid


@pytest.mark.parametrize("kind", [1, None, ["x"], {}, "bbs-2023"])
def test_a_suite_nobody_knows_is_not_vouched_for(signer: Signer, kind: Any) -> None:
    good = signer.sign(badge(signer.issuer))
    report = checked(changed(good, "proof/cryptosuite", kind))
    assert report.verdict("proof") is None
    assert not report.valid


def opened(token: str) -> Report:
    return check(read(token), at=AT)


def test_a_token_whose_key_stands_in_a_certificate() -> None:
    rsa, other = made.rsa_key(), made.rsa_key()
    issuer = "https://college.example/issuers/1"
    chain = [made.certificate(rsa)]
    report = opened(made.token({"vc": older_badge(issuer)}, rsa, "RS256", x5c=chain))
    assert report.valid, report.findings
    assert not report.sure
    assert not opened(made.token({"vc": older_badge(issuer)}, other, "RS256", x5c=chain)).valid
    for nonsense in ([], "x", ["not a certificate"], [7]):
        broken = made.token({"vc": older_badge(issuer)}, rsa, "RS256", x5c=nonsense)
        assert opened(broken).verdict("proof") is False


def test_a_token_of_version_one_may_say_it_in_its_claims(signer: Signer) -> None:
    whole = older_badge(signer.issuer)
    bare = {part: value for part, value in whole.items() if part not in ("id", "issuanceDate")}
    bare["issuer"] = {"type": ["Profile"], "name": "Elsewhere College"}
    bare["credentialSubject"] = {
        part: value for part, value in bare["credentialSubject"].items() if part != "id"
    }
    claims = {
        "vc": bare,
        "jti": whole["id"],
        "iss": signer.issuer,
        "sub": "did:example:1",
        "nbf": int(AT.timestamp()) - 86400,
    }

    def signed(**more: Any) -> Report:
        return opened(made.token({**claims, **more}, signer.private, "EdDSA", kid=signer.method))

    assert signed().sure, signed().findings
    assert signed(exp=int(AT.timestamp()) + 86400).sure
    assert signed(exp=int(AT.timestamp()) - 3600).verdict("dates") is False
    assert signed(nbf=None).verdict("structure") is False
    assert signed(iss="no address").verdict("structure") is False
    assert signed(sub=None).verdict("subject") is False


@pytest.mark.parametrize(
    ("curve", "algorithm", "wrong"),
    [
        (ec.SECP256K1(), "ES256K", "ES256"),
        (ec.SECP384R1(), "ES384", "ES256"),
        (ec.SECP521R1(), "ES512", "ES384"),
    ],
)
def test_each_curve_signs_in_its_own_way(
    curve: ec.EllipticCurve, algorithm: str, wrong: str
) -> None:
    key = ec.generate_private_key(curve)
    did = made.did_jwk(key, ECAlgorithm)
    token = made.token({"vc": older_badge(did)}, key, algorithm, kid=f"{did}#0")
    assert opened(token).sure, opened(token).findings
    _head, body, signature = token.split(".")
    lie = made.unsigned_token({"alg": wrong, "kid": f"{did}#0"}, {}).partition(".")[0]
    assert opened(f"{lie}.{body}.{signature}").verdict("proof") is False
