"""Guides: whole, grounded, where their moment is; a campus's words for its own students alone."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from fairbrief.guides.actions import back_to_ours, restore_text, save_text
from fairbrief.guides.models import CampusText
from fairbrief.guides.queries import offered_to, shown_to
from fairbrief.guides.reading import AUDIENCES, STUDENTS, guides, sources
from fairbrief.guides.rendering import is_safe, render
from fairbrief.kernel.errors import FairbriefError, IllegalMoveError, NotAllowedError
from fairbrief.organizations.models import Campus, Officer
from tests.builders import NOW, a_campus, a_student, acting, an_officer

SOURCE = Path(__file__).parents[2] / "src" / "fairbrief"


def test_each_guide_is_whole_short_and_grounded() -> None:
    assert [each.audience for each in guides().values()] == [
        *["students"] * 9,
        *["supervisors"] * 8,
        *["offices"] * 4,
    ]
    for guide in guides().values():
        words = len(guide.text.split())
        assert 150 <= words <= 350, (guide.slug, words)
        assert guide.title, guide.slug
        assert guide.summary.endswith("."), guide.slug
        assert guide.sources, f"{guide.slug} rests on nothing"
        assert "!" not in guide.text, guide.slug
        assert guide.slug not in AUDIENCES


def test_each_source_is_whole_and_used() -> None:
    used = {source.key for guide in guides().values() for source in guide.sources}
    assert used == set(sources())
    for source in sources().values():
        assert source.url.startswith("https://")
        assert source.name
        assert source.says.endswith(".")
        assert date(2026, 1, 1) <= source.checked <= date(2100, 1, 1)


def test_every_moment_in_the_pages_has_a_guide_and_the_reverse() -> None:
    named = {
        moment
        for page in SOURCE.rglob("*.html")
        for moment in re.findall(r'{% guide moment="([a-z-]+)" %}', page.read_text())
        if page.name != "gallery.html"
    }
    tags = sum(page.read_text().count("{% guide ") for page in SOURCE.rglob("*.html"))
    exact = sum(
        len(re.findall(r'{% guide moment="[a-z-]+" %}', page.read_text()))
        for page in SOURCE.rglob("*.html")
    )
    assert tags == exact
    assert named == set(guides())


def test_links_of_ours_lead_to_pages_of_ours(client: Client) -> None:
    for guide in guides().values():
        assert "](" not in guide.text, "a guide says where to go in words; pages have the links"


@pytest.mark.parametrize(
    ("url", "safe"),
    [
        ("https://a.example/b?c=d", True),
        ("mailto:office@a.example", True),
        ("/briefs/", True),
        ("javascript:alert(1)", False),
        ("JaVaScRiPt:alert(1)", False),
        ("java\tscript:alert(1)", False),
        ("data:text/html,x", False),
        ("//evil.example/", False),
        ("/\\evil.example/", False),
        ("vbscript:x", False),
        ("http://[", False),
        ("relative", False),
    ],
)
def test_only_safe_links_are_links(url: str, safe: bool) -> None:
    assert is_safe(url) is safe
    found = re.search(r'href="([^"]*)"', render(f"[words](<{url}>)"))
    # What is written may be made safe on the way; what comes out is.
    assert is_safe(found[1]) if found else not safe


def test_no_markup_of_the_writers_own_comes_through() -> None:
    page = render(
        "<script>alert(1)</script>\n\n<b onclick=x>bold</b> ![a](https://x.example/p.png)\n\n"
        "[a](https://x.example \"t\" onclick)\n\n<style>*{}</style>\n\n<a href='javascript:x'>y</a>"
    )
    assert "<script" not in page
    assert "<b " not in page
    assert "<img" not in page
    assert "<style" not in page
    assert "<a href='" not in page


@given(st.text(alphabet=st.sampled_from("<>[]()!&\"'`#*_-:/\\ \n\tjavscriptdaonex=1"), max_size=80))
def test_whatever_is_typed_only_known_tags_come_out(text: str) -> None:
    for name, rest in re.findall(r"<\s*/?\s*([a-zA-Z0-9]+)([^>]*)>", render(text)):
        assert name in {
            *("p", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "em", "strong", "code"),
            *("pre", "blockquote", "hr", "br", "a"),
        }
        attributes = set(re.findall(r"([a-z-]+)=\"", rest))
        assert attributes <= {"href", "rel", "title", "start", "class"}
        assert not re.search(r"href=\"(?!https?:|mailto:|/(?!/))", rest)


def test_links_that_lead_away_carry_nothing_with_them() -> None:
    assert 'rel="nofollow noopener noreferrer"' in render("[a](https://a.example)")
    assert "rel=" not in render("[a](/briefs/)")


def test_headings_begin_below_the_pages_own() -> None:
    assert render("# One\n\n## Two\n\n### Three", top=3).count("<h3>") == 2
    assert "<h4>Three" in render("# One\n\n### Three", top=3)
    assert "<h6>" in render("###### Six", top=3)


@pytest.fixture
def campus() -> Campus:
    return a_campus("northfield", name="Northfield College")


@pytest.fixture
def director(campus: Campus) -> Officer:
    return an_officer(campus, role="director")


def said(
    director: Officer,
    text: str = "Come to Hall 2 first.\n",
    based_on: int = 0,
    title: str = "At Northfield",
    slug: str = "stuck",
) -> CampusText:
    return save_text(
        director,
        slug,
        title=title,
        text=text,
        based_on=based_on,
        actor=acting(director.user),
        at=NOW,
    )


@pytest.mark.django_db
def test_its_students_read_the_campuss_words_and_nobody_else_does(
    campus: Campus, director: Officer
) -> None:
    said(director)
    other = a_campus("other")
    assert shown_to(campus, "stuck").title == "At Northfield"
    assert shown_to(other, "stuck").own is None
    assert shown_to(None, "stuck").own is None
    page = "/guides/students/stuck/"
    ours, theirs, visitor = Client(), Client(), Client()
    ours.force_login(a_student(campus).user)
    theirs.force_login(a_student(other).user)
    assert "Come to Hall 2 first." in ours.get(page).text
    assert "By your career office, Career Office" in ours.get(page).text
    for client in (theirs, visitor):
        assert "Hall 2" not in client.get(page).text
        assert "Where this comes from" in client.get(page).text
        assert "Northfield" not in client.get("/guides/").text
    assert "At Northfield" in ours.get("/guides/students/").text


@pytest.mark.django_db
def test_versions_are_kept_restored_and_given_up(campus: Campus, director: Officer) -> None:
    actor = acting(director.user)
    first = said(director)
    second = said(director, "Another.\n", 1)
    assert second.version == 2
    assert said(director, "Another.\n", 2).pk == second.pk, "the same words are no new version"
    with pytest.raises(FairbriefError, match="meanwhile"):
        said(director, "Late.\n", 1)
    third = restore_text(director, first, based_on=2, actor=actor, at=NOW)
    assert (third.version, third.text) == (3, first.text)
    assert CampusText.objects.filter(in_force=True).count() == 1
    assert back_to_ours(director, "stuck", actor=actor, at=NOW)
    assert not back_to_ours(director, "stuck", actor=actor, at=NOW)
    assert shown_to(campus, "stuck").own is None
    assert CampusText.objects.count() == 3
    assert said(director, first.text, 3).version == 4


@pytest.mark.django_db
def test_only_a_director_and_only_what_students_read(campus: Campus, director: Officer) -> None:
    adviser = an_officer(campus, role="adviser")
    with pytest.raises(NotAllowedError):
        said(adviser)
    for slug in ("reviewing", "no-such"):
        with pytest.raises(IllegalMoveError):
            said(director, slug=slug)
    client = Client()
    client.force_login(adviser.user)
    assert client.get("/campus/guides/stuck/").status_code == 200
    assert client.post("/campus/guides/stuck/", {"save": "1"}).status_code == 403
    assert client.post("/campus/guides/stuck/ours/").status_code == 403
    assert client.get("/campus/guides/reviewing/").status_code == 404


@pytest.mark.django_db
def test_a_director_looks_first_saves_and_goes_back(campus: Campus, director: Officer) -> None:
    client = Client()
    client.force_login(director.user)
    page = "/campus/guides/stuck/"
    sent = {"title": "When it is hard", "text": "## Here\r\n\r\n<b>Come</b> by.", "based_on": "0"}
    look = client.post(page, {**sent, "preview": "1"})
    assert "So your students would read it" in look.text
    assert "&lt;b&gt;Come&lt;/b&gt; by." in look.text
    assert not CampusText.objects.exists()
    assert client.post(page, {**sent, "save": "1"}).status_code == 302
    assert CampusText.objects.get().text == "## Here\n\n<b>Come</b> by.\n"
    late = client.post(page, {**sent, "text": "Else", "save": "1"})
    assert late.status_code == 409
    assert 'name="based_on" value="1"' in late.text, "whoever was told saves on top of it"
    assert "meanwhile" in late.text
    assert "Else" in late.text
    assert client.post(page, {**sent, "text": " ", "save": "1"}).status_code == 422
    assert "in your words" in client.get("/campus/guides/").text
    assert "1 in your own words" in client.get("/campus/office/").text
    assert client.get(f"{page}versions/1/").status_code == 200
    assert client.get(f"{page}versions/9/").status_code == 404
    assert client.post(f"{page}ours/").status_code == 302
    assert client.post(f"{page}versions/1/", {"based_on": "1"}).status_code == 302
    assert CampusText.objects.get(in_force=True).version == 2
    stranger = Client()
    stranger.force_login(an_officer(a_campus(), role="director").user)
    assert stranger.get(f"{page}versions/1/").status_code == 404


@pytest.mark.django_db
def test_anyone_reads_and_prints_every_guide(client: Client) -> None:
    index = client.get("/guides/").text
    for guide in guides().values():
        url = f"/guides/{guide.audience}/{guide.slug}/"
        assert url in index
        page = client.get(url).text
        for source in guide.sources:
            assert source.url in page
    assert client.get("/guides/nobody/").status_code == 404
    assert client.get("/guides/offices/stuck/").status_code == 404
    assert client.get("/guides/students/none/").status_code == 404


@pytest.mark.django_db
def test_a_students_pages_show_the_campuss_words(campus: Campus, director: Officer) -> None:
    said(director, slug="before-applying")
    from tests.builders import an_employer, an_open_brief

    brief = an_open_brief(an_employer(campus), campus)
    client = Client()
    client.force_login(a_student(campus).user)
    page = client.get(f"/student/briefs/{brief.code}/apply/").text
    assert "Come to Hall 2 first." in page
    assert "At Northfield" in page


@pytest.mark.django_db
def test_every_guide_is_offered_in_one_query(
    campus: Campus, director: Officer, django_assert_num_queries: object
) -> None:
    said(director)
    with django_assert_num_queries(1):  # type: ignore[operator]
        found = offered_to(campus)
    assert [each.slug for each in found] == list(guides())
    assert [each.slug for each in found if each.own] == ["stuck"]
    assert all(each.guide.audience == STUDENTS for each in found if each.own)
