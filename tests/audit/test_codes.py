"""What events are about is called by its code, whatever order its own lists have."""

from __future__ import annotations

import pytest
from django.apps import apps

from fairbrief.audit.actors import INSTALLATION
from fairbrief.audit.models import Event
from fairbrief.audit.queries import with_codes
from fairbrief.audit.record import record
from tests.builders import NOW, a_campus, an_employer

pytestmark = pytest.mark.django_db


def test_events_have_the_codes_of_what_they_are_about() -> None:
    subjects = [a_campus(), an_employer()]
    for each in subjects:
        record(each, "looked at", actor=INSTALLATION, at=NOW)
    for order in ("id", "-id"):
        rows = Event.objects.filter(name="looked at").order_by(order)
        found = {row.subject_label: row.code for row in with_codes(rows)}  # type: ignore[attr-defined]
        assert found == {each._meta.label_lower: each.code for each in subjects}


def test_whatever_the_first_one_is_about_codes_are_found() -> None:
    labels = [model._meta.label_lower for model in apps.get_models()]
    for label in labels:
        rows = [Event(subject_label=each, subject_id=0) for each in (label, "briefs.brief")]
        assert {row.code for row in with_codes(rows)} == {""}  # type: ignore[attr-defined]
