"""`fairbrief verify`: exit codes, words and JSON; nothing but the files it is given."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import time_machine
from click.testing import CliRunner, Result

from fairbrief.cli import main
from tests.credentials import made
from tests.credentials.made import AT, Signer, badge, entry

ISSUER = "did:web:college.example"


@pytest.fixture(scope="module")
def signer() -> Signer:
    return Signer(ISSUER)


@pytest.fixture
def folder(tmp_path: Path, signer: Signer) -> Path:
    """What a student keeps: the credential, the issuer's document, the status list of the day."""
    held = signer.sign(badge(ISSUER, credentialStatus=entry(7)), method=f"{ISSUER}#key-2026")
    (tmp_path / "credential.json").write_text(json.dumps(held))
    (tmp_path / "did.json").write_text(json.dumps(signer.controller(method=f"{ISSUER}#key-2026")))
    return tmp_path


def run(*arguments: str | Path, **options: Any) -> Result:
    with time_machine.travel(AT, tick=False):
        return CliRunner().invoke(main, ["verify", *map(str, arguments)], **options)


def keep_list(
    folder: Path, signer: Signer, revoked: list[int], name: str = "revoked-1.json"
) -> Path:
    listed = signer.sign(made.status_list(ISSUER, revoked), method=f"{ISSUER}#key-2026")
    path = folder / name
    path.write_text(json.dumps(listed))
    return path


def test_without_the_issuers_document_the_signature_is_unchecked_and_so_not_valid(
    folder: Path,
) -> None:
    found = run(folder / "credential.json")
    assert found.exit_code == 1
    assert "could not be checked" in found.output


def test_with_the_issuers_document_it_is_valid(folder: Path, signer: Signer) -> None:
    found = run(folder / "credential.json", "--issuer", folder / "did.json")
    assert found.exit_code == 0
    assert "as far as" in found.output
    strict = run(folder / "credential.json", "--issuer", folder / "did.json", "--strict")
    assert strict.exit_code == 1
    keep_list(folder, signer, [3])
    strict = run(folder / "credential.json", "--issuer", folder / "did.json", "--strict")
    assert strict.exit_code == 0
    assert strict.output.strip().endswith("VALID")


def test_a_list_beside_it_or_named_revokes_it(folder: Path, signer: Signer) -> None:
    elsewhere = keep_list(folder, signer, [7], "kept.json")
    arguments = (folder / "credential.json", "--issuer", folder / "did.json")
    assert run(*arguments).exit_code == 0
    assert run(*arguments, "--status", elsewhere).exit_code == 1
    keep_list(folder, signer, [7])
    found = run(*arguments)
    assert found.exit_code == 1
    assert "revoked by its issuer" in found.output


def test_machines_get_each_step_with_its_reason(folder: Path) -> None:
    found = run(folder / "credential.json", "--issuer", folder / "did.json", "--json")
    said = json.loads(found.output)
    assert said["valid"] is True
    assert said["checked_fully"] is False
    assert [each["step"] for each in said["steps"]] == [
        "structure",
        "subject",
        "proof",
        "status",
        "dates",
    ]
    assert all(each["reason"] for each in said["steps"])
    assert [each["ok"] for each in said["steps"]] == [True, True, True, None, True]


def test_a_changed_file_is_not_valid(folder: Path) -> None:
    text = (folder / "credential.json").read_text().replace("Forty", "Four hundred")
    (folder / "credential.json").write_text(text)
    found = run(folder / "credential.json", "--issuer", folder / "did.json", "--json")
    assert found.exit_code == 1
    said = json.loads(found.output)
    assert said["valid"] is False
    assert "changed after it was signed" in said["steps"][2]["reason"]


def test_standard_input_and_what_is_no_credential(folder: Path) -> None:
    text = (folder / "credential.json").read_text()
    found = run("-", "--issuer", folder / "did.json", input=text)
    assert found.exit_code == 0
    for nonsense in ("", "hello", "[]"):
        found = run("-", "--json", input=nonsense)
        assert found.exit_code == 1
        assert json.loads(found.output)["valid"] is False


def test_whom_it_was_issued_to(folder: Path) -> None:
    arguments = (folder / "credential.json", "--issuer", folder / "did.json", "--recipient")
    assert run(*arguments, "maya@college.example").exit_code == 0
    assert run(*arguments, "leo@college.example").exit_code == 1
