"""Facts: what the text promises, each with the words it rests on."""

from __future__ import annotations

from dataclasses import dataclass, replace

from fairbrief.fairness.facts.afterwards import read_follow_on
from fairbrief.fairness.facts.contact import Contact, read_contact
from fairbrief.fairness.facts.credit import read_credit_only
from fairbrief.fairness.facts.deliverables import Deliverables, read_deliverables
from fairbrief.fairness.facts.eligibility import read_eligibility
from fairbrief.fairness.facts.in_full import in_full
from fairbrief.fairness.facts.named import with_name
from fairbrief.fairness.facts.pay import Pay, read_pay, with_hours_of_pay
from fairbrief.fairness.facts.people import read_feedback, read_senior, read_supervisor
from fairbrief.fairness.facts.place import Place, read_place
from fairbrief.fairness.facts.routine import Routine, read_routine
from fairbrief.fairness.facts.time import (
    Hours,
    read_application_deadline,
    read_deadline,
    read_duration,
    read_hours,
    read_start,
)
from fairbrief.fairness.facts.work import read_learning
from fairbrief.fairness.text import Page, Quote
from fairbrief.fairness.visible import visible


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
    start: Quote | None
    eligibility: tuple[Quote, ...]


def read_facts(text: str) -> Facts:
    """Reads the facts of a text of any kind and length."""
    seen = visible(text)
    facts: Facts = seen.put_back(facts_of(Page(seen.text)))
    return facts


def facts_of(page: Page) -> Facts:
    duration, weeks = read_duration(page)
    hours = read_hours(page, weeks)
    pay = read_pay(page, hours)
    routine = read_routine(page)
    return Facts(
        pay=_quoted(page, pay),
        hours=with_hours_of_pay(page, pay, hours, weeks),
        duration=_full(page, duration),
        deadline=read_deadline(page),
        application_deadline=read_application_deadline(page),
        deliverables=_quoted(page, read_deliverables(page)),
        supervisor=_person(page, read_supervisor(page)),
        senior_access=_person(page, read_senior(page)),
        feedback=_person(page, read_feedback(page)),
        learning=_full(page, read_learning(page), to_its_end=True),
        routine=Routine(routine.substantial, tuple(in_full(page, each) for each in routine.quotes)),
        place=_quoted(page, read_place(page)),
        follow_on=_full(page, read_follow_on(page)),
        credit_only=read_credit_only(
            page, is_unpaid=pay.status == "unpaid", is_paid=pay.status == "paid"
        ),
        contact=read_contact(page),
        start=read_start(page),
        eligibility=read_eligibility(page),
    )


def _full(page: Page, quote: Quote | None, *, to_its_end: bool = False) -> Quote | None:
    return in_full(page, quote, to_its_end=to_its_end) if quote else None


def _quoted[Fact: (Pay, Deliverables, Place)](page: Page, fact: Fact) -> Fact:
    quote = _full(page, fact.quote)
    return fact if quote is fact.quote else replace(fact, quote=quote)


def _person(page: Page, quote: Quote | None) -> Quote | None:
    return in_full(page, with_name(page, quote)) if quote else None
