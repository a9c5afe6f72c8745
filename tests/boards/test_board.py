"""A campus's board: only what is public, only where it wants, in a colour one can read."""

from __future__ import annotations

import json
import re
import struct
import zlib
from typing import Any
from xml.etree import ElementTree

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from fairbrief.boards.actions import set_brand
from fairbrief.boards.colours import (
    DARK,
    ENOUGH,
    LIGHT,
    Colour,
    colour_of,
    contrast,
    look_of,
    nearest,
    on_dark,
)
from fairbrief.boards.logos import picture_of
from fairbrief.boards.models import Brand
from fairbrief.boards.queries import brand_of
from fairbrief.kernel.errors import FairbriefError, NotAllowedError
from fairbrief.organizations.models import Campus, Officer
from tests.builders import NOW, a_campus, acting, an_employer, an_officer, an_open_brief
from tests.ui.test_contrast import PAIRS


def a_png(width: int = 40, height: int = 20, *, extra: bytes = b"") -> bytes:
    def part(name: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        )

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    rows = zlib.compress(b"".join(b"\0" + b"\x10\x60\x30" * width for _row in range(height)))
    words = part(b"tEXt", b"Comment\0" + extra) if extra else b""
    return (
        b"\x89PNG\r\n\x1a\n"
        + part(b"IHDR", head)
        + words
        + part(b"IDAT", rows)
        + part(b"IEND", b"")
    )


def a_webp(*, moves: bool = False) -> bytes:
    frame = b"\x2f" + struct.pack("<I", 39 | 19 << 14) + b"\0" * 5
    parts = b"ANIM\x06\0\0\0" + b"\0" * 6 if moves else b""
    body = b"WEBP" + parts + b"VP8L" + struct.pack("<I", len(frame)) + frame
    body += b"EXIF\x04\0\0\0here"
    return b"RIFF" + struct.pack("<I", len(body)) + body


@pytest.fixture
def campus() -> Campus:
    return a_campus("northfield", name="Northfield College")


@pytest.fixture
def director(campus: Campus) -> Officer:
    return an_officer(campus, role="director")


def branded(director: Officer, **columns: Any) -> Brand:
    told = {
        "is_public": True,
        "name": director.campus.name,
        "welcome": "Paid, short, read by us.",
        "contact": "Hall 2",
        "links": [["Appointments", "https://northfield.example/book"]],
        "accent": "#7a1f3d",
        "hosts": ["careers.northfield.example"],
        "picture": None,
        "without_logo": False,
        "based_on": brand_of(director.campus).version,
        **columns,
    }
    return set_brand(director, **told, actor=acting(director.user), at=NOW)


@pytest.mark.django_db
def test_only_what_this_campus_approved_and_anyone_can_read(
    campus: Campus, director: Officer, client: Client
) -> None:
    other = a_campus()
    house = an_employer(campus, other)
    an_open_brief(house, campus, title="Approved here", apply_by=None)
    an_open_brief(house, other, title="Approved elsewhere", apply_by=None)
    closed = an_open_brief(house, campus, title="Closed here", apply_by=None)
    type(closed).objects.filter(pk=closed.pk).update(state="closed")
    held = an_employer(campus, held_at=NOW)
    an_open_brief(held, campus, title="Of an employer on hold", apply_by=None)
    for page in ("", "embed/", "feed.atom", "feed.json"):
        assert client.get(f"/at/northfield/{page}").status_code == 404
    branded(director)
    for page in ("", "embed/", "feed.atom", "feed.json"):
        said = client.get(f"/at/northfield/{page}")
        words = said.content.decode()
        assert "Approved here" in words
        assert not re.search("elsewhere|Closed here|on hold", words)
        assert "max-age=300" in said["Cache-Control"]
        assert not said.cookies
    assert client.get(f"/at/{other.slug}/").status_code == 404
    assert "Nothing fits" in client.get("/at/northfield/?q=zeppelin").content.decode()
    assert "1 open brief fits" in client.get("/at/northfield/?hours_max=20").content.decode()


@pytest.mark.django_db
def test_only_named_sites_may_show_it_in_a_frame(
    campus: Campus, director: Officer, client: Client
) -> None:
    branded(director)
    frame, board = client.get("/at/northfield/embed/"), client.get("/at/northfield/")
    policy = frame["Content-Security-Policy"]
    assert "frame-ancestors https://careers.northfield.example;" in f"{policy};"
    assert "script-src 'none'" in policy
    assert "X-Frame-Options" not in frame
    assert frame["X-Robots-Tag"] == "noindex"
    assert "<script" not in frame.content.decode()
    assert "frame-ancestors 'none'" in board["Content-Security-Policy"]
    assert board["X-Frame-Options"] == "DENY"
    branded(director, hosts=[])
    policy = client.get("/at/northfield/embed/")["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in policy


@pytest.mark.django_db
def test_what_a_person_was_shown_is_kept_by_nobody_else(
    campus: Campus, director: Officer, client: Client
) -> None:
    branded(director)
    client.force_login(director.user)
    assert client.get("/at/northfield/")["Cache-Control"] == "private, max-age=300"


@pytest.mark.django_db
def test_feeds_are_what_readers_expect(campus: Campus, director: Officer, client: Client) -> None:
    house = an_employer(campus, name="Ann & Sons <Film>")
    brief = an_open_brief(house, campus, title="Build a “list” & more")
    branded(director)
    atom = client.get("/at/northfield/feed.atom")
    root = ElementTree.fromstring(atom.content)  # noqa: S314
    space = "{http://www.w3.org/2005/Atom}"
    assert [each.findtext(f"{space}title") for each in root.findall(f"{space}entry")] == [
        brief.title
    ]
    again = client.get("/at/northfield/feed.atom", headers={"If-None-Match": atom["ETag"]})
    assert again.status_code == 304
    found = client.get("/at/northfield/feed.json")
    feed = json.loads(found.content)
    assert found["Access-Control-Allow-Origin"] == "*"
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["items"][0]["url"].endswith(f"/briefs/{brief.code}/")
    assert "Ann & Sons <Film>" in feed["items"][0]["content_text"]


@pytest.mark.django_db
def test_it_is_set_by_a_director_seen_by_all_and_versioned(
    campus: Campus, director: Officer, client: Client
) -> None:
    officer = an_officer(campus)
    with pytest.raises(NotAllowedError):
        branded(officer)
    client.force_login(officer.user)
    assert client.get("/campus/board/").status_code == 200
    assert client.post("/campus/board/", {"name": "x"}).status_code == 403
    client.force_login(director.user)
    told = {
        "name": "Northfield",
        "accent": "#7A1F3D",
        "is_public": "on",
        "links": "Book a time https://northfield.example/book",
        "hosts": "https://Careers.Northfield.example/\n*.northfield.example",
        "based_on": "0",
        "logo": SimpleUploadedFile("evil.svg", a_png(extra=b"<script>"), "image/svg+xml"),
    }
    assert client.post("/campus/board/", told).status_code == 302
    brand = brand_of(campus)
    assert (brand.version, brand.made_by, brand.accent) == (1, director.user, "#7a1f3d")
    assert brand.hosts == ["careers.northfield.example", "*.northfield.example"]
    assert client.post("/campus/board/", {"name": "Late", "based_on": "0"}).status_code == 409
    page = client.get("/campus/board/").content.decode()
    assert director.user.name in page
    look = re.search(r'href="(/at/northfield/look/[^"]+)"', page)
    logo = re.search(r'src="(/at/northfield/logo/[^"]+)"', page)
    assert look is not None
    assert logo is not None
    sheet, picture = client.get(look[1]), client.get(logo[1])
    assert "immutable" in sheet["Cache-Control"]
    assert sheet.content.decode() == look_of("#7a1f3d")
    assert picture["Content-Type"] == "image/png"
    assert picture["X-Content-Type-Options"] == "nosniff"
    assert b"<script>" not in picture.content
    assert client.get("/at/northfield/look/0000000000000000.css").status_code == 404
    assert client.get("/at/northfield/logo/0/").status_code == 404


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("accent", "#ffd400"),
        ("accent", "red;}"),
        ("hosts", "evil.example/path"),
        ("hosts", "a b; script-src *"),
        ("hosts", "*"),
        ("links", "Click javascript:alert(1)"),
        ("links", "https://nothing-before.example"),
    ],
)
def test_what_could_do_harm_is_refused_and_stays_typed(
    field: str, value: str, director: Officer, client: Client
) -> None:
    client.force_login(director.user)
    page = client.post("/campus/board/", {"name": "x", "based_on": "0", field: value})
    assert page.status_code == 422
    assert page.context["form"].errors.keys() == {field}
    assert not Brand.objects.exists()
    if value == "#ffd400":
        (said,) = page.context["form"].errors[field]
        (better,) = re.findall("#[0-9a-f]{6}", said)
        assert nearest(colour_of(better)) == colour_of(better)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"<svg xmlns='http://www.w3.org/2000/svg' onload='x()'/>",
        b"GIF89a" + b"\0" * 40,
        a_png()[:-20],
        a_png(2000, 10),
        a_png().replace(b"IDAT", b"IDAX"),
        a_webp(moves=True),
        b"RIFF\x04\0\0\0WEBP",
        a_png() + b"\0" * 300_000,
    ],
)
def test_what_is_no_small_still_picture_is_refused(content: bytes) -> None:
    with pytest.raises(FairbriefError, match="PNG or WebP"):
        picture_of(content)


def test_a_logo_is_kept_without_what_is_not_the_picture() -> None:
    png = picture_of(a_png(extra=b"taken at home") + b"<html>behind its end")
    assert (png.kind, png.width, png.height) == ("png", 40, 20)
    assert png.content == a_png()
    webp = picture_of(a_webp())
    assert (webp.kind, webp.width, webp.height) == ("webp", 40, 20)
    assert b"EXIF" not in webp.content


def test_the_papers_are_the_kits() -> None:
    for theme, place in ((LIGHT, 0), (DARK, 1)):
        papers = [Colour(*PAIRS[name][place]) for name in ("paper", "paper-high", "paper-low")]
        assert list(theme.papers) == papers
        assert theme.ink == Colour(*PAIRS["accent-ink"][place])
        assert theme.wash[0] == PAIRS["accent-wash"][place][0]


@pytest.mark.parametrize(
    "accent",
    ["#000000", "#ffffff", "#ffd400", "#7a1f3d", "#00ff00", "#0000ff", "#ff00ff", "#808080"],
)
def test_every_colour_ends_readable_in_both_themes(accent: str) -> None:
    light = colour_of(nearest(colour_of(accent)).hex)
    dark = on_dark(light)
    for theme, colour in ((LIGHT, light), (DARK, dark)):
        for surface in (*theme.papers, theme.wash_of(colour), theme.ink):
            assert contrast(colour, surface) >= ENOUGH
    assert colour_of(accent).hex == accent


@pytest.mark.django_db
def test_the_office_says_how_everything_stands(
    campus: Campus, director: Officer, client: Client, django_assert_num_queries: Any
) -> None:
    branded(director)
    client.force_login(director.user)
    with django_assert_num_queries(12):
        page = client.get("/campus/office/").content.decode()
    assert "floor $" in page
    assert f"open to everyone, version 1, changed by {director.user.name}" in page
    assert "/campus/office/people/" in page
    assert page.count('aria-current="page"') == 1
    assert 'aria-current="true">Office' in client.get("/campus/policy/").content.decode()
    masthead = page.partition("</nav>")[0]
    assert "/campus/policy/" not in masthead


@pytest.mark.django_db
def test_the_board_and_its_feeds_are_searched_like_every_list(
    campus: Campus, director: Officer, client: Client
) -> None:
    house = an_employer(campus)
    short = an_open_brief(house, campus, title="Eight hours", hours=8, credit_supported=True)
    an_open_brief(house, campus, title="Twenty hours", hours=20)
    an_open_brief(an_employer(a_campus()), a_campus(), title="Elsewhere")
    branded(director)
    page = client.get("/at/northfield/?hours_max=10&credit=on")
    assert [card.brief.pk for card in page.context["cards"]] == [short.pk]
    assert not page.context["found"].is_plain
    assert {str(chip.label) for chip in page.context["chips"]} == {
        "up to 10 hours",
        "academic credit",
    }
    words = client.get("/at/northfield/").content.decode()
    assert "up to 10 hours (1)" in words
    assert "up to 20 hours (2)" in words
    feed = json.loads(client.get("/at/northfield/feed.json?hours_max=10&evil=1").content)
    assert [item["title"] for item in feed["items"]] == ["Eight hours"]
    assert feed["home_page_url"].endswith("/at/northfield/?hours_max=10")
    frame = client.get("/at/northfield/embed/?hours_max=10").content.decode()
    assert "Eight hours" in frame
    assert "Twenty hours" not in frame
    assert 'href="/at/northfield/?hours_max=10"' in frame


@pytest.mark.django_db
def test_the_board_takes_the_same_queries_for_one_and_for_many(
    campus: Campus, director: Officer, client: Client
) -> None:
    house = an_employer(campus)
    branded(director)
    counted = []
    for number in (1, 6):
        for _each in range(number):
            an_open_brief(house, campus)
        client.get("/at/northfield/")
        with CaptureQueriesContext(connection) as queries:
            assert client.get("/at/northfield/").status_code == 200
        counted.append(len(queries))
    assert counted == [3, 3]
