"""Facts: what the text promises, each with the words it rests on."""

from __future__ import annotations

from dataclasses import dataclass

from fairbrief.fairness.facts.contact import Contact, read_contact
from fairbrief.fairness.facts.pay import Pay, read_pay
from fairbrief.fairness.facts.people import read_feedback, read_senior, read_supervisor
from fairbrief.fairness.facts.place import Place, read_place
from fairbrief.fairness.facts.time import (
    Hours,
    read_application_deadline,
    read_deadline,
    read_duration,
    read_hours,
)
from fairbrief.fairness.facts.work import (
    Deliverables,
    Routine,
    read_credit_only,
    read_deliverables,
    read_follow_on,
    read_learning,
    read_routine,
)
from fairbrief.fairness.text import Quote


@dataclass(frozen=True, kw_only=True)
class Facts:
    """Everything read from one text. A `Quote | None` is a thing said or not said."""

    pay: Pay
    hours: Hours
    duration: Quote | None
    deadline: Quote | None
    application_deadline: Quote | None
    deliverables: Deliverables
    supervisor: Quote | None
    senior_access: Quote | None
    feedback: Quote | None
    learning: Quote | None
    routine: Routine
    place: Place
    follow_on: Quote | None
    credit_only: Quote | None
    contact: Contact


def read_facts(text: str) -> Facts:
    """Reads the facts of a text of any kind and length."""
    hours = read_hours(text)
    return Facts(
        pay=read_pay(text, hours),
        hours=hours,
        duration=read_duration(text),
        deadline=read_deadline(text),
        application_deadline=read_application_deadline(text),
        deliverables=read_deliverables(text),
        supervisor=read_supervisor(text),
        senior_access=read_senior(text),
        feedback=read_feedback(text),
        learning=read_learning(text),
        routine=read_routine(text),
        place=read_place(text),
        follow_on=read_follow_on(text),
        credit_only=read_credit_only(text),
        contact=read_contact(text),
    )
