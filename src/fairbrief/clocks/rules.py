"""Clock rules: declared by the rooms, started and stopped by their transition tables."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.utils.module_loading import import_string

from fairbrief.audit.workflow import Change, Effect
from fairbrief.clocks.models import Clock
from fairbrief.kernel.clock import after_business_days

if TYPE_CHECKING:
    from django.db import models
    from django.utils.functional import _StrOrPromise

#: Every rule of the installation, by kind.
RULES: dict[str, ClockRule] = {}


@dataclass(frozen=True, kw_only=True)
class ClockRule:
    """One waiting state.

    `owner` is the side whose turn it is ("student", "employer", "campus"). `due` gives the moment
    from the subject and the start. `then` is the dotted path of the action that runs at the due
    moment, called `action(subject, actor=CLOCK, at=…)`; "" when the clock only warns. `otherwise`
    says the consequence in words, as the chip shows it, of everyone by name; `told` says it to
    those who are in it, as "you", by what they are ("student", "employer", "campus", or more
    closely "director"). `remind` gives moments before `due` from the subject, the start and the due
    moment; at each the effect `reminder` runs with the change-like argument (subject, clock).
    `reads` names the relations of the subject that reminder and consequence read, so that they
    come with it.

    `is_dated` says that the moment is a day everybody knows, not a turn that somebody may miss:
    no outage of ours moves it.

    Where there may be many at once, `then_all` and `remind_all` stand in the place of `then` and
    `reminder`: `action(subjects, actor=CLOCK, at=…)`, which in a few statements does all or raises
    and does nothing, and the effect with all pairs (subject, clock).
    """

    kind: str
    owner: str
    due: Callable[[Any, datetime], datetime]
    otherwise: _StrOrPromise
    told: Mapping[str, _StrOrPromise] = field(default_factory=dict)
    then: str = ""
    remind: Callable[[Any, datetime, datetime], list[datetime]] = lambda subject, start, due: []
    reminder: Callable[[Any, Clock], None] | None = None
    reads: tuple[str, ...] = ()
    then_all: str = ""
    remind_all: Callable[[Sequence[tuple[Any, Clock]]], None] | None = None
    is_dated: bool = False

    def __post_init__(self) -> None:
        RULES[self.kind] = self

    def run_consequence(self, subject: models.Model, *, at: datetime) -> None:
        from fairbrief.audit.actors import CLOCK

        if self.then_all:
            import_string(self.then_all)([subject], actor=CLOCK, at=at)
        elif self.then:
            import_string(self.then)(subject, actor=CLOCK, at=at)

    def remind_each(self, pairs: Sequence[tuple[Any, Clock]]) -> None:
        """The effect of one reminder of each clock, at the moment that has come."""
        if self.remind_all:
            self.remind_all(pairs)
        elif self.reminder:
            for subject, clock in pairs:
                self.reminder(subject, clock)

    def next_moment(self, subject: Any, start: datetime, due: datetime, sent: int) -> datetime:
        return next(iter(self.moments(subject, start, due)[sent:]), due)

    def moments(self, subject: Any, start: datetime, due: datetime) -> list[datetime]:
        """When it reminds, in order."""
        return sorted(each for each in self.remind(subject, start, due) if start < each < due)


def business_days(
    days: int,
    *,
    zone: Callable[[Any], str],
    place: Callable[[Any], tuple[str, str]],
) -> Callable[[Any, datetime], datetime]:
    """A due moment: 17:00 of the nth business day where the owner of the turn is.

    `place` gives its country and the part of it, such as ("US", "OH"), for the public holidays.
    """

    def due(subject: Any, start: datetime) -> datetime:
        country, part = place(subject)
        return after_business_days(
            start, days, zone=zone(subject), country=country, subdivision=part
        )

    return due


def starts(rule: ClockRule) -> Effect:
    """Effect: the rule's clock starts. One of the same kind that still runs is stopped first."""

    def effect(change: Change) -> None:
        start_clock(rule, change.subject, at=change.at)

    return effect


def stops(*rules: ClockRule) -> Effect:
    """Effect: the turn was taken. Without rules, every live clock of the subject stops."""
    return _Stops([rule.kind for rule in rules])


@dataclass(frozen=True)
class _Stops:
    kinds: list[str]

    def __call__(self, change: Change) -> None:
        stop_clocks(change.subject, at=change.at, kinds=self.kinds)

    def for_all(self, changes: Sequence[Change]) -> None:
        stop_clocks_of([each.subject for each in changes], at=changes[0].at, kinds=self.kinds)


def start_clock(rule: ClockRule, subject: models.Model, /, *, at: datetime) -> Clock:
    """Starts a clock outside a transition (a question asked, a check-in due)."""
    stop_clocks(subject, at=at, kinds=[rule.kind])
    clock = _clock(rule, subject, at=at)
    clock.save()
    return clock


def start_clocks(rule: ClockRule, subjects: Sequence[models.Model], /, *, at: datetime) -> None:
    """The same for many subjects of one model, in two statements."""
    stop_clocks_of(subjects, at=at, kinds=[rule.kind])
    Clock.objects.bulk_create(_clock(rule, each, at=at) for each in subjects)


def _clock(rule: ClockRule, subject: models.Model, *, at: datetime) -> Clock:
    """One that begins to run; not saved."""
    due = rule.due(subject, at)
    return Clock(
        subject_label=subject._meta.label_lower,
        subject_id=subject.pk,
        kind=rule.kind,
        owner=rule.owner,
        started_at=at,
        due_at=due,
        next_at=rule.next_moment(subject, at, due, 0),
    )


def postpone(subject: models.Model, rule: ClockRule, /, *, until: datetime) -> bool:
    """Lets the subject's live clock of the rule run on to `until`, if it would end sooner."""
    clock = (
        Clock.objects.select_for_update()
        .filter(
            subject_label=subject._meta.label_lower,
            subject_id=subject.pk,
            kind=rule.kind,
            stopped_at=None,
            fired_at=None,
            due_at__lt=until,
        )
        .first()
    )
    if clock is None:
        return False
    move_clock(clock, rule, subject, due=until)
    return True


def move_clock(clock: Clock, rule: ClockRule, subject: models.Model, /, *, due: datetime) -> None:
    """Gives a live clock another end; reminders that were sent are not sent again."""
    clock.due_at = due
    clock.next_at = rule.next_moment(subject, clock.started_at, due, clock.reminders_sent)
    clock.save(update_fields=["due_at", "next_at"])


def stop_clocks(subject: models.Model, /, *, at: datetime, kinds: list[str]) -> int:
    """Stops the subject's live clocks of the kinds; of all kinds when none is named."""
    return stop_clocks_of([subject], at=at, kinds=kinds)


def stop_clocks_of(subjects: Sequence[models.Model], /, *, at: datetime, kinds: list[str]) -> int:
    """The same for many subjects of one model, in one statement."""
    if not subjects:
        return 0
    clocks = Clock.objects.filter(
        subject_label=subjects[0]._meta.label_lower,
        subject_id__in=[each.pk for each in subjects],
        stopped_at=None,
        fired_at=None,
    )
    if kinds:
        clocks = clocks.filter(kind__in=kinds)
    return clocks.update(stopped_at=at)
