"""Past records from a file: guessed, looked at, brought in whole, undone whole."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from fairbrief.audit.queries import history_of
from fairbrief.kernel.errors import FairbriefError, IllegalMoveError, MissingFactError
from fairbrief.notices.models import Notice
from fairbrief.organizations.models import Officer
from fairbrief.roster.models import RosterEntry
from fairbrief.students.models import Student
from fairbrief.tracking.actions import (
    ask_outcomes,
    bring_in,
    choose_columns,
    correct_experience,
    delete_experience,
    discard_import,
    forget_imports,
    load_past,
    undo_import,
    verify_experience,
)
from fairbrief.tracking.ledger import Filters, ledger_of
from fairbrief.tracking.models import Experience, PastImport
from fairbrief.tracking.outcomes import months_before
from tests.builders import NOW, TODAY, a_campus, a_student, a_user, acting, an_officer, days
from tests.tracking.test_experiences import TOLD

pytestmark = pytest.mark.django_db

HEAD = "Student ID,Email,Name,Company,Position,Start Date,End Date,Hours,Hourly Rate,Modality\n"
ADA = "7001,,Ada L,Harbor Radio,Podcast research,2026-03-01,2026-03-20,12.5,$20,Remote\n"
BO = ",bo@campus.example,Bo K,Tide Labs,Survey,3/2/2026,3/30/2026,20:30,,in person\n"


@pytest.fixture
def officer() -> Officer:
    return an_officer(a_campus())


@pytest.fixture
def ada(officer: Officer) -> RosterEntry:
    return RosterEntry.objects.create(
        campus=officer.campus, student_number="7001", name="Ada Lovelace", made_at=NOW
    )


@pytest.fixture
def bo(officer: Officer) -> Student:
    return a_student(officer.campus, user=a_user("Bo Kim", email="bo@campus.example"))


def load(officer: Officer, text: str, name: str = "past.csv") -> PastImport:
    upload = SimpleUploadedFile(name, text.encode())
    return load_past(officer, upload=upload, actor=acting(officer.user), at=NOW)


def choose(batch: PastImport, officer: Officer, **changes: Any) -> Any:
    told: dict[str, Any] = {
        "columns": batch.columns,
        "counts_as": "verified",
        "unknown": "error",
        "day_first": False,
        "currency": "USD",
        **changes,
    }
    return choose_columns(batch, actor=acting(officer.user), at=NOW, **told)


def bring(officer: Officer, text: str, **changes: Any) -> PastImport:
    batch = load(officer, text)
    choose(batch, officer, **changes)
    bring_in(batch, actor=acting(officer.user), at=NOW)
    return batch


def test_columns_are_guessed_and_rows_come_in(
    officer: Officer, ada: RosterEntry, bo: Student
) -> None:
    batch = load(officer, HEAD + ADA + BO)
    assert set(batch.columns) >= {"student_number", "email", "employer_name", "title", "rate"}
    seen = choose(batch, officer)
    assert (seen.counts.rows, seen.counts.new, seen.counts.wrong) == (2, 2, 0)
    assert not Experience.objects.exists()
    assert bring_in(batch, actor=acting(officer.user), at=NOW)
    first, second = Experience.objects.order_by("line")
    assert (first.roster_entry, first.student, first.line) == (ada, None, 2)
    assert (first.minutes, first.paid_minor, first.currency) == (750, 25000, "USD")
    assert (second.student, second.starts_on, second.place) == (bo, date(2026, 3, 2), "onsite")
    assert first.is_verified
    assert first.verified_by_name == officer.user.name
    assert not Notice.objects.exists()
    assert [event.name for event in history_of(batch)] == ["loaded", "bring_in"]


def test_pressed_twice_it_comes_in_once(officer: Officer, ada: RosterEntry) -> None:
    batch = bring(officer, HEAD + ADA)
    assert not bring_in(batch, actor=acting(officer.user), at=NOW)
    assert Experience.objects.count() == 1
    # The same file once more finds everything there.
    again = load(officer, HEAD + ADA)
    assert choose(again, officer).counts.there == 1
    with pytest.raises(MissingFactError):
        bring_in(again, actor=acting(officer.user), at=NOW)


def test_the_same_file_waiting_is_kept_once(officer: Officer) -> None:
    assert load(officer, HEAD + ADA).pk == load(officer, HEAD + ADA).pk


def test_doubles_within_the_file_come_in_once(officer: Officer, ada: RosterEntry) -> None:
    assert choose(load(officer, HEAD + ADA + ADA.upper()), officer).counts.there == 1


def test_what_a_student_logged_is_recognised(officer: Officer, bo: Student) -> None:
    Experience.objects.create(
        campus=officer.campus,
        student=bo,
        employer_name="TIDE LABS",
        title="survey",
        starts_on=date(2026, 3, 2),
        ends_on=date(2026, 3, 30),
        minutes=600,
        logged_at=NOW,
    )
    assert choose(load(officer, HEAD + BO), officer).counts.there == 1


@pytest.mark.parametrize(
    ("row", "heading", "reason"),
    [
        ("7001,,A,Co,Pos,,2026-03-20,many,,", "Hours", "no number"),
        ("7001,,A,Co,Pos,,soon,12,,", "End Date", "2026-05-31"),
        ("7001,,A,,Pos,,2026-03-20,12,,", "Company", "empty"),
        ("7001,,A,Co,Pos,2026-04-20,2026-03-20,12,,", "End Date", "before the start"),
        ("7001,,A,Co,Pos,,2099-03-20,12,,", "End Date", "still to come"),
        ("7001,,A,Co,Pos,,2026-03-20,0,,", "Hours", "a quarter"),
        ("7001,,A,Co,Pos,,2026-03-20,12,twenty,", "Hourly Rate", "no amount"),
        ("7001,,A,Co,Pos,,2026-03-20,12,20 XYZ,", "Student ID", ""),
        ("7001,,A,Co,Pos,,2026-03-20,12,,the moon", "Modality", "on site"),
        (",,A,Co,Pos,,2026-03-20,12,,", "Email", "neither"),
        ("9999,,A,Co,Pos,,2026-03-20,12,,", "Student ID", "Nobody of your campus"),
        ("7001,bo@campus.example,A,Co,Pos,,2026-03-20,12,,", "Student ID", "the mail address"),
    ],
)
def test_a_wrong_row_names_line_column_and_remedy(
    officer: Officer, ada: RosterEntry, row: str, heading: str, reason: str
) -> None:
    RosterEntry.objects.create(
        campus=officer.campus, email="bo@campus.example", name="Bo", made_at=NOW
    )
    seen = choose(load(officer, f"{HEAD}{ADA}{row}\n"), officer)
    assert (seen.counts.new, seen.counts.wrong) == (1, 1)
    assert seen.problems[0].line == 3
    if reason:
        assert seen.problems[0].heading == heading
        assert reason in seen.problems[0].reason


def test_people_of_another_campus_are_not_found(officer: Officer, ada: RosterEntry) -> None:
    elsewhere = an_officer(a_campus())
    a_student(officer.campus, user=a_user("Bo Kim", email="bo@campus.example"))
    seen = choose(load(elsewhere, HEAD + ADA + BO), elsewhere)
    assert (seen.counts.new, seen.counts.wrong) == (0, 2)


def test_people_who_are_new_go_on_the_roster_once(officer: Officer, bo: Student) -> None:
    other = ADA.replace("Podcast", "Archive")
    batch = bring(officer, HEAD + ADA + other + BO, unknown="add")
    entry = RosterEntry.objects.get()
    assert (entry.name, entry.student_number, entry.experiences.count()) == ("Ada L", "7001", 2)
    assert batch.counts["people"] == 1
    undo_import(batch, actor=acting(officer.user), at=NOW)
    assert not RosterEntry.objects.exists()
    nameless = ADA.replace("Ada L", "")
    assert choose(load(officer, HEAD + nameless), officer, unknown="add").counts.wrong == 1


def test_undo_takes_out_the_whole_file(officer: Officer, ada: RosterEntry) -> None:
    batch = bring(officer, HEAD + ADA)
    assert undo_import(batch, actor=acting(officer.user), at=NOW)
    assert not undo_import(batch, actor=acting(officer.user), at=NOW)
    assert not Experience.objects.exists()
    assert RosterEntry.objects.get() == ada
    assert choose(load(officer, HEAD + ADA), officer).counts.new == 1


def test_undo_stops_where_somebody_has_changed_an_entry(
    officer: Officer, ada: RosterEntry, bo: Student
) -> None:
    batch = bring(officer, HEAD + ADA + BO, counts_as="logged")
    entry = Experience.objects.get(roster_entry=ada)
    assert entry.is_waiting_for_office
    assert list(ledger_of(officer, Filters(state="waiting", brought=batch.code)))
    verify_experience(entry, note="Payslip.", actor=acting(officer.user), at=NOW)
    with pytest.raises(IllegalMoveError, match="Podcast research"):
        undo_import(batch, actor=acting(officer.user), at=NOW)
    assert Experience.objects.count() == 2


def test_the_student_neither_deletes_nor_rewrites_a_past_record(
    officer: Officer, bo: Student
) -> None:
    bring(officer, HEAD + BO, counts_as="logged")
    entry, me = Experience.objects.get(), acting(bo.user)
    assert entry.standing == "logged by the office"
    with pytest.raises(FairbriefError):
        delete_experience(entry, actor=me, at=NOW)
    with pytest.raises(FairbriefError):
        correct_experience(entry, told=TOLD, actor=me, at=NOW)


def test_nobody_is_asked_what_came_of_a_past_record(officer: Officer, ada: RosterEntry) -> None:
    ended = months_before(TODAY, 3)
    ada.email = "ada@campus.example"
    ada.save()
    bring(officer, f"{HEAD}7001,,A,Co,Pos,,{ended},12,,\n")
    assert ask_outcomes(at=NOW) == 0


def test_what_was_chosen_last_time_is_remembered(officer: Officer, ada: RosterEntry) -> None:
    head = "Kennung,Firma,Taetigkeit,Ende,Stunden\n"
    row = "7001,Harbor,Podcast,2026-03-20,12\n"
    batch = load(officer, head + row)
    assert not batch.columns
    columns = {
        "student_number": 0,
        "employer_name": 1,
        "title": 2,
        "ends_on": 3,
        "minutes": 4,
    }
    choose(batch, officer, columns=columns)
    bring_in(batch, actor=acting(officer.user), at=NOW)
    assert load(officer, head + row.replace("Podcast", "Film")).columns == columns
    # By another campus, nothing is known of it.
    assert not load(an_officer(a_campus()), head + row).columns


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"employer_name": None}, "employer_name"),
        ({"student_number": None, "email": None}, "student_number"),
        ({"title": 3}, "title"),
        ({"title": 99}, "title"),
    ],
)
def test_columns_that_cannot_be_are_refused(
    officer: Officer, changes: dict[str, int | None], field: str
) -> None:
    batch = load(officer, HEAD + ADA)
    columns = {
        name: column for name, column in (batch.columns | changes).items() if column is not None
    }
    with pytest.raises(MissingFactError) as caught:
        choose(batch, officer, columns=columns)
    assert caught.value.field == field


def test_a_file_that_breaks_off_brings_in_nothing(officer: Officer, ada: RosterEntry) -> None:
    batch = load(officer, HEAD + ADA + '7001,"' + "x" * 20_000 + "\n")
    with pytest.raises(FairbriefError, match="Line 3"):
        choose(batch, officer)
    with pytest.raises(FairbriefError):
        bring_in(batch, actor=acting(officer.user), at=NOW)
    assert not Experience.objects.exists()


def test_a_file_put_away_is_deleted(
    officer: Officer, django_capture_on_commit_callbacks: Any
) -> None:
    batch, storage = load(officer, HEAD + ADA), PastImport._meta.get_field("file").storage  # type: ignore[union-attr]
    kept = batch.file.name
    assert storage.exists(kept)
    with django_capture_on_commit_callbacks(execute=True):
        assert discard_import(batch, actor=acting(officer.user), at=NOW)
    assert not storage.exists(kept)
    load(officer, HEAD + BO)
    assert forget_imports(at=NOW + days(6)) == 0
    assert [forget_imports(at=NOW + days(8)) for _time in range(2)] == [1, 0]


def test_from_the_file_to_the_ledger_by_page(officer: Officer, ada: RosterEntry) -> None:
    client = Client()
    client.force_login(officer.user)
    page = "/campus/ledger/imports/"
    wrong = client.post(page, {"file": SimpleUploadedFile("x.xlsx", b"PK\x03\x04 and so on")})
    assert wrong.status_code == 422
    assert "workbook" in wrong.text
    assert client.post(page, {}).status_code == 422
    text = HEAD + ADA + "9999,,Zed,Co,=cmd(),,2026-03-20,12,,\n"
    answer = client.post(page, {"file": SimpleUploadedFile("past.csv", text.encode())})
    assert answer.status_code == 302
    url = answer["Location"]
    shown = client.get(url).text
    assert "Which column is what" in shown
    assert "Company (Harbor Radio)" in shown
    chosen = {
        "student_number": "0",
        "email": "1",
        "employer_name": "3",
        "title": "4",
        "ends_on": "6",
        "minutes": "7",
        "counts_as": "verified",
        "unknown": "error",
        "usual_currency": "USD",
    }
    refused = client.post(url, {**chosen, "title": ""})
    assert refused.status_code == 422
    assert client.post(url, chosen).status_code == 302
    preview = client.get(url).text
    assert "Bring in 1 entry" in preview
    assert "Nobody of your campus" in preview
    problems = b"".join(client.get(f"{url}problems.csv")).decode("utf-8-sig")
    assert problems.splitlines()[1].startswith("3,Student ID,")
    client.post(f"{url}bring-in/")
    assert "Undo the whole file" in client.get(url).text
    code = Experience.objects.get().code
    listed = client.get(f"/campus/ledger/?brought={PastImport.objects.get().code}").text
    assert code in listed
    assert "past.csv" in client.get(f"/campus/ledger/{code}/").text
    client.post(f"{url}undo/")
    assert not Experience.objects.exists()
    assert "undone" in client.get(url).text


def test_imports_are_of_one_campus(officer: Officer, ada: RosterEntry) -> None:
    batch = bring(officer, HEAD + ADA)
    client = Client()
    client.force_login(an_officer(a_campus()).user)
    base = f"/campus/ledger/imports/{batch.code}/"
    assert client.get(base).status_code == 404
    assert client.get(f"{base}problems.csv").status_code == 404
    for act in ("bring-in", "undo", "discard"):
        assert client.post(f"{base}{act}/").status_code == 404
    assert "past.csv" not in client.get("/campus/ledger/imports/").text
    assert batch.code not in client.get(f"/campus/ledger/?brought={batch.code}").text.split(
        "<main"
    )[1].replace(f'value="{batch.code}"', "")
    assert Experience.objects.count() == 1
