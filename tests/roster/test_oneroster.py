"""OneRoster archives: the students in them, and nothing else."""

from __future__ import annotations

import pytest

from fairbrief.audit.actors import person
from fairbrief.kernel.sheets import SheetError
from fairbrief.organizations.models import Campus, Officer, Term
from fairbrief.roster.actions import agree_to_import, hand_over_roster, work_on
from fairbrief.roster.models import RosterEntry
from fairbrief.roster.reading import oneroster
from tests.builders import NOW, a_campus, a_term, an_officer
from tests.roster.files import again, archive

pytestmark = pytest.mark.django_db

MANIFEST = "propertyName,value\nmanifest.version,1.0\noneroster.version,{}\n"
ORGS = "sourcedId,status,dateLastModified,name,type\no1,active,,College of Arts,department\n"
SESSIONS = (
    "sourcedId,status,dateLastModified,title,type,startDate,endDate\ns1,active,,Spring,term,{},{}\n"
)
USERS = (
    "sourcedId,status,dateLastModified,enabledUser,orgSourcedIds,role,username,givenName,"
    "familyName,identifier,email,grades\n"
    "u1,active,,true,o1,student,zoe,Zoë,Álvarez,A1,zoe@here.example,13\n"
    "u2,active,,true,o1,teacher,tom,Tom,Teacher,T1,tom@here.example,\n"
    "u3,active,,false,o1,student,old,Olga,Old,A3,olga@here.example,13\n"
    "u4,tobedeleted,,true,o1,student,gone,Gus,Gone,A4,gus@here.example,13\n"
)
USERS_12 = (
    "sourcedId,status,dateLastModified,enabledUser,username,givenName,familyName,identifier,email,"
    "grades\n"
    "u1,active,,true,zoe,Zoë,Álvarez,A1,zoe@here.example,13\n"
    "u2,active,,true,tom,Tom,Teacher,T1,tom@here.example,\n"
)
ROLES = (
    "sourcedId,status,dateLastModified,userSourcedId,roleType,role,beginDate,endDate,orgSourcedId\n"
    "r1,active,,u1,primary,student,,,o1\nr2,active,,u2,primary,teacher,,,o1\n"
)


@pytest.fixture
def campus() -> Campus:
    return a_campus("here")


@pytest.fixture
def officer(campus: Campus) -> Officer:
    return an_officer(campus)


@pytest.fixture
def term(campus: Campus) -> Term:
    return a_term(campus)


@pytest.mark.parametrize("version", ["1.1", "1.2"])
def test_students_of_an_archive_come_in_and_nobody_else(
    officer: Officer, term: Term, version: str
) -> None:
    files = {"manifest": MANIFEST.format(version), "orgs": ORGS, "users": USERS}
    files["demographics"] = "sourcedId,birthDate,sex\nu1,2006-01-01,female\n"
    if version == "1.2":
        files.update(users=USERS_12, roles=ROLES)
    files["academicSessions"] = SESSIONS.format(term.starts_on, term.ends_on)
    actor = person(officer.user)
    found = hand_over_roster(officer.campus, term=term, file=archive(**files), actor=actor, at=NOW)
    work_on(again(found), at=NOW)
    found = again(found)
    assert (found.new, found.bad, found.left_out) == (1, 0, 3 if version == "1.1" else 1)
    agree_to_import(found, actor=actor, at=NOW)
    work_on(again(found), at=NOW)
    zoe = RosterEntry.objects.get()
    assert (zoe.student_number, zoe.email, zoe.name) == ("A1", "zoe@here.example", "Zoë Álvarez")
    said = zoe.enrolments.get(term=term)
    assert (said.college, said.class_level) == ("College of Arts", "13")


@pytest.mark.parametrize(
    ("files", "reason"),
    [
        ({"manifest": MANIFEST.format("1.1")}, "no users.csv"),
        ({"manifest": MANIFEST.format("1.0"), "users": USERS}, "1.1 or 1.2"),
        ({"users": USERS}, "1.1 or 1.2"),
        (
            {
                "manifest": MANIFEST.format("1.1"),
                "users": USERS,
                "academicSessions": SESSIONS.format("2019-01-01", "2019-06-01"),
            },
            "None of the sessions",
        ),
        (
            {"manifest": MANIFEST.format("1.1"), "users": USERS, "filler": "0" * 20_000_000},
            "far larger than any roster",
        ),
    ],
)
def test_other_archives_are_refused_with_a_reason(
    officer: Officer, term: Term, files: dict[str, str], reason: str
) -> None:
    with pytest.raises(SheetError, match=reason):
        hand_over_roster(
            officer.campus,
            term=term,
            file=archive(**files),
            actor=person(officer.user),
            at=NOW,
        )


def test_an_archive_of_many_files_is_not_opened(
    officer: Officer, term: Term, monkeypatch: pytest.MonkeyPatch
) -> None:
    many = {f"filler{number}": "x" for number in range(oneroster.MOST_FILES)}
    monkeypatch.setattr("zipfile.ZipFile._RealGetContents", None)
    with pytest.raises(SheetError, match="more than 60 files"):
        hand_over_roster(
            officer.campus,
            term=term,
            file=archive(users=USERS, **many),
            actor=person(officer.user),
            at=NOW,
        )


def test_an_archive_is_never_unpacked_beyond_the_limit(
    officer: Officer, term: Term, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(oneroster, "MOST_BYTES", 100)
    with pytest.raises(SheetError, match="far larger"):
        hand_over_roster(
            officer.campus,
            term=term,
            file=archive(manifest=MANIFEST.format("1.1"), users=USERS),
            actor=person(officer.user),
            at=NOW,
        )
