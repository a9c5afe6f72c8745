"""Applications that came to nothing are kept for two years, and then their words go."""

from __future__ import annotations

import pytest

from fairbrief.applications.actions import decline_offer
from fairbrief.applications.forgetting import forget_applications
from fairbrief.applications.models import Application
from fairbrief.audit.chain import verify
from fairbrief.audit.models import Event
from tests.builders import NOW, acting, days
from tests.working import an_offer

pytestmark = pytest.mark.django_db

LATER = NOW.replace(year=NOW.year + 2) + days(1)


def test_words_of_one_that_came_to_nothing_go_after_two_years() -> None:
    application = an_offer()
    assert forget_applications(at=LATER) == 0
    decline_offer(
        application,
        reason="I found other work.",
        actor=acting(application.student.user),
        at=NOW,
    )
    assert forget_applications(at=LATER - days(3)) == 0
    assert forget_applications(at=LATER) == 1
    assert forget_applications(at=LATER) == 0
    application = Application.objects.get()
    assert application.reason == "–"
    assert application.interest in ("", "–")
    told = Event.objects.filter(subject_label="applications.application")
    assert set(told.exclude(name="words_forgotten").values_list("actor_name", flat=True)) == {""}
    assert list(verify()) == []
