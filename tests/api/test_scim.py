"""A university's directory keeps the roster: what a SCIM client does, and what it must not."""

from __future__ import annotations

import json
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from django.test import Client

from fairbrief.accounts.models import User
from fairbrief.audit.actors import person
from fairbrief.audit.models import Event
from fairbrief.organizations.models import Campus, Officer
from fairbrief.reports.actions import make_key, revoke_key
from fairbrief.reports.models import Key
from fairbrief.roster.models import RosterEntry
from tests.builders import NOW, a_campus, a_student, an_officer

pytestmark = pytest.mark.django_db

USERS = "/api/scim/v2/Users"
USER = "urn:ietf:params:scim:schemas:core:2.0:User"
MORE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"
PATCH = "urn:ietf:params:scim:api:messages:2.0:PatchOp"


class Directory:
    """What a directory does with a key."""

    def __init__(self, campus: Campus, *, opens: str = Key.Opens.ROSTER) -> None:
        officer = Officer.objects.filter(campus=campus).first() or an_officer(campus)
        officer.role = Officer.Role.DIRECTOR
        officer.save()
        self.officer = officer
        self.actor = person(officer.user)
        self.key, self.secret = make_key(
            campus, name="Directory", opens=opens, officer=officer, actor=self.actor, at=NOW
        )
        self.client = Client(headers={"Authorization": f"Bearer {self.secret}"})

    def ask(self, method: str, path: str = USERS, body: Any = None, **asked: str) -> Any:
        if body is not None:
            sent = body if isinstance(body, str) else json.dumps(body)
            answer = self.client.generic(method, path, sent, content_type="application/scim+json")
        else:
            answer = self.client.generic(method, path, QUERY_STRING="")  # type: ignore[arg-type]
            if asked:
                answer = self.client.get(path, asked)
        assert answer.status_code == 204 or answer["Content-Type"] == "application/scim+json"
        answer.said = json.loads(answer.content) if answer.content else None
        return answer


def noor(**more: Any) -> dict[str, Any]:
    return {
        "schemas": [USER, MORE],
        "userName": "noor@uni.example",
        "externalId": "e-1",
        "name": {"givenName": "Noor", "familyName": "Haddad"},
        "emails": [{"value": "Noor.Haddad@uni.example", "type": "work", "primary": True}],
        "active": True,
        MORE: {"employeeNumber": "S-100"},
        **more,
    }


def test_a_person_is_added_read_found_changed_and_taken_out() -> None:
    campus = a_campus()
    directory = Directory(campus)
    made = directory.ask("POST", body=noor())
    assert made.status_code == 201
    entry = RosterEntry.objects.get(campus=campus, directory_name="noor@uni.example")
    assert made["Location"].endswith(f"{USERS}/{entry.code}")
    assert (entry.name, entry.email) == ("Noor Haddad", "noor.haddad@uni.example")
    assert (entry.student_number, entry.directory_id) == ("S-100", "e-1")
    one = f"{USERS}/{entry.code}"
    read = directory.ask("GET", one).said
    assert (read["id"], read["userName"], read["active"]) == (entry.code, "noor@uni.example", True)
    assert read[MORE]["employeeNumber"] == "S-100"

    unkept = [{"op": "replace", "path": "displayName", "value": "Noor\x00"}]
    refused = directory.ask("PATCH", one, {"schemas": [PATCH], "Operations": unkept})
    assert (refused.status_code, refused.said["scimType"]) == (400, "invalidValue")
    changed = directory.ask("PUT", one, noor(name={"formatted": "Noor H. Rahman"}))
    assert changed.said["displayName"] == "Noor H. Rahman"
    events = Event.objects.filter(subject_label="roster.rosterentry", subject_id=entry.pk)
    count = events.count()
    directory.ask("PUT", one, noor(name={"formatted": "Noor H. Rahman"}))
    assert events.count() == count
    assert events.latest("id").actor_name == "Directory"

    left = directory.ask(
        "PATCH",
        one,
        {
            "schemas": [PATCH],
            "Operations": [
                {"op": "replace", "path": "active", "value": False},
                {"op": "Replace", "path": 'emails[type eq "work"].value', "value": "n@uni.example"},
                {"op": "add", "path": "displayName", "value": "N. Rahman"},
            ],
        },
    )
    assert left.status_code == 200, left.said
    entry.refresh_from_db()
    assert (entry.left_on is not None, entry.email) == (True, "n@uni.example")
    assert entry.name == "N. Rahman"

    assert directory.ask("DELETE", one).status_code == 204
    assert directory.ask("GET", one).status_code == 404
    assert directory.ask("GET").said["totalResults"] == 0
    entry.refresh_from_db()
    assert entry.withdrawn_at is not None
    # Named again, it is the same person with the same records.
    again = directory.ask("POST", body=noor())
    assert (again.status_code, again.said["id"]) == (201, entry.code)


@pytest.mark.parametrize(
    ("asked", "count"),
    [
        ('userName eq "NOOR@uni.example"', 1),
        ('userName eq "somebody"', 0),
        ('externalId eq "e-1" and active eq true', 1),
        ("active eq false", 0),
        ('emails.value co "haddad"', 1),
        ('emails co "haddad" or displayName sw "zz"', 1),
        ('not (displayName ew "Haddad")', 2),
        (f'{MORE}:employeeNumber eq "S-100"', 1),
        ("externalId pr", 1),
        ('userName ne "noor@uni.example"', 2),
        ('userName eq "file@uni.example"', 1),
        (r'userName co "\u0000"', 0),
        (r'userName ne "\ud800"', 3),
        (r'id eq "\u0000"', 0),
    ],
)
def test_people_are_found_by_what_a_directory_asks(asked: str, count: int) -> None:
    campus = a_campus()
    directory = Directory(campus)
    directory.ask("POST", body=noor())
    for name in ("file", "other"):
        RosterEntry.objects.create(
            campus=campus, name=name, email=f"{name}@uni.example", made_at=NOW
        )
    found = directory.ask("GET", filter=asked)
    assert (found.status_code, found.said.get("totalResults")) == (200, count), found.said


def test_pages_are_counted_from_one_and_bounded() -> None:
    campus = a_campus()
    directory = Directory(campus)
    for number in range(3):
        RosterEntry.objects.create(
            campus=campus, name=f"{number}", email=f"{number}@uni.example", made_at=NOW
        )
    page = directory.ask("GET", startIndex="2", count="1").said
    assert (page["totalResults"], page["startIndex"], page["itemsPerPage"]) == (3, 2, 1)
    assert page["Resources"][0]["userName"] == "1@uni.example"
    assert directory.ask("GET", count="0").said["totalResults"] == 3
    assert directory.ask("GET", count="many").status_code == 400


def test_a_roster_that_came_by_file_is_taken_over_and_not_doubled() -> None:
    campus = a_campus()
    known = RosterEntry.objects.create(
        campus=campus, name="Noor", student_number="S-100", made_at=NOW
    )
    made = Directory(campus).ask("POST", body=noor())
    assert (made.status_code, made.said["id"]) == (201, known.code)
    assert RosterEntry.objects.filter(campus=campus).count() == 1


def test_an_account_is_found_by_its_confirmed_address() -> None:
    campus = a_campus()
    student = a_student(campus)
    directory = Directory(campus)
    email = student.user.email
    EmailAddress.objects.create(user=student.user, email=email, verified=True)
    made = directory.ask("POST", body=noor(emails=[{"value": email, "primary": True}]))
    assert made.status_code == 201, made.said
    entry = RosterEntry.objects.get(code=made.said["id"])
    assert entry.student == student
    assert RosterEntry.objects.filter(student=student).count() == 1


def test_what_is_somebody_elses_is_refused_and_nothing_changes() -> None:
    campus = a_campus()
    directory = Directory(campus)
    directory.ask("POST", body=noor())
    for other in (
        noor(externalId="e-2"),
        noor(userName="b", emails=[{"value": "noor.haddad@uni.example"}]),
        noor(userName="c", emails=[{"value": "c@uni.example"}]),
    ):
        refused = directory.ask("POST", body=other)
        assert (refused.status_code, refused.said["scimType"]) == (409, "uniqueness"), refused.said
    assert RosterEntry.objects.filter(campus=campus).count() == 1


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ("{", 400),
        ("[]", 400),
        ('"x"', 400),
        ({"schemas": [USER]}, 400),
        ({"schemas": [USER], "userName": "  "}, 400),
        ({"schemas": [USER], "userName": "nobody"}, 400),
        ({"schemas": [USER], "userName": 7}, 400),
        ("[" * 100_000, 400),
        (noor(userName="noor\x00"), 400),
        (noor(externalId="\x00"), 400),
        (noor(name={"formatted": "Noor \ud800"}), 400),
        (noor(**{MORE: {"employeeNumber": "\x00"}}), 400),
        ({**noor(), "\x00": 1}, 400),
    ],
)
def test_what_cannot_be_a_person_is_refused_with_a_reason(body: Any, status: int) -> None:
    refused = Directory(a_campus()).ask("POST", body=body)
    assert refused.status_code == status
    assert refused.said["schemas"] == ["urn:ietf:params:scim:api:messages:2.0:Error"]
    assert refused.said["detail"]


@pytest.mark.parametrize(
    "asked",
    [
        "userName",
        'title eq "x"',
        "userName gt 3",
        'password eq "x"',
        'emails[type eq "work"]',
        "((",
    ],
)
def test_a_question_the_roster_cannot_answer_says_so(asked: str) -> None:
    refused = Directory(a_campus()).ask("GET", filter=asked)
    assert (refused.status_code, refused.said["scimType"]) == (400, "invalidFilter")


def test_a_key_opens_one_roster_and_nothing_else() -> None:
    mine, theirs = a_campus(), a_campus()
    directory, other = Directory(mine), Directory(theirs)
    code = directory.ask("POST", body=noor()).said["id"]
    assert other.ask("GET").said["totalResults"] == 0
    for method, body in (("GET", None), ("PUT", noor()), ("DELETE", None)):
        assert other.ask(method, f"{USERS}/{code}", body).status_code == 404
    # The same person may be enrolled at both, and neither learns of it.
    assert other.ask("POST", body=noor()).status_code == 201
    assert directory.client.get("/api/v1/reports").status_code == 401
    for_reports = Directory(mine, opens=Key.Opens.REPORTS)
    assert for_reports.ask("GET").status_code == 401
    revoke_key(directory.key, officer=directory.officer, actor=directory.actor, at=NOW)
    assert directory.ask("GET").status_code == 401


def test_accounts_that_the_university_did_not_name_are_not_shown() -> None:
    campus = a_campus()
    student = a_student(campus)
    RosterEntry.objects.filter(student=student).delete()
    RosterEntry.objects.create(
        campus=campus, student=student, name="x", from_account=True, made_at=NOW
    )
    assert Directory(campus).ask("GET").said["totalResults"] == 0


def test_the_service_describes_itself() -> None:
    directory = Directory(a_campus())
    config = directory.ask("GET", "/api/scim/v2/ServiceProviderConfig").said
    assert config["patch"]["supported"] is True
    assert config["bulk"]["supported"] is False
    kinds = directory.ask("GET", "/api/scim/v2/ResourceTypes").said
    assert [each["endpoint"] for each in kinds["Resources"]] == ["/Users"]
    schemas = directory.ask("GET", "/api/scim/v2/Schemas").said
    assert {each["id"] for each in schemas["Resources"]} == {USER, MORE}
    assert directory.ask("POST", "/api/scim/v2/Schemas", {}).status_code == 405


def test_a_sign_in_opens_nothing() -> None:
    campus = a_campus()
    officer = an_officer(campus)
    client = Client()
    client.force_login(User.objects.get(pk=officer.user_id))
    assert client.get(USERS).status_code == 401
