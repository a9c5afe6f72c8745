"""Pay that comes due while work runs, or after it: what is said of it is true there."""

from __future__ import annotations

import pytest

from fairbrief.audit.advancing import advance
from fairbrief.clocks.firing import fire_due
from fairbrief.clocks.queries import turn_of
from fairbrief.notices.models import Notice
from fairbrief.payments.actions import change_amount
from fairbrief.payments.forms import SecureForm
from fairbrief.payments.models import Funding
from tests.browsing import signed_in
from tests.builders import NOW, acting, days
from tests.engaged import an_engagement
from tests.payments.test_funds import a_funding, secure
from tests.work_pages.people import student_client

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_now")]


def raised(state: str = "active") -> Funding:
    funding = a_funding(an_engagement(state))
    secure(funding)
    change_amount(funding, amount_minor=60000, at=NOW)
    return funding


def kind_of(funding: Funding) -> str:
    turn = turn_of(funding)
    assert turn is not None
    return turn.kind


def test_a_raise_stops_only_what_it_pays_for() -> None:
    funding = raised()
    work = funding.engagement
    assert kind_of(funding) == "payments.fund_more_by"
    page = student_client(work).get(f"/student/work/{work.code}/pay/").text
    assert "told that the part it pays for should not start" in page
    assert "work cannot start" not in page
    owner = work.employer.members.filter(role="owner").get()
    page = signed_in(owner.user).get(f"/employer/work/{work.code}/funds/").text
    assert "what the change adds should not start until it is" in page
    # It is the same after a round without an answer, and so are the reminders.
    fire_due(at=NOW + days(6))
    fire_due(at=NOW + days(8))
    assert kind_of(funding) == "payments.fund_more_by"
    assert not Notice.objects.filter(kind="funds.due", made_at__gt=NOW).exists()
    assert Notice.objects.filter(kind="funds.more_due", made_at__gt=NOW).exists()


def test_what_is_still_to_be_secured_at_the_end_is_owed() -> None:
    funding = raised("submitted")
    work = funding.engagement
    advance(work, "approve", actor=acting(work.supervisor.user), at=NOW)
    funding.refresh_from_db()
    assert funding.is_due
    assert kind_of(funding) == "payments.fund_owed_by"
    owner = work.employer.members.filter(role="owner").get()
    page = signed_in(owner.user).get(f"/employer/work/{work.code}/funds/").text
    assert "The work is over" in page


def test_where_deliverables_are_handed_over_stands_what_is_not_secured() -> None:
    funding = raised()
    work = funding.engagement
    here = f"/student/work/{work.code}/pieces/"
    said = "of the pay is not secured yet"
    assert said in student_client(work).get(here).text
    secure(Funding.objects.get(pk=funding.pk))
    assert said not in student_client(work).get(here).text


def test_of_work_that_is_over_nothing_is_said_of_what_comes_when_it_is_accepted() -> None:
    funding = raised("submitted")
    work = funding.engagement
    form = SecureForm(None, funding=funding)
    assert "will be paid when it is accepted" in str(form.fields["is_set_aside"].label)
    advance(work, "approve", actor=acting(work.supervisor.user), at=NOW)
    form = SecureForm(None, funding=Funding.objects.get(pk=funding.pk))
    assert "which is over" in str(form.fields["is_set_aside"].label)
