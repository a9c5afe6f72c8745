"""Issuing, showing a name, revoking, and checking: a changed letter is noticed."""

from __future__ import annotations

import base64
import copy
import gzip
import json
from collections.abc import Iterator
from typing import Any

import pytest
import time_machine
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from openbadgeslib.ob3 import OB3LdpVerifier
from openbadgeslib.ob3.did import did_key_from_pem, resolve_did
from openbadgeslib.ob3.ldp import add_data_integrity_proof

from fairbrief.credentials.actions import issue, live_key, revoke, rotate_key, show_name
from fairbrief.credentials.documents import belongs_to, name_of
from fairbrief.credentials.issuing import controller_document
from fairbrief.credentials.models import Credential, IssuerKey
from fairbrief.credentials.queries import PLACES, status_list
from fairbrief.credentials.verification import Step, is_refuted, is_valid, verify
from fairbrief.kernel.errors import IllegalMoveError, MissingFactError, NotAllowedError
from tests.builders import NOW, acting, an_officer, days
from tests.engaged import an_engagement

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _the_day_after() -> Iterator[None]:
    """The badge library asks the clock itself."""
    with time_machine.travel(NOW + days(1), tick=False):
        yield


@pytest.fixture
def credential() -> Credential:
    return issue(an_engagement("paid", minutes=17 * 60 + 30), at=NOW)


def by_name(steps: list[Step]) -> dict[str, bool | None]:
    return {str(step.name): step.ok for step in steps}


def checked(document: dict[str, Any]) -> list[Step]:
    return verify(document, at=NOW + days(1))


def test_a_credential_says_what_was_done_and_not_by_whom(credential: Credential) -> None:
    document = credential.document
    student = credential.engagement.student
    achievement = document["credentialSubject"]["achievement"]
    assert achievement["achievementType"] == "Fieldwork"
    assert document["credentialSubject"]["result"][0]["value"] == "17.5"
    assert document["proof"]["cryptosuite"] == "eddsa-rdfc-2022"
    assert {each["name"] for each in document["evidence"]} == {
        piece.title for piece in credential.engagement.pieces.all()
    }
    text = json.dumps(document)
    assert student.user.email not in text
    assert student.user.name not in text
    assert belongs_to(document, student.user.email.upper())
    assert not belongs_to(document, "someone@else.example")


def test_no_deliverables_are_named_where_the_portfolio_is_closed() -> None:
    engagement = an_engagement("paid")
    engagement.brief.portfolio_allowed = False
    assert "evidence" not in issue(engagement, at=NOW).document


def test_silence_that_accepted_the_work_is_not_called_acceptance() -> None:
    said = issue(an_engagement("paid", approved_by_clock=True), at=NOW).document
    narrative = said["credentialSubject"]["achievement"]["criteria"]["narrative"]
    assert "did not answer" in narrative


def test_issuing_twice_gives_the_same_credential(credential: Credential) -> None:
    assert issue(credential.engagement, at=NOW + days(1)).pk == credential.pk
    assert Credential.objects.count() == 1


def test_work_that_is_not_paid_gets_none() -> None:
    with pytest.raises(IllegalMoveError):
        issue(an_engagement("submitted"), at=NOW)


def test_our_own_credential_passes_every_step(credential: Credential) -> None:
    steps = checked(credential.document)
    assert len(steps) == 5
    assert is_valid(steps), by_name(steps)


def test_a_second_library_agrees(credential: Credential) -> None:
    """The published key, and nothing else of ours, is enough to check the proof."""
    method = controller_document()["verificationMethod"][0]
    assert method["id"] == credential.document["proof"]["verificationMethod"]
    OB3LdpVerifier(pubkey_pem=resolve_did(f"did:key:{method['publicKeyMultibase']}")).verify(
        credential.document
    )


@pytest.mark.parametrize(
    "change",
    [
        lambda d: d["credentialSubject"]["result"][0].update(value="400"),
        lambda d: d["credentialSubject"]["achievement"].update(name="Head of everything"),
        lambda d: d.update(validFrom="2020-01-01T00:00:00Z"),
        lambda d: d.update(extra="unsigned words"),
        lambda d: d["credentialSubject"].update(extra="unsigned words"),
    ],
)
def test_a_changed_credential_fails_at_the_signature(credential: Credential, change: Any) -> None:
    forged = copy.deepcopy(credential.document)
    change(forged)
    assert by_name(checked(forged))["Signature"] is False


@pytest.mark.parametrize(
    "change",
    [
        lambda d: d.pop("proof"),
        lambda d: d.pop("type"),
        lambda d: d.pop("credentialSubject"),
        lambda d: d.pop("credentialStatus"),
        lambda d: d.pop("validFrom"),
        lambda d: d.update(validUntil="2020-01-01T00:00:00Z"),
        lambda d: d.update(validFrom="soon"),
        lambda d: d.update(credentialSubject=[]),
        lambda d: d.update(issuer="https://elsewhere.example"),
        lambda d: d.update(proof=[d["proof"], {**d["proof"], "proofValue": "z" + "2" * 88}]),
        lambda d: d["credentialStatus"].update(statusListIndex="999999999999"),
        lambda d: d["credentialStatus"].update(statusListIndex={"a": 1}),
        lambda d: d.update(type=[{"a": 1}]),
    ],
)
def test_broken_credentials_are_refuted_and_nothing_falls_over(
    credential: Credential, change: Any
) -> None:
    broken = copy.deepcopy(credential.document)
    change(broken)
    steps = checked(broken)
    assert len(steps) == 5
    assert is_refuted(steps)


@pytest.mark.parametrize("document", [{}, {"type": 1}, {"proof": 3, "issuer": []}])
def test_nonsense_is_refuted(document: dict[str, Any]) -> None:
    assert is_refuted(checked(document))


def test_a_copied_place_in_the_list_does_not_help(credential: Credential) -> None:
    other = issue(an_engagement("paid"), at=NOW)
    mixed = copy.deepcopy(credential.document)
    mixed["credentialStatus"] = other.document["credentialStatus"]
    assert by_name(checked(mixed))["Still in force"] is False


def test_a_revoked_credential_says_why(credential: Credential) -> None:
    officer = acting(an_officer(credential.engagement.campus).user)
    before = status_list(live_key(at=NOW), at=NOW)
    assert revoke(credential, reason="Issued for the wrong project.", actor=officer, at=NOW)
    assert not revoke(credential, reason="Again.", actor=officer, at=NOW)
    steps = checked(credential.document)
    assert by_name(steps)["Still in force"] is False
    assert "wrong project" in str(steps[3].detail)
    after = status_list(live_key(at=NOW), at=NOW)
    assert bits(before) == set()
    assert bits(after) == {credential.status_index}


def bits(document: dict[str, Any]) -> set[int]:
    packed = document["credentialSubject"]["encodedList"][1:]
    raw = gzip.decompress(base64.urlsafe_b64decode(packed + "=" * (-len(packed) % 4)))
    assert len(raw) * 8 == PLACES
    return {place for place in range(PLACES) if raw[place // 8] >> (7 - place % 8) & 1}


def test_only_the_campus_revokes_and_with_a_reason(credential: Credential) -> None:
    officer = acting(an_officer(credential.engagement.campus).user)
    with pytest.raises(MissingFactError):
        revoke(credential, reason=" ", actor=officer, at=NOW)
    for actor in (
        acting(credential.engagement.student.user),
        acting(an_officer(an_engagement().campus).user),
    ):
        with pytest.raises(NotAllowedError):
            revoke(credential, reason="No.", actor=actor, at=NOW)


def test_the_student_shows_and_hides_the_name(credential: Credential) -> None:
    student = credential.engagement.student
    with pytest.raises(NotAllowedError):
        show_name(
            credential,
            shown=True,
            actor=acting(credential.engagement.supervisor.user),
            at=NOW,
        )
    old = copy.deepcopy(credential.document)
    assert show_name(credential, shown=True, actor=acting(student.user), at=NOW)
    assert not show_name(credential, shown=True, actor=acting(student.user), at=NOW)
    assert name_of(credential.document) == student.user.name
    assert is_valid(checked(credential.document))
    assert is_valid(checked(old))
    assert credential.document["id"] == old["id"]
    assert show_name(credential, shown=False, actor=acting(student.user), at=NOW)
    assert student.user.name not in json.dumps(credential.document)


def test_a_retired_key_still_proves_what_it_signed(credential: Credential) -> None:
    rotate_key(at=NOW)
    ours = IssuerKey.objects.filter(campus=None, employer=None)
    assert ours.filter(retired_at=None).count() == 1
    assert is_valid(checked(credential.document))
    assert len(controller_document()["verificationMethod"]) == 2
    fresh = issue(an_engagement("paid"), at=NOW)
    assert fresh.key != credential.key
    assert is_valid(checked(fresh.document))


def test_a_lost_secret_makes_a_new_key_and_loses_nothing(
    credential: Credential, settings: Any
) -> None:
    settings.SECRET_KEY = "another secret altogether"
    assert is_valid(checked(issue(an_engagement("paid"), at=NOW).document))
    assert is_valid(checked(credential.document))


def test_private_keys_are_sealed(credential: Credential) -> None:
    assert "PRIVATE" not in credential.key.private_sealed


def test_a_did_key_issuer_is_checked_and_nobody_else_is_fetched(credential: Credential) -> None:
    private = Ed25519PrivateKey.generate()
    pem = private.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    did = did_key_from_pem(
        private.public_key().public_bytes(
            serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo
        )
    )
    document = {
        part: value
        for part, value in credential.document.items()
        if part not in ("proof", "credentialStatus")
    }
    document["issuer"] = {"id": did, "type": ["Profile"], "name": "Elsewhere"}
    signed = add_data_integrity_proof(
        document, pem, f"{did}#{did.removeprefix('did:key:')}", created=NOW
    )
    assert is_valid(checked(signed))
    web = add_data_integrity_proof(
        {**document, "issuer": {"id": "did:web:elsewhere.example", "type": ["Profile"]}},
        pem,
        "did:web:elsewhere.example#k",
        created=NOW,
    )
    steps = checked(web)
    assert by_name(steps)["Signature"] is None
    assert not is_valid(steps)
    assert not is_refuted(steps)


def test_someone_elses_key_under_our_name_is_refuted(credential: Credential) -> None:
    pem = Ed25519PrivateKey.generate().private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    unsigned = {part: value for part, value in credential.document.items() if part != "proof"}
    forged = add_data_integrity_proof(
        unsigned, pem, credential.document["proof"]["verificationMethod"], created=NOW
    )
    assert by_name(checked(forged))["Signature"] is False
