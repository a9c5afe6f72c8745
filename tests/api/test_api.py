"""The API: the same reading as the command line's, one shape of error, open to any site's pages."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from fairbrief.api import shapes, v1
from fairbrief.fairness import Posting, review, to_json
from fairbrief.fairness.rules import RULES
from fairbrief.portals import limits
from tests.fairness.corpus import EVERY

pytestmark = pytest.mark.django_db

TEXT = "Unpaid social media intern, 40 hours a week. Great exposure."


def ask(path: str, asked: Any, **more: Any) -> HttpResponse:
    body = asked if isinstance(asked, bytes) else json.dumps(asked)
    return Client().post(f"/api/v1{path}", body, content_type="application/json", **more)


def said(answer: HttpResponse) -> Any:
    assert answer["Content-Type"] == "application/json"
    return json.loads(answer.content)


# Readings


def test_a_check_answers_what_the_command_line_prints(tmp_path: Path) -> None:
    file = tmp_path / "posting.txt"
    file.write_text(TEXT)
    printed = subprocess.run(
        [sys.executable, "-m", "fairbrief", "check", "--json", str(file)],
        capture_output=True,
        check=True,
        text=True,
    ).stdout
    assert said(ask("/check", {"text": TEXT})) == json.loads(printed)


@pytest.mark.parametrize("identity", ["a-1", "", 7, -(10**30), "ü🦄"])
def test_an_id_comes_back_as_it_was_given(identity: Any) -> None:
    answer = said(ask("/check", {"id": identity, "text": TEXT}))
    assert answer["id"] == identity
    assert type(answer["id"]) is type(identity)


def test_a_title_is_read_too() -> None:
    answer = said(ask("/check", {"title": "Unpaid intern", "text": "Remote."}))
    assert answer == to_json(review(Posting(title="Unpaid intern", text="Remote.")))


def test_many_are_read_in_their_order() -> None:
    asked = [{"id": number, "text": text} for number, text in enumerate(EVERY)][: shapes.MOST]
    answer = said(ask("/check/many", {"postings": asked}))
    assert [each["id"] for each in answer["readings"]] == [each["id"] for each in asked]
    for each, reading in zip(asked, answer["readings"], strict=True):
        assert reading == {"id": each["id"], **to_json(review(Posting(text=str(each["text"]))))}


def test_one_of_many_without_words_says_nothing() -> None:
    answer = said(ask("/check/many", {"postings": [{"text": ""}, {"text": TEXT}]}))
    assert answer["readings"] == [to_json(review(Posting(text=text))) for text in ("", TEXT)]


def test_the_description_names_every_field_that_is_answered() -> None:
    """`fairness.to_json` writes the answers; the shapes describe them and drop nothing."""
    for text in EVERY:
        written = to_json(review(Posting(text=text)), id="x")
        described = shapes.Reading.model_validate(written).model_dump(mode="json")
        assert described.keys() == written.keys()
        for part in ("facts", "scam"):
            assert described[part].keys() == written[part].keys()
        for name, fact in written["facts"].items():
            if isinstance(fact, dict):
                assert fact.keys() <= described["facts"][name].keys(), name
        for part in ("findings", "passed"):
            for here, there in zip(written[part], described[part], strict=True):
                assert here == there


def test_every_rule_is_listed_with_its_source() -> None:
    answer = said(Client().get("/api/v1/rules"))
    assert [each["id"] for each in answer["rules"]] == [rule.id for rule in RULES]
    shapes.Rules.model_validate(answer)
    assert all(each["why"] and each["source"] and each["checked"] for each in answer["rules"])


def test_nothing_is_kept_and_no_cookie_is_set() -> None:
    with CaptureQueriesContext(connection) as queries:
        answer = ask("/check", {"text": TEXT})
    assert answer.status_code == 200
    assert len(queries) == 0
    assert not answer.cookies


# Refusals

LONG = "unpaid " * 150_000


@pytest.mark.parametrize(
    ("path", "asked", "status", "at"),
    [
        ("/check", {"text": ""}, 422, "text"),
        ("/check", {"text": " \n\t\u001c\ufeff"}, 422, "text"),
        ("/check", {}, 422, "text"),
        ("/check", {"text": None}, 422, "text"),
        ("/check", {"text": 3}, 422, "text"),
        ("/check", {"text": TEXT, "id": True}, 422, "id"),
        ("/check", {"text": TEXT, "id": ["x"]}, 422, "id"),
        ("/check", {"text": TEXT, "id": 1.5}, 422, "id"),
        ("/check", {"text": TEXT, "id": "x" * 201}, 422, "id"),
        ("/check", {"text": TEXT, "title": 3}, 422, "title"),
        ("/check", [], 422, None),
        ("/check", "text", 422, None),
        ("/check", b"", 422, None),
        ("/check", b"{", 400, None),
        ("/check", b"\xff\xfe", 400, None),
        ("/check", b"[" * 100_000, 400, None),
        ("/check", {"text": "x" * 3_200_000}, 413, None),
        ("/check/many", {"postings": []}, 422, "postings"),
        ("/check/many", {"postings": [{"text": "x"}] * 201}, 422, "postings"),
        ("/check/many", {"postings": [{"text": "x"}, {"text": 3}]}, 422, "postings.1.text"),
        ("/nothing", {}, 404, None),
        ("/rules", {}, 405, None),
    ],
    ids=lambda value: repr(value)[:30],
)
def test_every_refusal_has_one_shape(path: str, asked: Any, status: int, at: str | None) -> None:
    answer = ask(path, asked)
    assert answer.status_code == status
    error = shapes.Error.model_validate(said(answer)).error
    assert error.status == status
    assert error.message
    if at is not None:
        assert {detail.at for detail in error.details} == {at}
    if status == 405:
        assert answer["Allow"] == "GET"


def test_what_a_form_sends_is_told_to_send_json() -> None:
    answer = Client().post("/api/v1/check", {"text": TEXT})
    assert answer.status_code == 400
    assert "application/json" in shapes.Error.model_validate(said(answer)).error.message


@pytest.mark.parametrize("path", ["/api/", "/api/v1/", "/api/v2/check", "/api/v1/check/"])
def test_an_address_that_is_none_is_refused_in_that_shape(path: str) -> None:
    answer = Client().get(path)
    assert answer.status_code == 404
    shapes.Error.model_validate(said(answer))


@pytest.mark.parametrize(
    "text",
    [
        LONG,
        "متدرب غير مدفوع. unpaid internship",
        "🦄" * 1000,
        "<script>alert(1)</script> unpaid",
        "unpaid\0intern\0",
        "\ud800 unpaid",
        "İ" * 50_000,
    ],
    ids=lambda value: repr(value[:10]),
)
def test_any_text_gets_a_reading(text: str) -> None:
    answer = ask("/check", {"text": text})
    assert answer.status_code == 200
    reading = said(answer)
    assert reading == json.loads(json.dumps(to_json(review(Posting(text=text)))))
    assert reading["was_cut"] is (len(text) > 100_000)


# How quickly a machine makes up what is sent says nothing about the answers.
@given(
    asked=st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=30),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(
                st.sampled_from(["id", "text", "title", "postings"]), inner, max_size=4
            )
        ),
        max_leaves=8,
    )
)
@pytest.mark.parametrize("path", ["/check", "/check/many"])
def test_whatever_is_sent_is_read_or_refused(path: str, asked: Any) -> None:
    answer = ask(path, asked)
    if answer.status_code == 200:
        return
    assert answer.status_code in {400, 422, 429}
    shapes.Error.model_validate(said(answer))


def test_who_asks_without_end_is_told_when_to_come_back(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(v1, "API", replace(limits.API, most=3))
    assert ask("/check", {"text": TEXT}).status_code == 200
    assert ask("/check/many", {"postings": [{"text": TEXT}] * 2}).status_code == 200
    answer = ask("/check", {"text": TEXT})
    assert answer.status_code == 429
    assert 1 <= int(answer["Retry-After"]) <= 60
    assert "Ask again in" in said(answer)["error"]["message"]
    assert ask("/check", {"text": TEXT}, REMOTE_ADDR="203.0.113.9").status_code == 200


# Open to any page, and described


def test_pages_of_any_site_may_ask_without_cookies() -> None:
    for answer in (
        ask("/check", {"text": TEXT}, headers={"Origin": "https://campus.example"}),
        ask("/check", {"text": ""}, headers={"Origin": "https://campus.example"}),
        Client().get("/api/v1/rules", headers={"Origin": "https://campus.example"}),
        Client().get("/api/v1/nothing", headers={"Origin": "https://campus.example"}),
        Client().options(
            "/api/v1/check",
            headers={
                "Origin": "https://campus.example",
                "Access-Control-Request-Method": "POST",
                "Access-Control-Request-Headers": "content-type",
            },
        ),
    ):
        assert answer["Access-Control-Allow-Origin"] == "*"
        assert "Access-Control-Allow-Credentials" not in answer
    page = Client().get("/check/", headers={"Origin": "https://campus.example"})
    assert "Access-Control-Allow-Origin" not in page


def test_the_description_is_openapi_and_its_page_lists_all_of_it() -> None:
    schema = said(Client().get("/api/v1/openapi.json"))
    assert schema["openapi"].startswith("3.1")
    assert set(schema["paths"]) == {
        *("/api/v1/check", "/api/v1/check/many", "/api/v1/rules"),
        *("/api/v1/reports", "/api/v1/reports/{period}"),
    }
    page = Client().get("/api/v1/docs").content.decode()
    for path in schema["paths"]:
        assert path in page
    for name in schema["components"]["schemas"]:
        assert f'id="{name}"' in page
    for link in re.findall(r'href="#(\w+)"', page):
        assert f'id="{link}"' in page, link
    assert not re.search(r'(?:src|href)="(?:https?:)?//', page)
    assert "style=" not in page
    assert "<script>" not in page
