"""The wording of November 2026. Agreements carry it: not a letter of it may change.

A later wording takes over what it leaves as it was, and says the rest anew in its own module.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from fairbrief.kernel.money import Money

type Terms = dict[str, Any]

#: What the other side may take to look at work.
REVIEW_DAYS = 5


def day(value: str) -> str:
    return f"{date.fromisoformat(value):%A %-d %B %Y}" if value else "a day to be agreed"


def count(number: int | None, one: str, many: str = "") -> str:
    return f"{number or 0} {one if number == 1 else many or one + 's'}"


def sentence(text: str) -> str:
    text = " ".join(text.split())
    return text if text.endswith((".", "?", "!")) else f"{text}."


def parties(terms: Terms) -> Iterator[str]:
    employer, student = terms["employer"], terms["student"]
    known = [employer["kind"], employer["place"]]
    if employer["registration"]:
        known.append(f"registered as {employer['registration']}")
    if employer["website"]:
        known.append(employer["website"])
    yield f"The employer is {employer['name']} ({'; '.join(part for part in known if part)})."
    works_from = f", working from {student['works_from']}" if student["works_from"] else ""
    yield (
        f"The student is {student['name']} ({student['email']}), enrolled at "
        f"{student['campus']}{works_from}."
    )
    yield (
        f"This agreement was made on {day(terms['made_on'])} from version "
        f"{terms['brief']['version']} of brief {terms['brief']['code']}. It binds both when both "
        "have signed it."
    )


def scope(terms: Terms) -> Iterator[str]:
    lines = ["The student makes and hands in the following, and nothing else is owed:"]
    for letter, each in zip("abcdefgh", terms["deliverables"], strict=False):
        lines.append(f"  ({letter}) {each['title'].rstrip('.')}. It is accepted when:")
        lines += [f"    - {criterion}" for criterion in each["criteria"]]
    yield "\n".join(lines)
    yield (
        f"The work is estimated at {count(terms['hours'], 'hour')} in all, and at most "
        f"{count(terms['weekly_cap'], 'hour')} in any week of term. Place of work: "
        f"{terms['place']}."
    )
    if terms["tools"]:
        yield f"The employer provides, free of charge: {sentence(terms['tools'])}"
    yield (
        "When 80 and when 100 percent of the hours are used, both say how to go on: as it is, with "
        "less to do, with more hours and pay, or not at all."
    )
    if terms["learning"]:
        yield f"What the student is to learn: {sentence(terms['learning'])}"


def deadline(terms: Terms) -> Iterator[str]:
    yield (
        f"Work starts on {day(terms['starts_on'])}, and never before the pay is recorded as "
        f"secured. It is due on {day(terms['due_on'])}."
    )
    yield (
        f"The employer accepts each hand-in, or asks for changes by the criteria above, within "
        f"{REVIEW_DAYS} business days. After that it counts as accepted. Changes can be asked for "
        "twice."
    )
    yield (
        "Either side may pause the work with a reason. The due date moves by as many days as the "
        "pause lasts."
    )


def reporting(terms: Terms) -> Iterator[str]:
    supervisor, backup = terms["supervisor"], terms["backup"]
    yield f"The student reports to {named(supervisor)} ({supervisor['email']}) and to nobody else."
    if backup:
        yield f"In absence, {named(backup)} ({backup['email']}) stands in."
    yield (
        f"They speak {count(terms['checkins_a_week'] or 1, 'time')} a week. Channel: "
        f"{sentence(terms['channel'] or 'as the two choose')}"
    )
    yield "A question from a student who is stuck is answered within one business day."


def named(person: dict[str, str]) -> str:
    return f"{person['name']}, {person['title']}" if person["title"] else person["name"]


def meeting(terms: Terms) -> Iterator[str]:
    if terms["leader"] and terms["senior_sessions"]:
        yield (
            f"The student has {count(terms['senior_sessions'], 'live conversation')} of "
            f"{terms['senior_minutes']} minutes with {named(terms['leader'])}, the first before "
            "the midpoint of the work."
        )
    else:
        yield "No conversation with a senior person is promised."


def paying(terms: Terms) -> Iterator[str]:
    if terms["pay_kind"] == "none":
        yield (
            "This work is unpaid. The student's campus allows this for employers of this kind, and "
            "the student was told before applying."
        )
        yield "Rights in the work pass to the employer when it is accepted, and not before."
    else:
        fee = Money(terms["fee_minor"], terms["currency"])
        yield (
            f"The employer pays {fee} for the whole, all of it to the student. At "
            f"{count(terms['hours'], 'hour')} that is {fee.per_hour(terms['hours'])} an hour."
        )
        yield (
            f"It is paid within {count(terms['pay_days'], 'day')} of acceptance, by "
            f"{sentence(terms['pay_method'] or 'bank transfer')}"
        )
        yield "Rights in the work pass to the employer when it is paid in full, and not before."
    costs = terms["student_costs"]
    yield f"Costs the student bears: {sentence(costs)}" if costs else "The student bears no costs."


def ending(terms: Terms) -> Iterator[str]:
    yield (
        "Any change of scope, hours, date or pay is written as a change order, priced, and signed "
        "by both before it counts."
    )
    if terms["pay_kind"] == "none":
        yield "Either side may end this early, at any time, with a reason."
    else:
        yield (
            "Either side may end this early, at any time, with a reason. Hours worked are then "
            "paid from the first hour: the same share of the fee as of the hours, at most the fee."
        )


def caring(terms: Terms) -> Iterator[str]:
    yield (
        "The student may show the accepted work in a portfolio, without anything marked "
        "confidential."
        if terms["portfolio_allowed"]
        else "The student may name the project and the employer, and shows the work itself only "
        "with permission."
    )
    yield "What is marked confidential stays so for one year."
    if terms["accommodation_contact"]:
        yield f"For an accommodation the student writes to {terms['accommodation_contact']}."


def disagreeing(terms: Terms) -> Iterator[str]:
    office = terms["office"]
    yield (
        "If the two disagree, each answers the other within five business days; who stays silent "
        "is decided upon without being heard."
    )
    yield (
        f"{office['name']} ({office['email']}) then decides on this agreement and the evidence, "
        "free of charge."
    )
    yield (
        "This text does not settle whether the law sees the student as an employee. Nothing in it "
        "takes away a right that the law gives either side."
    )


CLAUSES = (
    ("The parties", parties),
    ("Scope", scope),
    ("Deadline", deadline),
    ("Reports to", reporting),
    ("Senior access", meeting),
    ("Pay", paying),
    ("Changes and ending early", ending),
    ("Showing, keeping, access", caring),
    ("If you disagree", disagreeing),
)
