"""Many clocks in one transaction: each once, whatever fails or dies among them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import timedelta
from typing import Any

import pytest

from fairbrief.audit.actors import INSTALLATION
from fairbrief.audit.record import record
from fairbrief.briefs.models import Brief
from fairbrief.clocks import firing
from fairbrief.clocks.firing import RETRY_AFTER, fire_due
from fairbrief.clocks.models import Clock
from fairbrief.clocks.rules import RULES, ClockRule, start_clock
from fairbrief.kernel.errors import IllegalMoveError
from tests.builders import NOW, a_campus, a_draft, an_employer, days

pytestmark = pytest.mark.django_db

#: What was run or reminded of, a list each time.
ran: list[tuple[str, list[int]]] = []
faults: dict[int, Callable[[str], BaseException]] = {}


def consequence(subjects: Sequence[Brief], *, actor: object, at: object) -> None:
    _do("then", subjects)


def _remind(pairs: Sequence[tuple[Any, Clock]]) -> None:
    _do("remind", [subject for subject, _clock in pairs])


def _do(what: str, subjects: Sequence[Brief]) -> None:
    keys = sorted(subject.pk for subject in subjects)
    for key in keys:
        if key in faults:
            raise faults[key]("a fault of ours")
    # Written with the rest, so that it is taken back with the rest.
    Brief.objects.filter(pk__in=keys).update(title=what)
    ran.append((what, keys))


RULE = "test.together"


@pytest.fixture(autouse=True)
def _clean() -> Iterator[None]:
    ran.clear()
    faults.clear()
    ClockRule(
        kind=RULE,
        owner="campus",
        due=lambda subject, start: start + days(5),
        otherwise="then nothing",
        then_all=f"{__name__}.consequence",
        remind=lambda subject, start, due: [start + days(3)],
        remind_all=_remind,
    )
    yield
    RULES.pop(RULE)


@pytest.fixture
def keys() -> list[int]:
    """Four briefs whose clocks run since one moment after the other."""
    employer = an_employer()
    briefs = [a_draft(employer, a_campus()) for _ in range(4)]
    for place, brief in enumerate(briefs):
        start_clock(RULES[RULE], brief, at=NOW + timedelta(minutes=place))
    return sorted(brief.pk for brief in briefs)


def fired() -> int:
    return Clock.objects.filter(fired_at__isnull=False).count()


def test_each_is_reminded_and_runs_out_with_the_others(keys: list[int]) -> None:
    assert fire_due(at=NOW + days(3.5)) == 4
    assert fire_due(at=NOW + days(3.5)) == 0
    assert fire_due(at=NOW + days(6)) == 4
    assert fire_due(at=NOW + days(6)) == 0
    assert ran == [("remind", keys), ("then", keys)]
    assert fired() == 4


def test_batches_are_taken_one_after_the_other(
    keys: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(firing, "A_BATCH", 3)
    assert fire_due(at=NOW + days(3.5)) == 4
    assert fire_due(at=NOW + days(6), limit=2) == 2
    assert fire_due(at=NOW + days(6)) == 2
    assert [what for what, _keys in ran] == ["remind", "remind", "then", "then"]
    assert sorted(key for what, some in ran if what == "then" for key in some) == keys


@pytest.mark.parametrize("moment", [3.5, 6])
def test_one_that_fails_keeps_no_other_waiting(keys: list[int], moment: float) -> None:
    faults[keys[1]] = RuntimeError
    at = NOW + days(moment)
    fire_due(at=at)
    assert sorted(key for _what, some in ran for key in some) == [keys[0], *keys[2:]]
    falls = Clock.objects.get(subject_id=keys[1])
    assert falls.is_live
    assert falls.failure
    assert falls.next_at == at + RETRY_AFTER
    assert Clock.objects.exclude(failure="").count() == 1
    faults.clear()
    fire_due(at=at + RETRY_AFTER)
    assert sorted(key for _what, some in ran for key in some) == keys
    assert not Clock.objects.exclude(failure="").exists()


def test_one_whose_turn_was_taken_stops_and_the_others_run_out(keys: list[int]) -> None:
    taken = Brief.objects.get(pk=keys[2])
    faults[taken.pk] = lambda _said: IllegalMoveError("taken", subject=taken)
    record(taken, "sent", actor=INSTALLATION, at=NOW + days(1), source="elsewhere", target="draft")
    fire_due(at=NOW + days(6))
    late = Clock.objects.get(subject_id=keys[2])
    assert (late.stopped_at, late.fired_at) == (NOW + days(6), None)
    assert fired() == 3


@pytest.mark.parametrize(
    ("name", "moment", "what"),
    [("remind_together", 3.5, "remind"), ("run_out_together", 6, "then")],
)
def test_a_worker_that_is_killed_before_the_commit_leaves_nothing_and_loses_nothing(
    keys: list[int], monkeypatch: pytest.MonkeyPatch, name: str, moment: float, what: str
) -> None:
    real: Callable[..., int] = getattr(firing, name)

    def killed(*args: Any, **kwargs: Any) -> int:
        real(*args, **kwargs)
        raise KeyboardInterrupt

    monkeypatch.setattr(firing, name, killed)
    before = list(Clock.objects.order_by("pk").values())
    with pytest.raises(KeyboardInterrupt):
        fire_due(at=NOW + days(moment))
    assert list(Clock.objects.order_by("pk").values()) == before
    assert not Brief.objects.filter(title=what).exists()
    monkeypatch.setattr(firing, name, real)
    assert fire_due(at=NOW + days(moment)) == 4
    assert fire_due(at=NOW + days(moment)) == 0
    assert Brief.objects.filter(title=what).count() == 4


def test_of_one_moment_reminders_come_first(keys: list[int]) -> None:
    Clock.objects.filter(subject_id__in=keys[:2]).update(
        next_at=NOW + days(6), due_at=NOW + days(6)
    )
    Clock.objects.filter(subject_id__in=keys[2:]).update(
        next_at=NOW + days(6), due_at=NOW + days(9)
    )
    fire_due(at=NOW + days(6))
    assert ran == [("remind", keys[2:]), ("then", keys[:2])]


def test_what_has_no_subject_any_more_stops(keys: list[int]) -> None:
    Clock.objects.filter(subject_id=keys[0]).update(subject_id=0)
    assert fire_due(at=NOW + days(3.5)) == 4
    assert ran == [("remind", keys[1:])]
    Clock.objects.filter(subject_id=keys[1]).update(subject_id=1)
    fire_due(at=NOW + days(6))
    assert ran[1:] == [("then", keys[2:])]
    assert Clock.objects.filter(stopped_at__isnull=False).count() == 2
