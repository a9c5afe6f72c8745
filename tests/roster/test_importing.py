"""A roster file comes in whole or not at all, every bad row is named, and it can be taken back."""

from __future__ import annotations

from typing import Any

import pytest
from allauth.account.models import EmailAddress

from fairbrief.accounts.actions import open_account
from fairbrief.audit.actors import person
from fairbrief.kernel.errors import FairbriefError
from fairbrief.kernel.sheets import SheetError
from fairbrief.organizations.models import Campus, Officer, Term
from fairbrief.roster.actions import (
    agree_to_import,
    ask_to_undo,
    forget_old_imports,
    hand_over_roster,
    name_columns,
    work_on,
)
from fairbrief.roster.models import (
    Enrolment,
    Group,
    ImportTrace,
    RosterEntry,
    RosterImport,
    StagedRow,
)
from fairbrief.students.actions import enrol
from tests.builders import NOW, a_campus, a_term, acting, an_entry, an_officer, days, in_days
from tests.roster.files import HEAD, again, bring, read, table, take_back, upload

pytestmark = pytest.mark.django_db

ZOE = "A1,zoe@here.example,Zoë Álvarez,Arts,Film,Senior,yes,Rowing;Chess"
BEN = "A2,ben@here.example,Ben Adler,Science,Physics,Junior,,"


@pytest.fixture
def campus() -> Campus:
    return a_campus("here")


@pytest.fixture
def officer(campus: Campus) -> Officer:
    return an_officer(campus)


@pytest.fixture
def term(campus: Campus) -> Term:
    return a_term(campus)


def problems(found: RosterImport) -> dict[int, str]:
    rows = StagedRow.objects.filter(roster_import=found, verdict="bad")
    return {row.line: row.problem for row in rows}


def picture() -> list[Any]:
    """The whole roster, to compare before and after."""
    return [
        [
            *RosterEntry.objects.order_by("pk").values_list(
                "pk", "student_number", "email", "name", "left_on", "is_private", "from_account"
            )
        ],
        [
            *Enrolment.objects.order_by("entry", "term").values_list(
                "entry",
                "term",
                "college",
                "major",
                "class_level",
                "degree_level",
                "first_generation",
                "receives_aid",
            )
        ],
        [*Group.objects.order_by("name", "entries").values_list("kind", "name", "entries")],
    ]


def test_a_file_becomes_entries_enrolments_and_groups(officer: Officer, term: Term) -> None:
    found = read(officer, term, table(ZOE, BEN))
    assert (found.new, found.changed, found.same, found.gone, found.bad) == (2, 0, 0, 0, 0)
    assert not RosterEntry.objects.exists(), "nothing is brought in before somebody agrees"
    agree_to_import(found, actor=person(officer.user), at=NOW)
    work_on(again(found), at=NOW)
    zoe = RosterEntry.objects.get(student_number="A1")
    assert (zoe.email, zoe.name, zoe.from_account) == ("zoe@here.example", "Zoë Álvarez", False)
    said = zoe.enrolments.get(term=term)
    assert (said.college, said.major, said.class_level) == ("Arts", "Film", "Senior")
    assert (said.first_generation, said.receives_aid) == (True, None)
    assert {each.said for each in zoe.groups.all()} == {"Athletics: Rowing", "Athletics: Chess"}
    assert not again(found).file
    assert StagedRow.objects.count() == 0


def test_the_same_file_again_changes_nothing(officer: Officer, term: Term) -> None:
    bring(officer, term, table(ZOE, BEN))
    before = picture()
    found = bring(officer, term, table(ZOE, BEN))
    assert (found.new, found.changed, found.same) == (0, 0, 2)
    assert picture() == before


def test_a_second_file_says_what_is_new_changed_the_same_and_gone(
    officer: Officer, term: Term
) -> None:
    bring(officer, term, table(ZOE, BEN, "A3,,Cleo Ray,Arts,Film,Junior,no,"))
    changed = "A2,ben@here.example,Ben Adler,Science,Chemistry,Junior,,Rowing"
    found = bring(officer, term, table(ZOE, changed, "A4,,Dan Lee,,,,,"))
    assert (found.new, found.changed, found.same, found.gone) == (1, 1, 1, 1)
    ben = RosterEntry.objects.get(student_number="A2")
    assert ben.enrolments.get().major == "Chemistry"
    assert [each.name for each in ben.groups.all()] == ["Rowing"]
    assert RosterEntry.objects.get(student_number="A3").enrolments.exists(), "left as they are"


def test_those_missing_can_be_taken_out_of_the_term(officer: Officer, term: Term) -> None:
    bring(officer, term, table(ZOE, BEN))
    before = picture()
    found = bring(officer, term, table(ZOE), takes_out=True)
    ben = RosterEntry.objects.get(student_number="A2")
    assert (found.gone, ben.enrolments.count()) == (1, 0)
    take_back(officer, found)
    assert picture() == before


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("A5,x@here.example,,Arts,,,,", "no name"),
        (",,Nobody Known,Arts,,,,", "neither a student number nor a mail address"),
        ("A5,not an address,Ann Hall,,,,,", "no mail address"),
        ("A5,,Ann Hall,,,,perhaps,", "neither yes nor no"),
        (f"A5,,{'Ann ' * 40},,,,,", "over 120 letters"),
        ("A1,,Ann Hall,,,,,", "stands in line 2"),
        ("A5,ZOE@here.example,Ann Hall,,,,,", "stands in line 2"),
        ("A5,,Ann Hall,,,,,,surplus", "9 cells"),
        ("A5,not an address,Ann Hall,,,,perhaps,", "no mail address. “perhaps” is neither yes nor"),
    ],
)
def test_a_bad_row_is_named_with_line_and_reason_and_the_rest_comes_in(
    officer: Officer, term: Term, row: str, reason: str
) -> None:
    found = bring(officer, term, table(ZOE, "", row, BEN))
    assert reason in problems(found)[4]
    assert (found.bad, RosterEntry.objects.count()) == (1, 2)


def test_an_address_of_somebody_else_is_a_conflict_with_a_reason(
    officer: Officer, term: Term
) -> None:
    bring(officer, term, table(ZOE, BEN))
    before = picture()
    rows = ("A9,zoe@here.example,Zed Alba,,,,,", "A2,zoe@here.example,Ben Adler,,,,,")
    for row in rows:
        found = read(officer, term, table(row))
        assert "that of Zoë Álvarez (number A1)" in problems(found)[2]
    assert picture() == before


def test_a_new_number_of_the_same_person_is_a_change(officer: Officer, term: Term) -> None:
    bring(officer, term, table(ZOE))
    bring(officer, term, table(ZOE.replace("A1", "B1")))
    assert RosterEntry.objects.get().student_number == "B1"


def test_two_can_swap_their_addresses_and_swap_back(officer: Officer, term: Term) -> None:
    bring(officer, term, table(ZOE, BEN))
    before = picture()
    swapped = table(ZOE.replace("zoe@", "~").replace("~", "ben@"), BEN.replace("ben@", "zoe@"))
    found = bring(officer, term, swapped)
    assert (found.changed, found.bad) == (2, 0)
    assert RosterEntry.objects.get(student_number="A1").email == "ben@here.example"
    take_back(officer, found)
    assert picture() == before


def test_columns_the_file_does_not_have_stay_as_they_are(officer: Officer, term: Term) -> None:
    bring(officer, term, table(ZOE))
    bring(officer, term, "Student ID,Name,Major\nA1,Zoë Álvarez,History\n")
    zoe = RosterEntry.objects.get()
    said = zoe.enrolments.get()
    assert (zoe.email, said.college, said.major) == ("zoe@here.example", "Arts", "History")
    assert zoe.groups.count() == 2


def test_an_import_is_taken_back_as_if_it_had_not_been(officer: Officer, term: Term) -> None:
    bring(officer, term, table(ZOE, BEN))
    before = picture()
    found = bring(
        officer,
        term,
        table(
            "A1,z.alvarez@here.example,Zoë A. Álvarez,Film,Film,Senior,no,Sailing",
            "A7,new@here.example,Somebody New,Arts,,,,Rowing",
        ),
    )
    assert picture() != before
    assert take_back(officer, found).undone_at
    assert picture() == before
    assert not ImportTrace.objects.filter(roster_import=found).exists()


def test_only_the_newest_import_is_taken_back(officer: Officer, term: Term) -> None:
    first = bring(officer, term, table(ZOE))
    RosterImport.objects.filter(pk=first.pk).update(applied_at=NOW - days(1))
    bring(officer, term, table(ZOE, BEN))
    with pytest.raises(FairbriefError, match="newest"):
        ask_to_undo(again(first), actor=person(officer.user), at=NOW)


def test_whoever_has_an_account_by_now_stays_when_an_import_is_taken_back(
    officer: Officer, campus: Campus, term: Term
) -> None:
    found = bring(officer, term, table(ZOE, BEN))
    user = open_account("zoe@here.example", name="Zoe", at=NOW)
    student = enrol(user, campus=campus, actor=acting(user), at=NOW)
    take_back(officer, found)
    left = RosterEntry.objects.get()
    assert left.student == student
    assert not left.enrolments.exists()


def test_accounts_with_a_confirmed_address_are_linked(
    officer: Officer, campus: Campus, term: Term
) -> None:
    user = open_account("zoe@here.example", name="Zoe", at=NOW)
    student = enrol(user, campus=campus, actor=acting(user), at=NOW)
    found = bring(officer, term, table(ZOE))
    entry = RosterEntry.objects.get()
    assert (entry.student, entry.from_account, entry.name) == (student, False, "Zoë Álvarez")
    assert (found.new, found.changed) == (0, 1)


def test_a_second_confirmed_address_of_an_account_counts(
    officer: Officer, campus: Campus, term: Term
) -> None:
    user = open_account("z@here.example", name="Zoe", at=NOW)
    student = enrol(user, campus=campus, actor=acting(user), at=NOW)
    EmailAddress.objects.create(user=user, email="zoe@here.example", verified=True)
    bring(officer, term, table(ZOE))
    entry = RosterEntry.objects.get()
    assert (entry.student, entry.email) == (student, "zoe@here.example")


def test_an_account_is_joined_with_the_entry_its_address_comes_to(
    officer: Officer, campus: Campus, term: Term
) -> None:
    bring(officer, term, table("A1,,Zoë Álvarez,,,,,"))
    user = open_account("zoe@here.example", name="Zoe", at=NOW)
    student = enrol(user, campus=campus, actor=acting(user), at=NOW)
    assert RosterEntry.objects.count() == 2
    bring(officer, term, table(ZOE))
    assert RosterEntry.objects.get().student == student


def test_an_address_that_was_only_typed_links_nothing(
    officer: Officer, campus: Campus, term: Term
) -> None:
    user = open_account("zoe@here.example", name="Mallory", at=NOW)
    EmailAddress.objects.filter(user=user).update(verified=False)
    student = enrol(user, campus=campus, actor=acting(user), at=NOW)
    bring(officer, term, table(ZOE))
    assert RosterEntry.objects.get(student_number="A1").student is None
    assert RosterEntry.objects.get(student=student).email == ""


def test_a_killed_reading_starts_anew_and_a_second_press_does_nothing(
    officer: Officer, term: Term
) -> None:
    found = read(officer, term, table(ZOE, BEN))
    RosterImport.objects.filter(pk=found.pk).update(read_at=None)
    work_on(again(found), at=NOW)
    assert StagedRow.objects.count() == 2
    for _press in range(3):
        agree_to_import(found, actor=person(officer.user), at=NOW)
        work_on(again(found), at=NOW)
    assert RosterEntry.objects.count() == 2


def test_a_fault_in_the_middle_leaves_nothing_half_done(
    officer: Officer, term: Term, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = read(officer, term, table(ZOE, BEN))
    agree_to_import(found, actor=person(officer.user), at=NOW)

    def fall(*_what: object) -> None:
        raise RuntimeError("the lights went out")

    monkeypatch.setattr("fairbrief.roster.actions.applying._write_enrolments", fall)
    work_on(again(found), at=NOW)
    assert not RosterEntry.objects.exists()
    assert "Nothing was changed" in again(found).stopped


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "latin-1", "utf-16"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_files_are_read_however_they_are_written(
    officer: Officer, term: Term, encoding: str, separator: str
) -> None:
    content = table("A1,zoe@here.example,Zoë Álvarez,Arts,Film,Senior,ja,").replace(",", separator)
    bring(officer, term, content.encode(encoding))
    zoe = RosterEntry.objects.get()
    assert zoe.name == "Zoë Álvarez"
    assert zoe.enrolments.get().first_generation is True


def test_columns_are_remembered_for_the_campus_alone(officer: Officer, term: Term) -> None:
    head = "Kennung;Wer;Zweig"
    actor = person(officer.user)
    content = f"{head}\nA1;Zoe Alba;Arts\n"
    found = hand_over_roster(officer.campus, term=term, file=upload(content), actor=actor, at=NOW)
    assert found.mapping == ["", "", ""]
    mapping = ["number", "name", "college"]
    name_columns(found, mapping=mapping, takes_out=False, actor=actor, at=NOW)
    second = hand_over_roster(officer.campus, term=term, file=upload(content), actor=actor, at=NOW)
    assert second.mapping == ["number", "name", "college"]
    elsewhere = a_campus("elsewhere")
    other = hand_over_roster(
        elsewhere, term=a_term(elsewhere), file=upload(content), actor=actor, at=NOW
    )
    assert other.mapping == ["", "", ""]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "empty"),
        (b"\n\n", "no headings"),
        (f"{HEAD}\n".encode(), "nothing below"),
        (b"%PDF-1.7 x", "no table"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "no table"),
        (b"PK\x03\x04 not really", "cannot be opened"),
        (",".join(f"h{n}" for n in range(201)).encode() + b"\nx\n", "more than 200 columns"),
    ],
)
def test_what_is_no_roster_is_refused_with_a_reason(
    officer: Officer, term: Term, content: bytes, reason: str
) -> None:
    with pytest.raises(SheetError, match=reason):
        hand_over_roster(
            officer.campus, term=term, file=upload(content), actor=person(officer.user), at=NOW
        )
    assert not RosterImport.objects.exists()


def test_a_quotation_mark_that_never_ends_stops_the_file_at_its_line(
    officer: Officer, term: Term
) -> None:
    rows = [ZOE, BEN.replace("A2", "A3"), BEN.replace("A2", "A4"), 'A2,"Ben']
    found = read(officer, term, table(*rows))
    assert "Line 5 cannot be read" in found.stopped
    assert not StagedRow.objects.exists()


def test_a_mapping_that_names_nobody_is_refused(officer: Officer, term: Term) -> None:
    actor = person(officer.user)
    found = hand_over_roster(
        officer.campus, term=term, file=upload(table(ZOE)), actor=actor, at=NOW
    )
    for mapping, reason in (
        (["number", *[""] * 7], "holds the name"),
        (["", "", "name", *[""] * 5], "student number or the mail address"),
        (["number", "number", "name", *[""] * 5], "cannot all be"),
    ):
        with pytest.raises(FairbriefError, match=reason):
            name_columns(found, mapping=mapping, takes_out=False, actor=actor, at=NOW)


def test_a_file_nobody_went_on_with_is_thrown_away(officer: Officer, term: Term) -> None:
    found = read(officer, term, table(ZOE))
    assert forget_old_imports(at=NOW + days(3)) == 0
    assert forget_old_imports(at=NOW + days(8)) == 1
    assert not again(found).file
    assert not StagedRow.objects.exists()


def test_another_campus_stays_untouched(officer: Officer, term: Term) -> None:
    elsewhere = a_campus("elsewhere")
    stranger = an_entry(elsewhere, student_number="A1", email="zoe@here.example", name="Stranger")
    found = bring(officer, term, table(ZOE))
    assert found.new == 1
    stranger.refresh_from_db()
    assert stranger.name == "Stranger"
    with pytest.raises(FairbriefError):
        hand_over_roster(
            officer.campus,
            term=a_term(elsewhere, starts_on=in_days(-5)),
            file=upload(table(ZOE)),
            actor=person(officer.user),
            at=NOW,
        )
