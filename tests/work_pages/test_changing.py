"""Ways into a change order: a message that asks for more, a mark, the supervisor's link."""

from __future__ import annotations

import pytest
from django.test import Client

from fairbrief.engagements.actions import write_message
from fairbrief.engagements.pricing import suggested_fee
from fairbrief.kernel.clock import now
from tests.work_pages.people import student_client, supervisor_client
from tests.work_pages.test_pace import running, seen
from tests.working import a_link, the_student, the_supervisor

pytestmark = pytest.mark.django_db

HINT = "Propose it as a change"


def test_a_message_that_asks_for_more_leads_to_a_change_and_is_sent() -> None:
    found = running()
    client = supervisor_client(found)
    base = f"/employer/work/{found.code}/"
    sent = client.post(f"{base}do/say/", {"text": "Fine. Could you also map the places?"})
    assert sent.status_code == 302
    page = seen(client, f"{base}messages/")
    assert HINT in page
    message = found.agreement.application.messages.get()
    form = seen(client, f"{base}changes/?says={message.code}")
    assert "Could you also map the places?</textarea>" in form
    student_page = seen(student_client(found), f"/student/work/{found.code}/messages/")
    assert "Could you also map" in student_page
    assert HINT not in student_page


def test_it_is_silent_for_ordinary_words_and_for_the_student() -> None:
    found = running()
    for actor, text in (
        (the_supervisor(found), "Thank you, well done."),
        (the_student(found), "Could you also map the places?"),
    ):
        write_message(found, text=text, actor=actor, at=now())
    for client, base in (
        (supervisor_client(found), f"/employer/work/{found.code}/"),
        (student_client(found), f"/student/work/{found.code}/"),
    ):
        assert HINT not in seen(client, f"{base}messages/")


def test_a_supervisor_without_account_proposes_sees_the_sum_and_signs() -> None:
    found = running()
    base = f"/supervise/{a_link(found, 'supervisor', found.supervisor, at=now())}/"
    client = Client()
    client.post(f"{base}do/say/", {"text": "Please also design the cover."})
    assert HINT in seen(client, f"{base}messages/")
    order = {
        "what": "Please also design the cover.",
        "why": "The printer asks for it",
        "hours": "12",
        "fee": "",
        "due_on": found.due_on.isoformat(),
        "new_piece": "A cover",
    }
    refused = client.post(f"{base}do/propose/", order)
    assert refused.status_code == 422
    assert "Say when it is accepted" in refused.content.decode()
    assert not found.change_orders.exists()
    order["new_criteria"] = "- front and back\n- at 300 dpi"
    shown = client.post(f"{base}do/propose/", order)
    assert shown.status_code == 422
    assert "Worked out:" in shown.content.decode()
    fee = f"{suggested_fee(found, 12).decimal}"
    assert f'value="{fee}"' in shown.content.decode()
    assert client.post(f"{base}do/propose/", {**order, "fee": fee}).status_code == 302
    assert found.change_orders.get().fee_after == suggested_fee(found, 12)
    assert found.change_orders.get().criteria == ["front and back", "at 300 dpi"]
    assert "at 300 dpi" in seen(client, f"{base}changes/")
    assert HINT not in seen(client, f"{base}messages/")


def test_a_mark_of_the_hours_leads_to_a_drafted_change() -> None:
    found = running()
    page = seen(supervisor_client(found), f"/employer/work/{found.code}/changes/?plan=add_pay")
    assert 'value="13"' in page
    assert "The agreed hours are nearly used." in page
    other = "?plan=nonsense&says=../../x"
    client = supervisor_client(found)
    assert client.get(f"/employer/work/{found.code}/changes/{other}").status_code == 200
