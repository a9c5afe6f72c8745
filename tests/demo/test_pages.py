"""The demo's own pages exist in the demo only, and make nobody but personas."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.core import mail
from django.core.mail import EmailMessage
from django.http import Http404
from django.test import Client, RequestFactory
from django.urls import NoReverseMatch, include, path, reverse

from fairbrief.config.urls import urlpatterns as product_urls
from fairbrief.demo.mailbox import letters_in
from fairbrief.demo.models import Persona, World
from fairbrief.demo.views import become, people
from fairbrief.demo.views import mail as mail_folder
from fairbrief.notices.models import Notice
from tests.builders import NOW, a_user

pytestmark = pytest.mark.django_db

urlpatterns = [*product_urls, path("demo/", include("fairbrief.demo.urls"))]


@pytest.fixture
def in_demo(settings: Any) -> None:
    settings.DEMO = True
    settings.ROOT_URLCONF = __name__


def a_persona(key: str = "sam", hat: str = "operator") -> Persona:
    world, _new = World.objects.get_or_create(defaults={"filled_at": NOW})
    return Persona.objects.create(
        world=world,
        key=key,
        user=a_user("Sam Whitfield", is_operator=hat == "operator"),
        hat=hat,
        position=1,
        role="operator",
        of="this installation",
        line="Clocks and mail.",
        path="/operator/",
    )


def test_the_product_has_no_such_addresses() -> None:
    with pytest.raises(NoReverseMatch):
        reverse("demo:people")
    assert Client().get("/demo/").status_code == 404
    assert Client().post("/demo/be/sam/").status_code == 404


def test_views_refuse_outside_the_demo_even_when_routed(rf: RequestFactory) -> None:
    a_persona()
    for answer in (
        lambda: people(rf.get("/demo/")),
        lambda: become(rf.post("/demo/be/sam/"), key="sam"),
        lambda: mail_folder(rf.get("/demo/mail/")),
    ):
        with pytest.raises(Http404):
            answer()


@pytest.mark.usefixtures("in_demo")
def test_one_press_makes_a_persona_and_nobody_else() -> None:
    persona = a_persona()
    stranger = a_user()
    client = Client()
    assert "Sam Whitfield" in client.get("/demo/").content.decode()
    assert client.get("/demo/be/sam/").status_code == 405
    for other in (str(stranger.pk), stranger.code, "nobody"):
        assert client.post(f"/demo/be/{other}/").status_code == 404
    assert "_auth_user_id" not in client.session
    assert client.post("/demo/be/sam/")["Location"] == "/operator/"
    assert client.session["_auth_user_id"] == str(persona.user.pk)
    assert client.session["hat"] == "operator"


@pytest.mark.usefixtures("in_demo")
def test_becoming_someone_needs_the_pages_own_form() -> None:
    a_persona()
    assert Client(enforce_csrf_checks=True).post("/demo/be/sam/").status_code == 403


@pytest.mark.usefixtures("in_demo")
def test_mail_folder_shows_links_of_notices_that_left() -> None:
    for number, left in enumerate((NOW, None)):
        Notice.objects.create(
            email="lena@studio.example",
            kind="x",
            subject=f"Subject {number}",
            body="<b>Body</b>",
            path="/sign/a-token/",
            made_at=NOW,
            mailed_at=left,
        )
    page = Client().get("/demo/mail/").content.decode()
    assert "Subject 0" in page
    assert "Subject 1" not in page
    assert 'href="/sign/a-token/"' in page
    assert "<b>Body</b>" not in page
    assert "Subject 0" not in Client().get("/demo/mail/?to=eve@else.example").content.decode()


def test_letters_are_codes_and_not_notices(tmp_path: Path) -> None:
    for number, identity in enumerate(("<a@fairbrief>", "<b@elsewhere>")):
        message = EmailMessage(
            f"Subject {number}",
            "Your code is\n\nABC-DEF",
            to=["lena@studio.example"],
            headers={"Message-ID": identity},
        )
        text = message.message().as_string()
        (tmp_path / f"{number}.log").write_text(f"{text}\n{'-' * 79}\n")
    (letter,) = letters_in(tmp_path)
    assert (letter.subject, letter.to) == ("Subject 1", "lena@studio.example")
    assert "ABC-DEF" in letter.body
    assert letters_in(tmp_path, to="eve@else.example") == []
    assert letters_in(tmp_path / "nowhere") == []
    assert mail.outbox == []
