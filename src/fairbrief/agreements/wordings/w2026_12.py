"""The wording of December 2026. Agreements carry it: not a letter of it may change.

It adds to the one before: two milestones above 15 hours, the list of work, what late pay means,
rights and confidentiality with their bounds, accepted deliverables counting at an early end,
how the student is engaged, and how long it is kept.

Sources: New York General Business Law art. 44-A, Illinois Freelance Worker Protection Act
(820 ILCS 193) and California Bus. & Prof. Code § 18100 for what a contract with a freelance worker
must hold.
"""

from __future__ import annotations

from collections.abc import Iterator
from string import ascii_lowercase
from typing import Any

from fairbrief.agreements.wordings import w2026_11 as before
from fairbrief.kernel.money import Money

type Terms = dict[str, Any]


#: In what capacity the student works.
_CAPACITIES = {
    "contractor": "an independent contractor; nothing is withheld from the pay",
    "payroll": "an employee, paid through the employer's payroll",
    "through_eor": "an employee of an employer of record that the employer uses",
    "credit": "a student who does it for academic credit",
    "volunteer": "a volunteer",
}


def _parties(terms: Terms) -> Iterator[str]:
    yield from before.parties(terms)
    yield "Where a side gave its postal address, it stands beside its signature."


def _scope(terms: Terms) -> Iterator[str]:
    lines = ["The student makes and hands in the following, and nothing else is owed:"]
    for letter, each in zip(ascii_lowercase, terms["deliverables"], strict=False):
        lines.append(f"  ({letter}) {each['title'].rstrip('.')}. It is accepted when:")
        lines += [f"    - {criterion}" for criterion in each["criteria"]]
    _as_before, *rest = before.scope(terms)
    yield "\n".join(lines)
    yield from rest


def _deadline(terms: Terms) -> Iterator[str]:
    starts, *rest = before.deadline(terms)
    yield starts
    if midway := terms["midway"]:
        yield (
            f"The work has two milestones. The first, by {before.day(midway['on'])}: "
            f"{before.sentence(midway['what'])} The second, by {before.day(terms['due_on'])}: "
            "all the rest."
        )
    yield from rest


def _paying(terms: Terms) -> Iterator[str]:
    *lines, costs = before.paying(terms)
    if terms["pay_kind"] == "none":
        yield lines[0]
        yield costs
        return
    whole, due, _rights = lines
    yield whole
    if midway := terms["midway"]:
        fee = Money(terms["fee_minor"], terms["currency"])
        first = fee.share(midway["percent"], 100)
        yield (
            f"Of the fee, {first} stand for the first milestone and {fee - first} for the second."
        )
    yield due
    yield (
        "With the work, and at the latest on the due date, the student hands in a list of what was "
        "done. The days to pay run from acceptance, also from acceptance by silence."
    )
    yield (
        "Pay that is due may not be made to depend on taking less or on doing more, and nobody "
        "may be treated worse for asking for it."
    )
    yield costs


def _rights(terms: Terms) -> Iterator[str]:
    if terms["pay_kind"] == "none":
        yield "Rights in the work pass to the employer when it is accepted, and not before."
    else:
        yield "Rights in the work pass to the employer when it is paid in full, and not before."
    yield (
        "Until then the employer may look at it to judge it, and not use it. What the student "
        "had or knew before, and general skill, stay the student's."
    )
    yield (
        "The student may show the accepted work in a portfolio, without anything confidential."
        if terms["portfolio_allowed"]
        else "The student may name the project and the employer, and shows the work itself only "
        "with permission."
    )


def _confidence(terms: Terms) -> Iterator[str]:
    months = terms["confidential_months"]
    if not months:
        yield "Nothing in this work is confidential, except what the law protects by itself."
    else:
        yield (
            "Confidential is what was marked so in writing, and what is plainly someone's private "
            f"data. It stays so for {before.count(months, 'month')} after the work ends."
        )
    yield (
        "It never covers what is public or was known before, the pay and the terms of this "
        "agreement, or what is told to the career office, an adviser, a lawyer or an authority."
    )
    yield "Nobody is kept from working for others, during this work or after it."


def _ending(terms: Terms) -> Iterator[str]:
    for line in before.ending(terms):
        yield line.replace(
            "as of the hours, at most the fee.",
            "as of the hours, or as of the deliverables accepted by then, whichever is more; at "
            "most the fee.",
        )


def _engaged(terms: Terms) -> Iterator[str]:
    if stated := terms["engaged_as"]:
        yield (
            f"The student works as {_CAPACITIES[stated]}. The employer stated so on "
            f"{before.day(terms['engaged_on'])}, after the status check kept with this agreement."
        )
    else:
        yield (
            "In what capacity the student works, the employer states before it signs. This text "
            "then says so, and both sign it."
        )
    yield (
        "Whether the law asks the student for an authorization, the student says to the career "
        "office alone."
    )
    yield (
        "Where an authorization is needed, such as for a student visa or someone under 18, work "
        "starts when the career office has it, and not before. Signing need not wait for it."
    )
    yield (
        "This text does not settle whether the law sees the student as an employee. Nothing in it "
        "takes away a right that the law gives either side."
    )


def _keeping(terms: Terms) -> Iterator[str]:
    if terms["accommodation_contact"]:
        yield f"For an accommodation the student writes to {terms['accommodation_contact']}."
    yield (
        "This text, its signatures and the record of the work are kept for "
        f"{before.count(terms['keep_years'], 'year')} after the work ends. Both sides can fetch a "
        "copy at any time until then."
    )


def _disagreeing(terms: Terms) -> Iterator[str]:
    yield "If the two disagree, they talk first."
    stays_silent, decides, _status = before.disagreeing(terms)
    yield stays_silent.replace("If the two disagree, each", "If that does not settle it, each")
    yield decides


CLAUSES = (
    ("The parties", _parties),
    ("Scope", _scope),
    ("Deadline", _deadline),
    ("Reports to", before.reporting),
    ("Senior access", before.meeting),
    ("Pay", _paying),
    ("Rights in the work", _rights),
    ("What stays between you", _confidence),
    ("Changes and ending early", _ending),
    ("How the student is engaged", _engaged),
    ("Access and keeping", _keeping),
    ("If you disagree", _disagreeing),
)
