"""One row of a file of past records: its columns, and its cells read into what an entry needs."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from fairbrief.briefs.states import Place
from fairbrief.kernel.clock import day_in
from fairbrief.kernel.errors import FairbriefError
from fairbrief.kernel.names import readable
from fairbrief.kernel.sheets import (
    CellError,
    Row,
    plain,
    read_amount,
    read_day,
    read_hours,
    read_yes,
)
from fairbrief.roster.models import RosterEntry
from fairbrief.tracking.currencies import CURRENCIES
from fairbrief.tracking.models import PastImport
from fairbrief.tracking.states import LEAST_MINUTES

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise

MOST_MINUTES = 2_000 * 60


@dataclass(frozen=True, kw_only=True)
class Column:
    """A field a past record can have, and what its column may be called."""

    name: str
    label: _StrOrPromise
    headings: tuple[str, ...]
    is_needed: bool = False


COLUMNS: tuple[Column, ...] = (
    Column(
        name="student_number",
        label=_("Student number"),
        headings=(
            *("student number", "student id", "sid", "id number", "university id", "campus id"),
            *("student no", "banner id", "emplid", "id"),
        ),
    ),
    Column(
        name="email",
        label=_("Student’s mail address"),
        headings=("student email", "email", "e mail", "email address", "student mail", "mail"),
    ),
    Column(
        name="person",
        label=_("Student’s name"),
        headings=("student name", "student", "full name", "name"),
    ),
    Column(
        name="employer_name",
        label=_("Employer"),
        headings=("employer", "employer name", "company", "organization", "host", "site"),
        is_needed=True,
    ),
    Column(
        name="title",
        label=_("What it was"),
        headings=("title", "position", "job title", "role", "project", "experience"),
        is_needed=True,
    ),
    Column(
        name="starts_on",
        label=_("From"),
        headings=("start date", "start", "from", "begin date", "starts on", "begin"),
    ),
    Column(
        name="ends_on",
        label=_("To"),
        headings=("end date", "end", "to", "until", "ends on", "finish"),
        is_needed=True,
    ),
    Column(
        name="minutes",
        label=_("Hours in all"),
        headings=("total hours", "hours", "hours worked", "hrs", "hours in all"),
        is_needed=True,
    ),
    Column(
        name="paid",
        label=_("Paid in all"),
        headings=("paid", "total pay", "pay", "amount", "compensation", "stipend", "paid in all"),
    ),
    Column(
        name="rate",
        label=_("Pay an hour"),
        headings=("hourly rate", "hourly pay", "hourly wage", "pay rate", "wage", "rate"),
    ),
    Column(name="currency", label=_("Currency"), headings=("currency", "currency code")),
    Column(
        name="place",
        label=_("Where: remote, hybrid or on site"),
        headings=("modality", "work mode", "remote", "place", "location type", "location"),
    ),
    Column(
        name="what_i_did",
        label=_("What they did"),
        headings=("description", "what you did", "duties", "summary", "notes"),
    ),
    Column(
        name="objectives",
        label=_("Learning objectives"),
        headings=("learning objectives", "objectives", "learning goals"),
    ),
    Column(
        name="supervisor_name",
        label=_("Supervisor"),
        headings=("supervisor", "supervisor name", "manager", "contact"),
    ),
    Column(
        name="supervisor_email",
        label=_("Supervisor’s mail address"),
        headings=("supervisor email", "supervisor e mail", "manager email", "contact email"),
    ),
    Column(
        name="senior_contact",
        label=_("Met senior people (yes or no)"),
        headings=("senior contact", "met senior people", "senior access"),
    ),
    Column(
        name="seeks_credit",
        label=_("For credit (yes or no)"),
        headings=("for credit", "credit", "academic credit"),
    ),
    Column(name="course", label=_("Course"), headings=("course", "course code", "class")),
)
_LABELS = {each.name: each.label for each in COLUMNS}
_PLACES = {
    **{plain(value): value for value, _label in Place.choices},
    "virtual": "remote",
    "online": "remote",
    "yes": "remote",
    "no": "onsite",
    "on site": "onsite",
    "in person": "onsite",
    "office": "onsite",
    "site": "onsite",
}


@dataclass(frozen=True)
class Problem:
    """One row that is left out: its line, the heading of the cell, and what would mend it."""

    line: int
    heading: str
    reason: str


@dataclass
class Past:
    """One row that can be brought in, as columns of an experience, and whose it is.

    Someone who is to be put on the roster has `person` as long as there is no entry.
    """

    line: int
    columns: dict[str, Any]
    entry: RosterEntry | None = None
    student_id: int | None = None
    person: NewPerson | None = None

    @property
    def key(self) -> tuple[Any, ...]:
        told = self.columns
        return (
            told["employer_name"].casefold(),
            told["title"].casefold(),
            told["starts_on"],
            told["ends_on"],
        )

    @property
    def whose(self) -> set[tuple[str, Any]]:
        """By what its person is known."""
        known: set[tuple[str, Any]] = set()
        if self.entry is not None:
            known.add(("entry", self.entry.pk))
        if self.student_id is not None:
            known.add(("student", self.student_id))
        if self.person is not None:
            known.add(("new", self.person))
        return known


@dataclass(frozen=True)
class NewPerson:
    """Somebody the roster does not have yet."""

    student_number: str
    email: str
    name: str = field(compare=False)


def read_row(batch: PastImport, row: Row) -> Past | Problem:
    """The row's cells, read."""
    values: dict[str, Any] = {}
    for column in COLUMNS:
        cell = row.cell(batch.columns.get(column.name))
        if not cell and column.is_needed:
            return problem_at(batch, row, column.name, _t("It is empty. Fill it in."))
        try:
            values[column.name] = _read_cell(batch, column.name, cell)
        except FairbriefError as refusal:
            return problem_at(batch, row, column.name, str(refusal))
    return _sensible(batch, row, values)


def _read_cell(batch: PastImport, name: str, cell: str) -> Any:
    first = "day" if batch.day_first else "month"
    if name in ("starts_on", "ends_on"):
        return read_day(cell, first=first) if cell else None
    if name == "minutes":
        return read_hours(cell)
    if name in ("paid", "rate"):
        return read_amount(cell) if cell else (Decimal(0), "")
    if name in ("senior_contact", "seeks_credit"):
        return read_yes(cell)
    if name == "currency":
        return _currency(cell)
    if name == "place":
        return _place(cell)
    if name in ("email", "supervisor_email"):
        return _address(cell)
    if name == "objectives":
        return "\n".join(each.strip() for each in cell.splitlines() if each.strip())[:400]
    if name == "what_i_did":
        return cell[:1500]
    return readable(cell)[: 40 if name == "course" else 60 if name == "student_number" else 120]


def _currency(cell: str) -> str:
    code = cell.strip().upper()
    if code and code not in CURRENCIES:
        raise CellError(
            _t("“%(cell)s” is no currency known here. Use one of %(codes)s.")
            % {"cell": cell[:20], "codes": ", ".join(CURRENCIES)}
        )
    return code


def _place(cell: str) -> str:
    if not cell:
        return str(Place.REMOTE)
    known = _PLACES.get(plain(cell))
    if known is None:
        raise CellError(
            _t("“%(cell)s” is no place known here. Write remote, hybrid or on site.")
            % {"cell": cell[:40]}
        )
    return str(known)


def _address(cell: str) -> str:
    if not cell:
        return ""
    try:
        validate_email(cell)
    except ValidationError as error:
        raise CellError(_t("“%(cell)s” is no mail address.") % {"cell": cell[:60]}) from error
    return cell.lower()


def _sensible(batch: PastImport, row: Row, values: dict[str, Any]) -> Past | Problem:
    """The values put together, where they fit each other."""
    paid, currency = values.pop("paid")
    rate, rate_currency = values.pop("rate")
    code = values.pop("currency") or currency or rate_currency or batch.currency
    starts_on, ends_on = values["starts_on"] or values["ends_on"], values["ends_on"]
    minutes = values["minutes"]
    if code not in CURRENCIES:
        return problem_at(batch, row, "paid", _t("%(code)s is not known here.") % {"code": code})
    if ends_on < starts_on:
        return problem_at(batch, row, "ends_on", _t("The end comes before the start."))
    if ends_on > day_in(batch.campus.time_zone, batch.made_at):
        return problem_at(batch, row, "ends_on", _t("It is still to come. Bring in what is over."))
    if not LEAST_MINUTES <= minutes <= MOST_MINUTES:
        return problem_at(batch, row, "minutes", _t("Hours must be between a quarter and 2,000."))
    paid = paid or rate * minutes / 60
    if paid > 1_000_000:
        return problem_at(batch, row, "paid", _t("This is more than anybody is paid here."))
    if not values["student_number"] and not values["email"]:
        return problem_at(
            batch,
            row,
            "email",
            _t("There is neither a student number nor a mail address, so nobody can be found."),
        )
    columns = {
        **values,
        "starts_on": starts_on,
        "paid_minor": round(paid * 100),
        "currency": code,
        "seeks_credit": values["seeks_credit"] or bool(values["course"]),
    }
    new = NewPerson(columns.pop("student_number"), columns.pop("email"), columns.pop("person"))
    return Past(line=row.line, columns=columns, person=new)


def problem_at(batch: PastImport, row: Row | Past, name: str, reason: str) -> Problem:
    """What is wrong with a cell, or with a column that is not there."""
    column = batch.columns.get(name)
    heading = batch.headings[column] if column is not None else str(_LABELS[name])
    return Problem(row.line, heading, reason)
