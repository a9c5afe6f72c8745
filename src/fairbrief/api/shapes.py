"""What is asked and answered, as the description at /api/v1/openapi.json has it.

Answers are written by `fairness.to_json` and sent as they are; these shapes describe them, and a
test holds the two together.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

from ninja import Schema
from pydantic import BeforeValidator, ConfigDict, Field, StrictInt, StrictStr

#: Postings in one request.
MOST = 200


def _whole(value: object) -> object:
    """JSON has one kind of number: 100.0 is the whole number 100."""
    return int(value) if isinstance(value, float) and value.is_integer() else value


Identity = (
    Annotated[StrictStr, Field(max_length=200)]
    | Annotated[StrictInt, BeforeValidator(_whole)]
    | None
)


class Asked(Schema):
    """A posting. `id`, if given, comes back with the answer."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [{"id": "a-1", "title": "Social media intern", "text": "Unpaid, remote …"}]
        }
    )

    id: Identity = None
    title: StrictStr = ""
    text: StrictStr = Field(
        description="Its words. Read up to 100,000 characters; `was_cut` says if it was longer."
    )


#: What a text has that says anything: a character that no language of patterns takes for space.
A_WORD = r"[^\s\u001c-\u001f\u0085\ufeff]"


class AskedAlone(Asked):
    """A posting with words to read. `id`, if given, comes back with the answer."""

    text: StrictStr = Field(
        description="Its words. Read up to 100,000 characters; `was_cut` says if it was longer.",
        json_schema_extra={"pattern": A_WORD},
    )


class Many(Schema):
    """Up to 200 postings; one without words is read as one that says nothing."""

    postings: list[Asked] = Field(min_length=1, max_length=MOST)


class Words(Schema):
    """Words of the posting and where they stand; left out where none are."""

    evidence: str = ""
    span: list[int] = []


class Stated(Words):
    """Whether something is said, and the words that say it."""

    stated: bool


class Pay(Words):
    status: str = Field(description="paid, unpaid or unstated")
    hourly_usd: float | None
    amount: float | None
    currency: str
    unit: str


class Hours(Words):
    stated: bool
    weekly: float | None
    total: float | None


class Deliverables(Words):
    concrete: bool


class Named(Words):
    named: bool


class Routine(Words):
    substantial: bool


class Contact(Schema):
    """How it says to get in touch."""

    mail_domains: list[str]
    link_domains: list[str]
    channels: list[Words]


class FactsRead(Schema):
    """What the posting says."""

    pay: Pay
    hours: Hours
    duration: Stated
    deadline: Stated
    application_deadline: Stated
    deliverables: Deliverables
    supervisor: Named
    senior_access: Stated
    feedback: Stated
    learning: Stated
    routine: Routine
    place: str = Field(description="remote, onsite, hybrid or unstated")
    place_said: Stated
    follow_on: Stated
    credit_only: bool
    credit_said: Stated
    start: Stated
    eligibility: list[Words]
    contact: Contact


class Scam(Schema):
    likely: bool
    patterns: list[str]
    country: str = Field(description="Whose police to tell of it; empty where that is not known.")


class Found(Schema):
    """One finding, with its evidence, reason, source and remedy."""

    rule: str
    version: int
    severity: str = Field(description="block, review, coach or note, weightiest first")
    title: str
    evidence: str
    span: list[int] = Field(
        description="Characters of title, line end and text; [0, 0] when nothing stands there"
    )
    why: str
    source: str
    checked: date = Field(description="When the source was last read")
    remedy: str
    example: str
    ask: str
    field: str
    house: str


class InOrder(Schema):
    rule: str
    said: str


class Reading(Schema):
    """A reading: the verdict with its reasons. Reasons, never a score."""

    id: Identity = None
    verdict: str = Field(description="clear, ask, refuse or scam")
    rules_version: str
    rules_read: int
    facts: FactsRead
    scam: Scam
    findings: list[Found]
    passed: list[InOrder]
    questions: list[str]
    was_cut: bool
    around: Words | None = Field(
        description="The heading after which other postings of its page were left out."
    )
    is_read: bool = Field(
        description="False of a text not in English, of a few words, and of a warning of scams."
    )
    reviewer_asks: list[str]


class Readings(Schema):
    """A reading for each posting, in the order they were sent."""

    readings: list[Reading]


class Rule(Schema):
    """One rule. `title` may hold {said}: what was found. `remedy` is for who writes a brief,
    `advice` for who reads a text from elsewhere, where that differs."""

    id: str
    version: int
    reads: str = Field(description="fields, text or both: a brief, a text from anywhere, or either")
    severity: str
    title: str
    why: str
    source: str
    checked: date
    remedy: str
    advice: str
    ask: str
    example: str


class Rules(Schema):
    rules_version: str
    rules: list[Rule]


class Detail(Schema):
    at: str
    message: str


class Refused(Schema):
    status: int
    message: str
    details: list[Detail]


class Error(Schema):
    """Every error has this shape."""

    error: Refused


def refusals(*statuses: int) -> dict[Any, Any]:
    """The errors an operation may answer with."""
    return dict.fromkeys(statuses, Error)
