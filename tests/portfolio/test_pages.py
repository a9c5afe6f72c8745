"""The student's page, the lines of a résumé, and the files that are taken along."""

from __future__ import annotations

import io
import json
import re
from typing import Any
from zipfile import ZipFile

import jsonschema_rs
import pytest
from cryptography.hazmat.primitives import serialization
from django.test import Client
from openbadgeslib.ob3.clr import bundled_clr_contexts
from openbadgeslib.ob3.ldp import verify_data_integrity_proof
from openbadgeslib.ob3.verifier import OB3VerificationError

from fairbrief.credentials.models import IssuerKey
from fairbrief.credentials.sealing import unseal
from fairbrief.portfolio.actions import set_page
from fairbrief.portfolio.lines import Facts, drafted
from fairbrief.portfolio.models import Piece, Portfolio
from fairbrief.portfolio.showing import finished, kept
from fairbrief.students.models import Student
from fairbrief.tracking.models import Experience
from tests.builders import NOW, a_campus, a_student, acting
from tests.portfolio.shelf import a_finished, found_elsewhere, switch

pytestmark = pytest.mark.django_db

#: What the JSON Resume schema (1.0.0) asks of the members that are written here.
_DAY = {"type": "string", "pattern": r"^\d{4}(-[0-1]\d(-[0-3]\d)?)?$"}
_TEXT, _URL = {"type": "string", "minLength": 1}, {"type": "string", "format": "uri"}
_WORDS = {"type": "array", "items": _TEXT}


def _rows(**members: Any) -> dict[str, Any]:
    row = {"type": "object", "properties": members, "additionalProperties": False}
    return {"type": "array", "items": row}


SCHEMA = {
    "type": "object",
    "additionalProperties": False,
    "required": ["basics", "meta"],
    "properties": {
        "$schema": _URL,
        "basics": {
            "type": "object",
            "additionalProperties": False,
            "required": ["name"],
            "properties": {
                "name": _TEXT,
                "email": {"type": "string", "format": "email"},
                "url": _URL,
                "summary": _TEXT,
            },
        },
        "work": _rows(
            name=_TEXT,
            position=_TEXT,
            startDate=_DAY,
            endDate=_DAY,
            summary=_TEXT,
            highlights=_WORDS,
        ),
        "education": _rows(institution=_TEXT, area=_TEXT, endDate=_DAY),
        "certificates": _rows(name=_TEXT, date=_DAY, issuer=_TEXT, url=_URL),
        "skills": _rows(name=_TEXT),
        "meta": {
            "type": "object",
            "additionalProperties": False,
            "properties": {
                "canonical": _URL,
                "version": _TEXT,
                "lastModified": {"type": "string", "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$"},
            },
        },
    },
}


@pytest.fixture
def entry() -> Experience:
    return a_finished({"portfolio_allowed": True})


@pytest.fixture
def student(entry: Experience) -> Student:
    assert entry.student is not None
    return entry.student


@pytest.fixture
def client(student: Student) -> Client:
    client = Client()
    client.force_login(student.user)
    return client


def test_the_student_switches_a_piece_on_and_finds_its_addresses(
    client: Client, student: Student, entry: Experience
) -> None:
    page = client.get("/student/portfolio/").text
    assert "every piece is for nobody" in page
    assert "/portfolio/by/" not in page
    path = f"/student/portfolio/pieces/{entry.code}/"
    assert client.post(path, {"visibility": "everybody"}).status_code == 422
    sent = {"visibility": "link", "shows_credential": "on", "own_lines": ""}
    assert client.post(path, sent).status_code == 302
    page = client.get("/student/portfolio/").text
    link = re.search(r'id="link">http://127.0.0.1:8000(/portfolio/by/[^<]+/)<', page)
    assert link is not None
    assert 'id="address"' not in page
    assert Client().get(link[1]).status_code == 200
    client.post(path, {**sent, "visibility": "public"})
    assert f"/portfolios/{student.portfolio.slug}/" in client.get("/student/portfolio/").text
    client.post("/student/portfolio/link/")
    assert Client().get(link[1]).status_code == 404


def test_the_page_above_the_pieces_is_checked(client: Client, student: Student) -> None:
    path = "/student/portfolio/page/"
    good = {"intro": "Likes archives.", "contact": "https://me.example/", "slug": "Maya-Okafor"}
    for wrong in (
        {"slug": "a"},
        {"slug": "Ünïcode"},
        {"slug": "a--b"},
        {"contact": "http://me.example"},
        {"contact": "me@"},
        {"contact": "javascript:alert(1)"},
        {"contact": "https://a:b@c.example"},
        {"intro": "x" * 301},
    ):
        answer = client.post(path, {**good, **wrong})
        assert answer.status_code == 422, wrong
        assert "Likes archives." in answer.text or "intro" in wrong
    assert client.post(path, good).status_code == 302
    assert Portfolio.objects.get().slug == "maya-okafor"
    other = a_student(a_campus())
    above = {"intro": "", "contact": "", "shows_studies": False}
    set_page(other, slug="taken", **above, actor=acting(other.user), at=NOW)
    assert "Somebody has this address" in client.post(path, {**good, "slug": "taken"}).text


def test_what_stands_above_is_shown_as_words(
    client: Client, student: Student, entry: Experience
) -> None:
    client.post(
        "/student/portfolio/page/",
        {"intro": "<b>Hi</b>", "contact": "me@mail.example", "slug": "hello-me"},
    )
    switch(entry, "public")
    page = Client().get("/portfolios/hello-me/").text
    assert "&lt;b&gt;Hi&lt;/b&gt;" in page
    assert "mailto:me@mail.example" in page
    assert student.campus.name not in page
    client.post("/student/portfolio/page/", {"slug": "hello-me", "shows_studies": "on"})
    page = Client().get("/portfolios/hello-me/").text
    assert student.campus.name in page
    assert student.user.email not in page


def test_own_lines_take_the_place_of_the_drafts_and_can_be_given_up(
    client: Client, student: Student, entry: Experience
) -> None:
    path = f"/student/portfolio/pieces/{entry.code}/"
    drafts = "\n".join(kept(finished(student))[0].lines)
    client.post(path, {"visibility": "off", "own_lines": drafts.replace("\n", "\r\n")})
    assert Piece.objects.get().own_lines == "", "what is left as drafted stays drafted"
    client.post(path, {"visibility": "off", "own_lines": " Found  it.\n\nKept it. "})
    assert Piece.objects.get().own_lines == "Found it.\nKept it."
    page = client.get("/student/portfolio/resume/").text
    assert re.search(r"<li>Found it\.</li>\s*<li>Kept it\.</li>", page)
    client.post(path, {"visibility": "off", "own_lines": ""})
    assert kept(finished(student))[0].lines == tuple(drafts.splitlines())


def test_lines_are_made_of_facts() -> None:
    facts = Facts(
        title="An atlas",
        employer="Lantern Films",
        hours="18",
        when="March 2027",
        delivered=("A list of forty papers", "Interview guide.", "Five short stories", "Left out"),
        told="",
        standing="Accepted.",
        is_confidential=False,
    )
    assert drafted(facts) == (
        "Compiled a list of forty papers.",
        "Carried out “Interview guide”.",
        "Wrote five short stories.",
        "18 hours of agreed work for Lantern Films, March 2027. Accepted.",
    )


def test_the_pages_take_few_queries(
    client: Client, student: Student, entry: Experience, django_assert_max_num_queries: Any
) -> None:
    switch(entry, "public")
    slug = Portfolio.objects.get().slug
    for number in range(3):
        other = a_finished({"portfolio_allowed": True}, student=student, campus=student.campus)
        switch(other, "public")
        found_elsewhere(student, title=f"Work {number}")
    with django_assert_max_num_queries(9):
        assert client.get("/student/portfolio/").status_code == 200
    with django_assert_max_num_queries(5):
        assert Client().get(f"/portfolios/{slug}/").status_code == 200


def test_the_resume_is_valid_and_says_no_more_than_it_may(
    client: Client, student: Student, entry: Experience
) -> None:
    quiet = a_finished({}, student=student, campus=student.campus)
    answer = client.get("/student/portfolio/resume.json")
    document = answer.json()
    jsonschema_rs.validator_for(SCHEMA, validate_formats=True).validate(document)
    assert document["basics"]["email"] == student.user.email
    assert [each["name"] for each in document["work"]].count("Confidential") == 1
    assert quiet.employer_name not in answer.text
    assert len(document["certificates"]) == 1
    empty = Client()
    empty.force_login(a_student(a_campus(), graduates_in=2028).user)
    document = empty.get("/student/portfolio/resume.json").json()
    jsonschema_rs.validator_for(SCHEMA, validate_formats=True).validate(document)
    assert "work" not in document


def check(document: dict[str, Any]) -> None:
    """Raises when the proof does not fit; with the public half of the key alone."""
    key = IssuerKey.objects.get(retired_at=None, employer=None, campus=None)
    private = unseal(key.private_sealed)
    public = serialization.load_pem_private_key(private, None).public_key()
    pem = public.public_bytes(
        serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo
    )
    verify_data_integrity_proof(document, pem, extra_contexts=bundled_clr_contexts())


def test_the_learner_record_is_signed_whole(client: Client, student: Student) -> None:
    record = json.loads(client.get("/student/portfolio/learner-record.json").content)
    assert record["type"] == ["VerifiableCredential", "ClrCredential"]
    assert [context.split("/")[-3] for context in record["@context"]] == ["ns", "clr", "ob"]
    (member,) = record["credentialSubject"]["verifiableCredential"]
    assert member == student.engagements.get().credential.document
    assert student.user.name not in json.dumps(record)
    assert student.user.email not in json.dumps(record)
    assert record["partial"] is False
    check(record)
    check(member)
    with pytest.raises(OB3VerificationError):
        check({**record, "name": "Another"})
    none = Client()
    none.force_login(a_student(a_campus()).user)
    assert none.get("/student/portfolio/learner-record.json").status_code == 404


def test_everything_needs_nobody_to_be_read(
    client: Client, student: Student, entry: Experience
) -> None:
    answer = client.get("/student/portfolio/everything.zip")
    assert answer["Content-Type"] == "application/zip"
    archive = ZipFile(io.BytesIO(answer.content))
    credential = student.engagements.get().credential
    agreement = student.engagements.get().agreement
    employer = credential.engagement.employer
    issuers = {"issuers/fairbrief.json", "issuers/fairbrief-revoked-1.json"}
    if "endorsement" in credential.document:
        issuers.add(f"issuers/{employer.slug}.json")
    assert set(archive.namelist()) == {
        "READ-ME.txt",
        f"agreements/{agreement.code}.txt",
        f"credentials/{credential.code}.json",
        *issuers,
        "learner-record.json",
        "portfolio.html",
        "resume.json",
    }
    page = archive.read("portfolio.html").decode()
    assert entry.title in page
    assert not re.search(r"<(script|link|img)|src=|url\(|https?://", page), "it loads nothing"
    assert f'href="credentials/{credential.code}.json"' in page
    keys = json.loads(archive.read("issuers/fairbrief.json"))
    record = json.loads(archive.read("learner-record.json"))
    named = record["proof"]["verificationMethod"]
    assert named in [method["id"] for method in keys["verificationMethod"]]
    read_me = archive.read("READ-ME.txt").decode()
    for name in set(archive.namelist()) - {"READ-ME.txt"}:
        assert re.search(rf"[0-9a-f]{{64}}  {re.escape(name)}\n", read_me)
    nobody = a_student(a_campus())
    other = Client()
    other.force_login(nobody.user)
    few = ZipFile(io.BytesIO(other.get("/student/portfolio/everything.zip").content))
    assert set(few.namelist()) == {"READ-ME.txt", "portfolio.html", "resume.json"}
