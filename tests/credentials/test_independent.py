"""Another implementation agrees: the verifier of Digital Bazaar, from npm, fetching nothing."""

from __future__ import annotations

import copy
import json
import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openbadgeslib.ob3.contexts import bundled_contexts

from fairbrief.credentials.actions import issue, issue_in_own_name, show_name
from fairbrief.credentials.checking.contexts import contexts
from fairbrief.credentials.issuing import Holder, controller_document, issuer_of
from fairbrief.credentials.models import Credential
from fairbrief.kernel.clock import now
from tests.builders import acting, an_officer, days
from tests.engaged import an_engagement

HERE = Path(__file__).parent / "npm"
NODE = shutil.which("node")
IS_THERE = NODE is not None and (HERE / "node_modules").is_dir()

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(
        not IS_THERE and os.environ.get("CI") != "true",
        reason="no independent verifier: scripts/ensure-verifier installs it",
    ),
]


@pytest.fixture
def credential() -> Credential:
    at = now() - days(1)
    return issue(an_engagement("paid", at=at, minutes=600), at=at)


def judged(document: dict[str, Any], *holders: Holder) -> dict[str, Any]:
    asked = {
        "document": document,
        "contexts": {**bundled_contexts(), **contexts()},
        "controllers": [controller_document(each) for each in holders],
    }
    ran = subprocess.run(
        [str(NODE), str(HERE / "verify.mjs")],
        input=json.dumps(asked),
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    found: dict[str, Any] = json.loads(ran.stdout)
    return found


def test_our_credential_and_its_endorsement_are_accepted(credential: Credential) -> None:
    found = judged(credential.document, issuer_of(credential))
    assert found == {"verified": True, "error": ""}
    employer = Holder(employer=credential.engagement.employer)
    assert judged(credential.document["endorsement"][0], employer)["verified"]


def test_one_in_a_campuss_own_name_and_one_signed_again(credential: Credential) -> None:
    student = credential.engagement.student
    assert show_name(credential, shown=True, actor=acting(student.user), at=now())
    assert judged(credential.document, issuer_of(credential))["verified"]
    work = an_engagement("paid", at=now() - days(1))
    director = an_officer(work.campus, role="director")
    assert issue_in_own_name(work.campus, own=True, actor=acting(director.user), at=now())
    theirs = issue(work, at=now())
    assert judged(theirs.document, Holder(campus=work.campus))["verified"]
    assert not judged(theirs.document, Holder())["verified"]


@pytest.mark.parametrize(
    "change",
    [
        lambda d: d["credentialSubject"]["result"][0].update(value="400"),
        lambda d: d.update(name="Head of everything"),
        lambda d: d["proof"].update(proofValue="z" + "2" * 88),
        lambda d: d["endorsement"][0]["credentialSubject"].update(endorsementComment="Best."),
        lambda d: d.update(unsigned="words"),
    ],
)
def test_a_tampered_one_is_refused(
    credential: Credential, change: Callable[[dict[str, Any]], None]
) -> None:
    forged = copy.deepcopy(credential.document)
    change(forged)
    assert not judged(forged, issuer_of(credential))["verified"]
