"""The pages of a matching day, as each side walks them."""

from __future__ import annotations

import pytest

from fairbrief.kernel.clock import now
from fairbrief.matchdays.actions import close_looking, close_ranking, publish
from fairbrief.matchdays.models import Choice, Desk, Matchday
from fairbrief.organizations.models import Member
from tests.browsing import signed_in
from tests.builders import a_campus, a_member, a_student, acting, an_employer, an_officer
from tests.matchdays.test_matchdays import WHY, Day, ranked

pytestmark = pytest.mark.django_db


def test_an_office_plans_and_opens() -> None:
    day = Day()
    office = signed_in(day.officer.user)
    page = office.get("/campus/matchdays/new/").text
    assert "How places are shared out" in page
    today = now().date()
    typed = {
        "name": "Film class",
        "audience": "campus",
        "mode": "stable",
        "ranks_by": today.replace(year=today.year + 1).isoformat(),
        "looks_by": today.replace(year=today.year + 2).isoformat(),
    }
    answer = office.post("/campus/matchdays/new/", typed)
    row = Matchday.objects.get(name="Film class")
    assert answer["Location"] == f"/campus/matchdays/{row.code}/"
    wrong = office.post("/campus/matchdays/new/", typed | {"looks_by": typed["ranks_by"]})
    assert wrong.status_code == 422
    assert "after the students" in wrong.text
    added = {"brief": day.briefs[0].code, "places": 1}
    office.post(f"/campus/matchdays/{row.code}/", added)
    office.post(f"/campus/matchdays/{row.code}/open/")
    row.refresh_from_db()
    assert row.state == "ranking"
    assert "not confirmed" in office.get(f"/campus/matchdays/{row.code}/").text
    assert "Film class" in office.get("/campus/matchdays/").text
    assert "Matching days" in office.get("/campus/office/").text


def test_an_office_compares_publishes_and_reads_what_came_of_it() -> None:
    day = ranked()
    office = signed_in(day.officer.user)
    page = office.get(f"/campus/matchdays/{day.row.code}/").text
    assert "What each way gives" in page
    assert "2 of 3" in page
    assert office.get(f"/campus/matchdays/{day.row.code}/lists.json").json()["inputs"]["seed"]
    office.post(f"/campus/matchdays/{day.row.code}/publish/stable/")
    page = office.get(f"/campus/matchdays/{day.row.code}/").text
    assert "What came of it" in page
    assert day.students[2].user.name in page


def test_a_student_ranks_and_reads_the_result() -> None:
    day = Day().opened()
    student = signed_in(day.students[0].user)
    path = f"/student/matchdays/{day.row.code}/"
    assert "Spring matching" in student.get("/student/matchdays/").text
    first, second = day.seats
    typed = {
        f"rank_{first.pk}": "1",
        f"why_{first.pk}": "Please.",
        f"rank_{second.pk}": "2",
        f"why_{second.pk}": WHY,
        "hours_a_week": "6",
    }
    refused = student.post(path, typed)
    assert refused.status_code == 422
    assert "Say in a sentence why" in refused.text
    assert WHY in refused.text
    student.post(path, typed | {f"why_{first.pk}": WHY})
    assert sorted(Choice.objects.values_list("seat", "rank")) == [(first.pk, 1), (second.pk, 2)]
    assert WHY in student.get(path).text
    close_ranking(day.row, actor=day.as_officer, at=now())
    assert "Your ranking" in student.get(path).text
    close_looking(day.row, actor=day.as_officer, at=now())
    publish(day.row, actor=day.as_officer, at=now())
    page = student.get(path).text
    assert "Your choice 1: “First”" in page
    assert "Read the offer and answer it" in page
    other = signed_in(day.students[1].user)
    assert "You ranked nothing on this day" in other.get(path).text


def test_an_employer_gives_places_and_ranks_without_names() -> None:
    day = Day()
    owner = signed_in(day.owner.user)
    path = f"/employer/matchdays/{day.row.code}/"
    assert owner.get(path).status_code == 404
    day.opened()
    assert "Spring matching" in owner.get("/employer/matchdays/").text
    too_many = owner.post(f"{path}places/{day.briefs[0].code}/", {"places": 9})
    assert too_many.status_code == 422
    assert owner.post(f"{path}places/{day.briefs[0].code}/", {"places": 1}).status_code == 302
    day.rank(0, (0, 1))
    day.rank(1, (0, 1))
    close_ranking(day.row, actor=day.as_officer, at=now())
    page = owner.get(path).text
    assert WHY in page
    assert day.students[0].user.name not in page
    supervisor = day.briefs[0].supervisor
    assert isinstance(supervisor, Member)
    prefix = f"s{supervisor.pk}"
    typed = {
        f"{prefix}-rank_{day.students[0].pk}": "1",
        f"{prefix}-rank_{day.students[1].pk}": "out",
        f"{prefix}-most": "1",
    }
    assert owner.post(f"{path}rank/{supervisor.code}/", typed).status_code == 302
    desk = Desk.objects.get()
    assert desk.most == 1
    assert sorted(desk.estimates.values_list("student", "rank")) == [
        (day.students[0].pk, 1),
        (day.students[1].pk, None),
    ]


def test_others_see_nothing_of_it() -> None:
    day = ranked()
    code = day.row.code
    elsewhere = signed_in(an_officer(a_campus()).user)
    assert elsewhere.get(f"/campus/matchdays/{code}/").status_code == 404
    assert elsewhere.post(f"/campus/matchdays/{code}/publish/stable/").status_code == 404
    assert elsewhere.get(f"/campus/matchdays/{code}/lists.json").status_code == 404
    assert (
        signed_in(a_student(a_campus()).user).get(f"/student/matchdays/{code}/").status_code == 404
    )
    competitor = signed_in(a_member(an_employer(day.campus)).user)
    assert competitor.get(f"/employer/matchdays/{code}/").status_code == 404
    day.row.refresh_from_db()
    assert day.row.state == "ready"
    assert acting(day.officer.user)


@pytest.mark.parametrize(
    ("path", "most"),
    [
        ("/campus/matchdays/{}/", 12),
        ("/student/matchdays/{}/", 11),
        ("/employer/matchdays/{}/", 12),
    ],
)
def test_pages_make_few_queries(
    path: str, most: int, django_assert_max_num_queries: object
) -> None:
    day = ranked()
    publish(day.row, actor=day.as_officer, at=now())
    user = {
        "campus": day.officer.user,
        "student": day.students[0].user,
        "employer": day.owner.user,
    }[path.split("/")[1]]
    client = signed_in(user)
    with django_assert_max_num_queries(most):  # type: ignore[operator]
        assert client.get(path.format(day.row.code)).status_code == 200
