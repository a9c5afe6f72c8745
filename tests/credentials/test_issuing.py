"""Who issues, who endorses, what the student shows, and the files that are taken away."""

from __future__ import annotations

import io
import json
import secrets
import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import time_machine
from click.testing import CliRunner
from django.test import Client
from openbadgeslib import baking

from fairbrief.cli import main
from fairbrief.credentials.actions import (
    issue,
    issue_in_own_name,
    live_key,
    revoke,
    rotate_key,
    show_levels,
    show_name,
)
from fairbrief.credentials.checking import check, check_document
from fairbrief.credentials.checking.keys import trusting
from fairbrief.credentials.checking.reading import read
from fairbrief.credentials.documents import Seen, shows_levels
from fairbrief.credentials.files import (
    badge_png,
    badge_svg,
    certificate,
    folder,
    linkedin_url,
    said_on_paper,
)
from fairbrief.credentials.issuing import Holder, controller_document, issuer_of
from fairbrief.credentials.models import Credential, IssuerKey
from fairbrief.credentials.queries import PLACES, lists_of, status_list
from fairbrief.credentials.saying import said_by
from fairbrief.credentials.verification import is_refuted, is_valid, verify
from fairbrief.kernel.errors import IllegalMoveError, NotAllowedError
from tests.builders import NOW, acting, an_officer, days
from tests.engaged import an_engagement

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _the_day_after() -> Iterator[None]:
    with time_machine.travel(NOW + days(1), tick=False):
        yield


@pytest.fixture
def credential() -> Credential:
    return issue(an_engagement("paid", minutes=600), at=NOW)


def director_of(credential: Credential) -> Any:
    return acting(an_officer(credential.engagement.campus, role="director").user)


SEEN = [
    Seen(key="teamwork", name="Teamwork", level=3, words=("emerging", "developing", "applying")),
    Seen(key="technology", name="Technology", level=1, words=("emerging", "developing")),
]


def test_the_employer_endorses_what_they_accepted_themselves(credential: Credential) -> None:
    (word,) = credential.document["endorsement"]
    employer = credential.engagement.employer
    assert word["issuer"]["id"] == Holder(employer=employer).id
    comment = word["credentialSubject"]["endorsementComment"]
    assert "keeps the key" in comment
    assert employer.name in comment
    known = trusting([controller_document(Holder(employer=employer))])
    assert check_document(word, trust=known).sure
    assert is_valid(verify(credential.document))


def test_silence_endorses_nothing() -> None:
    quiet = issue(an_engagement("paid", approved_by_clock=True), at=NOW)
    assert "endorsement" not in quiet.document
    assert is_valid(verify(quiet.document))


def test_a_campus_issues_in_its_own_name(credential: Credential) -> None:
    campus = credential.engagement.campus
    officer = acting(an_officer(campus).user)
    with pytest.raises(NotAllowedError):
        issue_in_own_name(campus, own=True, actor=officer, at=NOW)
    director = director_of(credential)
    assert issue_in_own_name(campus, own=True, actor=director, at=NOW)
    assert not issue_in_own_name(campus, own=True, actor=director, at=NOW)
    theirs = issue(an_engagement("paid", campus=campus), at=NOW)
    assert theirs.document["issuer"]["name"] == campus.name
    assert theirs.document["issuer"]["id"] == Holder(campus=campus).id
    assert is_valid(verify(theirs.document))
    assert is_valid(verify(credential.document))
    # Given up again, what was issued keeps its issuer, also when it is signed anew.
    assert issue_in_own_name(campus, own=False, actor=director, at=NOW)
    student = acting(theirs.engagement.student.user)
    assert show_name(theirs, shown=True, actor=student, at=NOW)
    assert theirs.key.campus == campus
    assert is_valid(verify(theirs.document))


def test_the_installations_key_does_not_sign_for_a_campus(credential: Credential) -> None:
    campus = credential.engagement.campus
    issue_in_own_name(campus, own=True, actor=director_of(credential), at=NOW)
    forged = {**credential.document, "issuer": Holder(campus=campus).profile}
    assert is_refuted(verify(forged))


def test_each_issuer_has_lists_of_its_own(credential: Credential) -> None:
    campus = credential.engagement.campus
    director = director_of(credential)
    issue_in_own_name(campus, own=True, actor=director, at=NOW)
    theirs = issue(an_engagement("paid", campus=campus), at=NOW)
    revoke(theirs, reason="By mistake.", actor=director, at=NOW)
    for holder, revoked in ((Holder(), False), (Holder(campus=campus), True)):
        listed = status_list(live_key(holder, at=NOW), at=NOW)
        assert listed["issuer"] == holder.id
        assert listed["id"] == holder.status_url(1)
        mine = theirs if holder.campus else credential
        known = trusting([controller_document(holder)], [listed])
        report = check_document(mine.document, trust=known)
        assert report.verdict("status") is not revoked


def test_a_full_list_is_followed_by_another(
    credential: Credential, monkeypatch: pytest.MonkeyPatch
) -> None:
    places = iter([credential.status_index] * 12 + [5])
    drawn = secrets.randbelow
    monkeypatch.setattr(
        "secrets.randbelow", lambda most: next(places) if most == PLACES else drawn(most)
    )
    second = issue(an_engagement("paid"), at=NOW)
    assert (second.list_number, second.status_index) == (2, 5)
    assert lists_of(Holder()) == 2
    assert second.document["credentialStatus"]["statusListCredential"].endswith("/revoked-2.json")


def test_levels_stand_on_it_only_while_the_student_wants_them(credential: Credential) -> None:
    student = acting(credential.engagement.student.user)
    before = credential.document
    with pytest.raises(NotAllowedError):
        show_levels(credential, seen=SEEN, actor=director_of(credential), at=NOW)
    assert show_levels(credential, seen=SEEN, actor=student, at=NOW)
    assert not show_levels(credential, seen=SEEN, actor=student, at=NOW)
    assert shows_levels(credential.document)
    assert is_valid(verify(credential.document))
    said = said_by(credential.document)
    assert [(each.name, each.value) for each in said.levels] == [
        ("Teamwork", "applying"),
        ("Technology", "emerging"),
    ]
    assert "Teamwork" in said.skills
    assert said.hours == "10"
    assert show_levels(credential, seen=[], actor=student, at=NOW)
    bare = {part: value for part, value in credential.document.items() if part != "proof"}
    assert bare == {part: value for part, value in before.items() if part != "proof"}
    revoke(credential, reason="Wrong.", actor=director_of(credential), at=NOW)
    with pytest.raises(IllegalMoveError):
        show_levels(credential, seen=SEEN, actor=student, at=NOW)


def test_badges_hold_the_credential(credential: Credential) -> None:
    known = trusting(
        [
            controller_document(issuer_of(credential)),
            controller_document(Holder(employer=credential.engagement.employer)),
        ]
    )
    for picture in (badge_png(credential), badge_svg(credential)):
        given = read(picture)
        assert given.document == credential.document
        assert check(given, trust=known).valid
    assert baking.has_png(badge_png(credential), keyword=baking.ITXT_KEYWORD_OB3)


def test_the_certificate_is_a_paper_and_linkedin_is_filled_in(credential: Credential) -> None:
    assert certificate(credential).startswith(b"%PDF")
    url = linkedin_url(credential)
    assert "startTask=CERTIFICATION_NAME" in url
    assert f"certId={credential.code}" in url


def test_a_certificate_is_of_the_day_it_was_where_the_campus_is() -> None:
    """Nine in the evening of the last day of a month, when it is the next month in UTC."""
    evening = datetime(2027, 3, 1, 2, tzinfo=UTC)
    issued = issue(an_engagement("paid", minutes=600), at=evening)
    assert said_on_paper(issued)["issued"] == "28 February 2027"
    assert "issueMonth=2" in linkedin_url(issued)


def test_the_folder_proves_and_explains_without_this_site(
    credential: Credential, tmp_path: Path
) -> None:
    packed = folder(credential, at=NOW + days(1))
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        archive.extractall(tmp_path)
        names = set(archive.namelist())
    assert names == {
        "README.txt",
        "badge.png",
        "badge.svg",
        "certificate.pdf",
        "credential.json",
        "did-employer.json",
        "did.json",
        "revoked-1.json",
    }
    words = (tmp_path / "README.txt").read_text()
    assert credential.engagement.agreement.sha256 in words
    assert credential.engagement.title in words
    for name in ("credential.json", "badge.png", "badge.svg"):
        arguments = ["verify", str(tmp_path / name), "--issuer", str(tmp_path / "did.json")]
        arguments += ["--issuer", str(tmp_path / "did-employer.json")]
        ran = CliRunner().invoke(main, [*arguments, "--strict"])
        assert ran.exit_code == 0, ran.output
        with time_machine.travel(NOW + days(400), tick=False):
            a_year_on = CliRunner().invoke(main, arguments)
        assert a_year_on.exit_code == 0, a_year_on.output
        assert "too old" in a_year_on.output


def test_keys_are_listed_and_rotated(credential: Credential) -> None:
    before = live_key(at=NOW)
    employer = credential.engagement.employer
    rotate_key(Holder(employer=employer), at=NOW)
    assert IssuerKey.objects.filter(employer=employer).count() == 2
    assert live_key(at=NOW) == before
    assert is_valid(verify(credential.document))


def test_pages_of_the_issuers(credential: Credential) -> None:
    client = Client()
    employer, campus = credential.engagement.employer, credential.engagement.campus
    did = client.get(f"/credentials/employers/{employer.code}/did.json").json()
    assert did == controller_document(Holder(employer=employer))
    assert employer.name in client.get(f"/credentials/employers/{employer.code}/").text
    assert client.get(f"/credentials/campuses/{campus.code}/").status_code == 404
    issue_in_own_name(campus, own=True, actor=director_of(credential), at=NOW)
    assert campus.name in client.get(f"/credentials/campuses/{campus.code}/").text
    listed = client.get(f"/credentials/campuses/{campus.code}/revoked-1.json")
    assert json.loads(listed.content)["issuer"] == Holder(campus=campus).id
    assert client.get(f"/credentials/campuses/{campus.code}/revoked-2.json").status_code == 404
    ours = client.get("/credentials/revoked-1.json")
    assert json.loads(ours.content)["issuer"] == Holder().id
    for form, kind in (("png", "image/png"), ("svg", "image/svg+xml"), ("pdf", "application/pdf")):
        found = client.get(f"/credentials/{credential.code}.{form}")
        assert found["Content-Type"] == kind


def test_the_students_page(credential: Credential) -> None:
    url = f"/student/work/{credential.engagement.code}/credential/"
    mine = Client()
    mine.force_login(credential.engagement.student.user)
    page = mine.get(url)
    assert "linkedin.com/profile/add" in page.text
    # Nothing is open yet, so nothing can be put on it.
    assert mine.post(f"{url}levels/", {"shown": "yes"}).status_code == 302
    credential.refresh_from_db()
    assert not shows_levels(credential.document)
    packed = mine.get(f"{url}folder.zip")
    assert zipfile.is_zipfile(io.BytesIO(packed.content))
    other = Client()
    other.force_login(an_engagement("paid").student.user)
    for path in (url, f"{url}folder.zip"):
        assert other.get(path).status_code == 404


def test_all_of_a_student_in_one_learner_record(credential: Credential) -> None:
    student = credential.engagement.student
    issue(an_engagement("paid", student=student, campus=student.campus), at=NOW)
    mine = Client()
    mine.force_login(student.user)
    found = json.loads(mine.get("/student/portfolio/learner-record.json").content)
    holders = [Holder()]
    holders += [Holder(employer=each.engagement.employer) for each in Credential.objects.all()]
    report = check_document(found, trust=trusting(map(controller_document, holders)))
    assert report.valid, report.findings
    assert report.kind == "ClrCredential"
    assert len(report.embedded) == 2
    assert all(each.report.valid for each in report.embedded)
    nobody = Client()
    nobody.force_login(an_engagement("paid").student.user)
    assert nobody.get("/student/portfolio/learner-record.json").status_code == 404


def test_a_director_chooses_and_an_officer_reads(credential: Credential) -> None:
    campus = credential.engagement.campus
    officer, director = Client(), Client()
    officer.force_login(an_officer(campus).user)
    director.force_login(an_officer(campus, role="director").user)
    url = "/campus/office/credentials/"
    assert "A director of the office decides this." in officer.get(url).text
    officer.post(url, {"own": "yes"})
    assert "A director of the office decides this." in officer.get(url).text
    assert "Issue in our own name" in director.get(url).text
    director.post(url, {"own": "yes"})
    assert "Your public keys" in director.get(url).text
    assert "in your own name since" in director.get("/campus/office/").text
