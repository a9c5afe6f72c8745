"""What may be shown: never more than the agreement allows and the student has switched on."""

from __future__ import annotations

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fairbrief.audit.actors import INSTALLATION
from fairbrief.credentials.actions import revoke, show_levels
from fairbrief.credentials.documents import Seen
from fairbrief.kernel.errors import FairbriefError, MissingFactError, NotAllowedError
from fairbrief.portfolio.actions import change_link, move_piece, set_page, set_piece
from fairbrief.portfolio.links import key_of, opened
from fairbrief.portfolio.models import Piece, Portfolio
from fairbrief.portfolio.queries import page_by_link, public_page
from fairbrief.portfolio.showing import finished, kept, shown
from fairbrief.portfolio.states import Level
from fairbrief.relationships.giving import give_feedback
from fairbrief.relationships.hiding import hide_feedback
from fairbrief.relationships.models import Feedback
from fairbrief.students.models import Student
from fairbrief.tracking.models import Experience
from tests.builders import NOW, a_campus, a_student, acting, an_officer
from tests.portfolio.shelf import a_finished, found_elsewhere, switch

pytestmark = pytest.mark.django_db

MAY, MAY_NOT, SILENT = {"portfolio_allowed": True}, {"portfolio_allowed": False}, {}


def the(experience: Experience) -> Experience:
    assert experience.student is not None
    return finished(experience.student).get(pk=experience.pk)


def student_of(experience: Experience) -> Student:
    assert experience.student is not None
    return experience.student


def pages_of(student: Student) -> tuple[str, str]:
    """What everyone reads, and what people with the link read; "" where there is no page."""
    portfolio = Portfolio.objects.get(student=student)
    answers = []
    for path in (f"/portfolios/{portfolio.slug}/", f"/portfolio/by/{key_of(portfolio)}/"):
        answer = Client().get(path)
        answers.append(answer.text if answer.status_code == 200 else "")
    return answers[0], answers[1]


def test_an_agreement_that_allows_it_shows_the_work() -> None:
    entry = a_finished(MAY)
    found = shown(the(entry))
    assert found is not None
    assert found.level == Level.WHOLE
    assert found.delivered
    assert found.employer == entry.employer_name
    assert found.credential
    assert "Accepted by the employer" in found.standing


def test_one_that_forbids_it_names_project_and_employer_alone() -> None:
    entry = a_finished(MAY_NOT)
    found = shown(the(entry))
    assert found is not None
    assert (found.level, found.delivered, found.skills) == (Level.NAMED, (), ())
    assert found.employer == entry.employer_name
    pieces = [piece.title for piece in entry.engagement.pieces.all()]  # type: ignore[union-attr]
    switch(entry, "public")
    for page in pages_of(student_of(entry)):
        assert entry.title in page
        assert not any(title in page for title in pieces)


def test_one_that_says_nothing_shows_confidential_work_and_its_hours() -> None:
    entry = a_finished(SILENT)
    switch(entry, "public", own_lines=f"Did it for {entry.employer_name}.")
    public, _linked = pages_of(student_of(entry))
    assert "Confidential work for an employer" in public
    assert "10 h" in public
    for word in (entry.title, entry.employer_name, "/credentials/"):
        assert word not in public
    found = shown(the(entry))
    assert found is not None
    assert found.lines == ("Completed confidential work for an employer (10 hours).",)


def test_work_from_elsewhere_waits_for_the_students_word() -> None:
    student = a_student(a_campus())
    entry = found_elsewhere(student)
    assert shown(the(entry)) is None
    with pytest.raises(MissingFactError) as refusal:
        switch(entry, "public", is_cleared=False)
    assert refusal.value.field == "is_cleared"
    switch(entry, "public", is_cleared=True)
    found = shown(the(entry))
    assert found is not None
    assert found.told.startswith("Typed the price list")
    assert found.standing == "Confirmed by the supervisor."


def test_what_nobody_else_confirmed_is_not_there() -> None:
    student = a_student(a_campus())
    entry = found_elsewhere(student, state="logged", confirmed_at=None)
    assert not finished(student).exists()
    with pytest.raises(FairbriefError, match="confirmed"):
        switch(entry, "public", is_cleared=True)
    client = Client()
    client.force_login(student.user)
    path = f"/student/portfolio/pieces/{entry.code}/"
    assert client.post(path, {"visibility": "public"}).status_code == 404


@given(
    rows=st.lists(
        st.tuples(
            st.sampled_from(["off", "link", "public"]), st.booleans(), st.booleans(), st.booleans()
        ),
        min_size=1,
        max_size=3,
    )
)
@settings(
    max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_nobody_sees_what_is_not_for_them(
    rows: list[tuple[str, bool, bool, bool]],
) -> None:
    campus = a_campus()
    student = a_student(campus)
    entries = []
    for number, (visibility, cleared, discreet, _credential) in enumerate(rows):
        entry = found_elsewhere(
            student,
            title=f"Work number {number} of {student.code}",
            employer_name=f"House {number}x",
        )
        if visibility != "off" and not cleared:
            visibility = "off"
        switch(entry, visibility, is_cleared=cleared, is_discreet=discreet)
        entries.append((entry, visibility, discreet))
    public, linked = pages_of(student)
    for entry, visibility, discreet in entries:
        is_named_publicly = visibility == "public" and not discreet
        assert (entry.title in public) is is_named_publicly
        assert (entry.title in linked) is (visibility in ("public", "link") and not discreet)
        if discreet:
            assert entry.employer_name not in public + linked
    assert bool(public) is any(visibility == "public" for _e, visibility, _d in entries)
    assert bool(linked) is any(visibility != "off" for _e, visibility, _d in entries)


def test_nothing_is_shown_from_the_start_and_off_takes_it_away_at_once() -> None:
    entry = a_finished(MAY)
    switch(entry, "off")
    assert pages_of(student_of(entry)) == ("", "")
    switch(entry, "link")
    public, linked = pages_of(student_of(entry))
    assert not public
    assert entry.title in linked
    switch(entry, "off")
    assert pages_of(student_of(entry)) == ("", "")


def test_a_revoked_credential_disappears() -> None:
    entry = a_finished(MAY)
    switch(entry, "public")
    credential = entry.engagement.credential  # type: ignore[union-attr]
    assert credential.code in pages_of(student_of(entry))[0]
    officer = an_officer(entry.campus)
    revoke(credential, reason="Wrong project.", actor=acting(officer.user), at=NOW)
    public, _linked = pages_of(student_of(entry))
    assert entry.title in public
    assert credential.code not in public
    assert all(not each.credential for each in kept(finished(student_of(entry))))


def test_a_credential_can_be_left_out() -> None:
    entry = a_finished(MAY)
    switch(entry, "public", shows_credential=False)
    assert "/credentials/" not in pages_of(student_of(entry))[0].replace("credentials/skills", "")


SEEN = [Seen(key="teamwork", name="Teamwork", level=2, words=("emerging", "developing"))]


def with_levels(terms: dict[str, bool]) -> Experience:
    """On everyone's page; the supervisor has rated, and the student put it into the credential."""
    entry = a_finished(terms)
    work = entry.engagement
    assert work is not None
    give_feedback(
        work,
        side="employer",
        ratings={},
        went_well="Asked early.",
        next_time="",
        actor=acting(work.supervisor.user),
        at=NOW,
    )
    switch(entry, "public")
    show_levels(work.credential, seen=SEEN, actor=acting(student_of(entry).user), at=NOW)
    return entry


@pytest.mark.parametrize("terms", [MAY, MAY_NOT])
def test_levels_the_student_put_into_the_credential_stand_with_the_piece(
    terms: dict[str, bool],
) -> None:
    entry = with_levels(terms)
    for page in pages_of(student_of(entry)):
        assert "Competencies, as the supervisor saw them" in page
        assert "Teamwork" in page
        assert "developing" in page
        assert "emerging" not in page


def test_levels_go_when_they_are_taken_out_of_the_credential() -> None:
    entry = with_levels(MAY)
    credential = entry.engagement.credential  # type: ignore[union-attr]
    show_levels(credential, seen=[], actor=acting(student_of(entry).user), at=NOW)
    assert "Teamwork" not in pages_of(student_of(entry))[0]


@pytest.mark.parametrize("decided", [{"shows_credential": False}, {"is_discreet": True}])
def test_levels_stand_nowhere_without_the_credential(decided: dict[str, bool]) -> None:
    entry = with_levels(MAY)
    switch(entry, "public", **decided)
    assert "Teamwork" not in pages_of(student_of(entry))[0]


def test_confidential_work_shows_no_levels() -> None:
    assert "Teamwork" not in pages_of(student_of(with_levels(SILENT)))[0]


def test_levels_of_feedback_an_office_looks_into_are_shown_nowhere() -> None:
    entry = with_levels(MAY)
    row = Feedback.objects.get(engagement=entry.engagement)
    hide_feedback(row, actor=INSTALLATION, at=NOW)
    assert "Teamwork" not in pages_of(student_of(entry))[0]


def test_a_new_link_ends_the_one_before() -> None:
    entry = a_finished(MAY)
    student = student_of(entry)
    switch(entry, "link")
    portfolio = Portfolio.objects.get(student=student)
    old = key_of(portfolio)
    assert page_by_link(old) is not None
    portfolio = change_link(student, actor=acting(student.user), at=NOW)
    assert page_by_link(old) is None
    assert page_by_link(key_of(portfolio)) is not None
    for broken in ("", "x", old[:-1], old.replace("~", "."), key_of(portfolio) + "x"):
        assert opened(broken) is None
        assert Client().get(f"/portfolio/by/{broken or 'x'}/").status_code == 404


def test_the_link_is_not_found_by_search_engines_and_the_public_page_is() -> None:
    entry = a_finished(MAY)
    switch(entry, "public")
    portfolio = Portfolio.objects.get(student=student_of(entry))
    by_link = Client().get(f"/portfolio/by/{key_of(portfolio)}/")
    public = Client().get(f"/portfolios/{portfolio.slug}/")
    assert by_link["X-Robots-Tag"] == "noindex"
    assert by_link["Referrer-Policy"] == "no-referrer"
    assert "no-store" in by_link["Cache-Control"]
    assert 'name="robots" content="noindex"' in by_link.text
    assert "noindex" not in public.text
    assert "X-Robots-Tag" not in public
    for page, base in ((public, f"/portfolios/{portfolio.slug}/"),):
        assert f'property="og:image" content="http://127.0.0.1:8000{base}card.png"' in page.text
        picture = Client().get(f"{base}card.png")
        assert picture["Content-Type"] == "image/png"
        assert picture.content.startswith(b"\x89PNG")
        assert picture.content[16:24] == (1200).to_bytes(4) + (630).to_bytes(4)
        assert Client().get(f"{base}card.png").content == picture.content
    assert Client().get("/portfolios/nobody/card.png").status_code == 404


def test_a_closed_account_has_no_page_and_erasure_takes_it_all() -> None:
    student = a_student(a_campus())
    entry = found_elsewhere(student)
    switch(entry, "public", is_cleared=True)
    slug = Portfolio.objects.get(student=student).slug
    assert public_page(slug) is not None
    type(student.user).objects.filter(pk=student.user.pk).update(is_active=False)
    assert public_page(slug) is None
    entry.delete()
    assert not Piece.objects.exists()
    student.user.delete()
    assert not Portfolio.objects.exists()


def test_only_the_student_decides() -> None:
    entry = a_finished(MAY)
    stranger = a_student(a_campus())
    asked = {"actor": acting(stranger.user), "at": NOW}
    student = student_of(entry)
    with pytest.raises(NotAllowedError):
        set_piece(entry, visibility="public", **asked)
    with pytest.raises(NotAllowedError):
        move_piece(entry, up=True, **asked)
    with pytest.raises(NotAllowedError):
        change_link(student, **asked)
    with pytest.raises(NotAllowedError):
        set_page(student, slug="abc", intro="", contact="", shows_studies=False, **asked)
    client = Client()
    client.force_login(stranger.user)
    for path in (f"pieces/{entry.code}/", f"pieces/{entry.code}/move/"):
        sent = {"visibility": "public", "to": "up"}
        assert client.post(f"/student/portfolio/{path}", sent).status_code == 404


def test_pieces_stand_in_the_students_order() -> None:
    student = a_student(a_campus())
    titles = [f"Work {number}" for number in range(3)]
    for number, title in enumerate(titles):
        found_elsewhere(student, title=title, ends_on=NOW.date().replace(day=number + 1))
    order = [each.title for each in finished(student)]
    assert order == ["Work 2", "Work 1", "Work 0"]
    actor = acting(student.user)
    last = finished(student).get(title="Work 0")
    assert move_piece(last, up=True, actor=actor, at=NOW)
    assert [each.title for each in finished(student)] == ["Work 2", "Work 0", "Work 1"]
    assert move_piece(last, up=True, actor=actor, at=NOW)
    assert not move_piece(last, up=True, actor=actor, at=NOW)
    assert next(iter(finished(student))).title == "Work 0"
