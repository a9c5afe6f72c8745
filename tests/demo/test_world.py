"""The demo's world: filled once, whole, and believable."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from fairbrief.audit.chain import verify
from fairbrief.audit.models import Event
from fairbrief.clocks.models import Clock
from fairbrief.demo.world import fill
from fairbrief.notices.models import Notice
from fairbrief.organizations.models import Campus, Employer
from fairbrief.students.models import Student

AT = datetime(2027, 2, 10, 15, 0, tzinfo=UTC)




@pytest.mark.django_db
def test_world() -> None:
    steps = []
    fill(at=AT, progress=lambda said, done, total: steps.append((done, total)))
    assert Campus.objects.count() == 2
    assert Employer.objects.count() == 13
    assert Student.objects.count() == 60
    assert steps[-1][0] == steps[-1][1]
    assert not Notice.objects.filter(mailed_at=None).exists()
    assert not Event.objects.filter(at__gt=AT).exists()
    assert not Clock.objects.exclude(failure="").exists()
    assert not list(verify())
