"""What finds briefs from elsewhere holds what every visitor may read, and nothing else."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
import time_machine
from django.conf import settings
from django.core.cache import caches
from django.test import Client

from fairbrief.briefs.models import Brief, Offering
from fairbrief.discovery import outside
from fairbrief.organizations.models import Campus, Employer
from fairbrief.students.models import Skill
from tests.builders import (
    NOW,
    a_campus,
    a_draft,
    a_member,
    a_student,
    an_employer,
    an_open_brief,
    in_days,
)

pytestmark = pytest.mark.django_db
HIDDEN = re.compile("draft|taken off|on hold|closed again|too late", re.IGNORECASE)


@pytest.fixture(autouse=True)
def _now() -> Iterator[None]:
    caches["memory"].clear()
    caches["pictures"].clear()
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def campus() -> Campus:
    return a_campus("northfield", name="Northfield College")


@pytest.fixture
def house(campus: Campus) -> Employer:
    return an_employer(campus, slug="lantern", name="Lantern Films", city="Toledo", state="OH")


@pytest.fixture
def brief(house: Employer, campus: Campus) -> Brief:
    """One that anyone may read, among all kinds that nobody may."""
    a_draft(house, campus, title="Draft")
    taken = an_open_brief(house, campus, title="Taken off by its campus")
    Offering.objects.filter(brief=taken).update(listed_at=None)
    an_open_brief(an_employer(campus, held_at=NOW), campus, title="Of someone on hold")
    closed = an_open_brief(house, campus, title="Closed again")
    Brief.objects.filter(pk=closed.pk).update(state="closed")
    an_open_brief(house, campus, title="Too late", apply_by=in_days(-1))
    return an_open_brief(house, campus, title="Night <markets> & more", fee_minor=43200, hours=18)


def posting_on(client: Client, brief: Brief) -> Any:
    page = client.get(f"/briefs/{brief.code}/").content.decode()
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)
    return json.loads(found[1]) if found else None


def test_a_posting_says_what_search_engines_ask(
    client: Client, brief: Brief, house: Employer
) -> None:
    brief.skills.set(Skill.objects.filter(slug__in=["sql", "archive-research"]))
    said = posting_on(client, brief)
    assert said["@type"] == "JobPosting"
    assert said["title"] == "Night <markets> & more"
    assert said["datePosted"] == NOW.date().isoformat()
    assert said["validThrough"] == "2027-02-20T23:59:59-05:00"
    assert said["baseSalary"] == {
        "@type": "MonetaryAmount",
        "currency": "USD",
        "value": {"@type": "QuantitativeValue", "value": 24.0, "unitText": "HOUR"},
    }
    assert said["jobLocationType"] == "TELECOMMUTE"
    assert said["applicantLocationRequirements"] == [{"@type": "Country", "name": "US"}]
    assert "jobLocation" not in said
    assert said["hiringOrganization"]["name"] == house.name
    assert said["identifier"]["value"] == brief.code
    assert "Northfield College" in said["description"]
    assert "<li>A source list of 40 entries" in said["description"]
    assert {each["name"] for each in said["skills"]} == {"SQL", "Archive research"}
    assert any(each.get("url", "").startswith("http://data.europa.eu/") for each in said["skills"])


def test_work_on_site_says_where_and_unpaid_work_no_salary(
    client: Client, house: Employer, campus: Campus
) -> None:
    there = an_open_brief(
        house, campus, place="onsite", pay_kind="none", fee_minor=None, apply_by=None
    )
    said = posting_on(client, there)
    assert said["jobLocation"]["address"] == {
        "@type": "PostalAddress",
        "addressLocality": "Toledo",
        "addressRegion": "OH",
        "addressCountry": "US",
    }
    assert "jobLocationType" not in said
    assert "baseSalary" not in said
    assert said["validThrough"].startswith(in_days(14).isoformat())


def test_words_that_were_typed_cannot_leave_the_element(
    client: Client, house: Employer, campus: Campus
) -> None:
    nasty = "</script><script>alert(1)</script><!--\u2028"
    brief = an_open_brief(house, campus, title=nasty, summary=f"{nasty} & so on", learning=nasty)
    page = client.get(f"/briefs/{brief.code}/").content.decode()
    assert "<script>alert" not in page
    said = posting_on(client, brief)
    assert said["title"] == nasty
    assert "<script>" not in said["description"]


def test_only_who_can_apply_today_is_sent_there(
    client: Client, brief: Brief, campus: Campus
) -> None:
    late = Brief.objects.get(title="Too late")
    closed = Brief.objects.get(title="Closed again")
    for each in (late, closed):
        page = client.get(f"/briefs/{each.code}/").content.decode()
        assert "application/ld+json" not in page
        assert '<meta name="robots" content="noindex">' in page
    assert '<meta name="robots"' not in client.get(f"/briefs/{brief.code}/").content.decode()
    client.force_login(a_student(campus).user)
    assert posting_on(client, brief) is None


def test_a_shared_address_shows_title_and_picture(client: Client, brief: Brief) -> None:
    page = client.get(f"/briefs/{brief.code}/").content.decode()
    assert '<meta property="og:title" content="Night &lt;markets&gt; &amp; more">' in page
    where = re.search(r'<meta property="og:image" content="([^"]+)">', page)
    assert where
    assert where[1].startswith(settings.BASE_URL)
    picture = client.get(where[1].removeprefix(settings.BASE_URL))
    assert picture["Content-Type"] == "image/png"
    width, height = (int.from_bytes(picture.content[at : at + 4]) for at in (16, 20))
    assert (width, height) == (1200, 630)
    assert "max-age" in picture["Cache-Control"]
    assert not picture.cookies
    hidden = Brief.objects.get(title="Taken off by its campus")
    assert client.get(f"/briefs/{hidden.code}/preview.png").status_code == 404


def test_pictures_are_drawn_once_and_not_without_end(
    client: Client, brief: Brief, monkeypatch: pytest.MonkeyPatch
) -> None:
    from fairbrief.portals.public.outside import pictures

    drawn = []
    monkeypatch.setattr(pictures, "typeset", lambda *_told, **_as: drawn.append(1) or b"png")
    where = f"/briefs/{brief.code}/preview.png"
    assert client.get(where).content == client.get(where).content == b"png"
    assert len(drawn) == 1
    caches["pictures"].clear()
    monkeypatch.setattr(pictures, "may_spend", lambda *_told: False)
    refused = client.get(where)
    assert refused.status_code == 429
    assert int(refused["Retry-After"]) > 0


def locations(content: bytes) -> list[str]:
    return re.findall(r"<loc>([^<]+)</loc>", content.decode())


def test_the_map_leads_to_what_is_public(client: Client, brief: Brief, house: Employer) -> None:
    site = settings.BASE_URL
    pages = locations(client.get("/sitemap.xml").content)
    assert f"{site}/sitemaps/pages.xml" in pages
    found = [
        each for page in pages for each in locations(client.get(page.removeprefix(site)).content)
    ]
    codes = set(re.findall(r"/briefs/([^/ ]+)/", " ".join(found)))
    assert codes == {brief.code}
    assert f"{site}/employers/{house.slug}/" in found
    assert f"{site}/briefs/" in found
    for each in found:
        assert client.get(each.removeprefix(site)).status_code == 200
    assert client.get("/sitemaps/briefs/999.xml").status_code == 404
    assert client.get("/sitemaps/employers/999.xml").status_code == 404


def test_the_map_is_read_by_ranges(
    brief: Brief, monkeypatch: pytest.MonkeyPatch, django_assert_num_queries: Any
) -> None:
    monkeypatch.setattr(outside, "SPAN", 1)
    ranges = outside.ranges_of_briefs(at=NOW)
    assert brief.pk + 1 in ranges
    with django_assert_num_queries(1):
        assert [code for code, _at in outside.briefs_mapped(brief.pk + 1, at=NOW)] == [brief.code]


def test_robots_read_what_is_open(client: Client, settings: Any) -> None:
    words = client.get("/robots.txt").content.decode()
    assert "Disallow: /student/" in words
    assert "Disallow: /feed/" in words
    assert "Disallow: /employers/" not in words
    assert f"Sitemap: {settings.BASE_URL}/sitemap.xml" in words
    settings.DEMO = True
    assert client.get("/robots.txt").content.decode() == "User-agent: *\nDisallow: /\n"


def test_feeds_hold_what_is_public_and_take_the_filters(client: Client, brief: Brief) -> None:
    for ending, kind in (("atom", "application/atom+xml"), ("json", "application/feed+json")):
        feed = client.get(f"/briefs/feed.{ending}")
        words = feed.content.decode()
        assert feed["Content-Type"].startswith(kind)
        assert brief.code in words
        assert not HIDDEN.search(words)
        assert feed["Access-Control-Allow-Origin"] == "*"
        assert not feed.cookies
        narrowed = client.get(f"/briefs/feed.{ending}?hours_max=5&junk=1")
        assert brief.code not in narrowed.content.decode()
        assert "junk" not in narrowed.content.decode()
        same = client.get(f"/briefs/feed.{ending}", headers={"If-None-Match": feed["ETag"]})
        assert same.status_code == 304
    # One title with a sign that no feed can hold must not take the feed from everyone.
    Brief.objects.filter(pk=brief.pk).update(title="Odd\x01 title")
    assert "<title>Odd title</title>" in client.get("/briefs/feed.atom").content.decode()
    Brief.objects.filter(pk=brief.pk).update(title=brief.title)
    said = json.loads(client.get("/briefs/feed.json?hours_max=20").content)
    assert said["feed_url"] == f"{settings.BASE_URL}/briefs/feed.json?hours_max=20"
    assert [each["title"] for each in said["items"]] == [brief.title]
    page = client.get("/briefs/?hours_max=20").content.decode()
    assert 'href="/briefs/feed.atom?hours_max=20"' in page


def test_an_employer_shows_its_briefs_on_its_own_site_alone(
    client: Client, brief: Brief, house: Employer
) -> None:
    frame = client.get(f"/employers/{house.slug}/embed/")
    words = frame.content.decode()
    assert brief.code in words
    assert "<script" not in words
    assert not HIDDEN.search(words.replace("Too late", ""))
    assert not frame.cookies
    policy = frame["Content-Security-Policy"]
    assert f"frame-ancestors https://{house.domain} https://*.{house.domain}" in policy
    assert "X-Frame-Options" not in frame
    Employer.objects.filter(pk=house.pk).update(domain_confirmed_at=None)
    frame = client.get(f"/employers/{house.slug}/embed/")
    assert "frame-ancestors 'none'" in frame["Content-Security-Policy"]
    Employer.objects.filter(pk=house.pk).update(held_at=NOW)
    assert client.get(f"/employers/{house.slug}/embed/").status_code == 404


def test_the_employer_is_given_the_code_of_its_frame(client: Client, house: Employer) -> None:
    owner = a_member(house)
    assert owner.user
    client.force_login(owner.user)
    page = client.get("/employer/organization/").content.decode()
    assert f"/employers/{house.slug}/embed/" in page
    Employer.objects.filter(pk=house.pk).update(domain_confirmed_at=None)
    assert "/embed/" not in client.get("/employer/organization/").content.decode()


def test_the_list_of_skills_says_what_else_they_are_called(client: Client) -> None:
    page = client.get("/credentials/skills/").content.decode()
    assert "Also: MySQL" in page
    assert "http://data.europa.eu/esco/skill/" in page


def test_the_list_of_skills_names_the_competencies_each_exercises(client: Client) -> None:
    page = client.get("/credentials/skills/").content.decode()
    sql = page.partition('id="sql"')[2].partition("</li>")[0]
    assert "Exercises: Technology, Critical thinking" in sql


def test_a_search_stands_in_a_frame_on_any_site(client: Client, house: Employer) -> None:
    frame = client.get("/briefs/embed/?hours_max=5")
    assert "frame-ancestors *" in frame["Content-Security-Policy"]
    assert "script-src 'none'" in frame["Content-Security-Policy"]
    assert "X-Frame-Options" not in frame
    assert not frame.cookies
    assert "No open brief fits right now" in frame.content.decode()
    assert 'href="/briefs/?hours_max=5"' in frame.content.decode()
    page = client.get("/briefs/?hours_max=5").content.decode()
    assert "/briefs/embed/?hours_max=5&quot;" not in page
    assert '/briefs/embed/?hours_max=5"' in page
