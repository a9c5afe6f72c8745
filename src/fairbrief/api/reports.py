"""What a campus's own programs read with a key: the report as the page shows it, never more."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from ninja import Router, Schema
from ninja.errors import HttpError
from ninja.security import HttpBearer
from pydantic import Field

from fairbrief.api.errors import TooManyError
from fairbrief.api.shapes import refusals
from fairbrief.kernel.clock import now
from fairbrief.kernel.money import Money
from fairbrief.organizations.models import Campus
from fairbrief.organizations.queries import day_at
from fairbrief.portals.limits import API, may_spend
from fairbrief.reports.access import key_with
from fairbrief.reports.actions import note_use
from fairbrief.reports.counting import CURRENCY
from fairbrief.reports.periods import Period
from fairbrief.reports.report import report_of
from fairbrief.reports.shapes import Report, Table, Value


class PeriodShape(Schema):
    key: str
    name: str
    starts_on: date
    ends_on: date


class HeadShape(Schema):
    key: str = Field(description="Stable: names the column, such as students or pay_middle")
    label: str


class TableShape(Schema):
    key: str = Field(description="Stable, such as participation_major")
    title: str
    columns: list[HeadShape]
    rows: list[list[str | int | None]] = Field(
        description="null means not shown; pay is in whole units of the report's currency"
    )
    hidden: int = Field(description="How many groups are not shown")


class HeadlineShape(Schema):
    key: str
    label: str
    value: str | int | None


class ReportShape(Schema):
    """The report of one period, small groups hidden as on the page."""

    campus: str
    period: PeriodShape
    counted_at: datetime | None
    limit: int = Field(description="The smallest group that is shown")
    currency: str
    is_empty: bool = Field(description="Too few take part to show anything of the period")
    headlines: list[HeadlineShape]
    tables: list[TableShape]


class PeriodsShape(Schema):
    """The periods there is something to count in, newest first."""

    campus: str
    limit: int
    periods: list[PeriodShape]


class KeyBearer(HttpBearer):
    """`Authorization: Bearer fbr_…`, a key the campus's director made. It opens one campus."""

    def authenticate(self, request: HttpRequest, token: str) -> Campus | None:
        if not may_spend(request, API):
            raise TooManyError(API.seconds_left())
        key = key_with(token)
        if key is None:
            return None
        note_use(key, at=now())
        return key.campus


router = Router(auth=KeyBearer())


@router.get(
    "/reports",
    response={200: PeriodsShape, **refusals(401, 429)},
    summary="List the periods of a campus's reports",
    operation_id="reports",
)
def periods(request: HttpRequest) -> HttpResponse:
    """Terms and what of a year is in none. Needs a key of the campus, as all below."""
    found = _report(request, "")
    return _answer(
        {
            "campus": found.campus.name,
            "limit": found.limit,
            "periods": [_period(each) for each in found.periods],
        }
    )


@router.get(
    "/reports/{period}",
    response={200: ReportShape, **refusals(401, 404, 429)},
    summary="Read the report of one period",
    operation_id="report",
)
def report(request: HttpRequest, period: str) -> HttpResponse:
    """`period` is a key of the list. The same figures as page and files, and nothing else."""
    return _answer(as_json(_report(request, period)))


def as_json(found: Report) -> dict[str, Any]:
    return {
        "campus": found.campus.name,
        "period": _period(found.period),
        "counted_at": found.counted_at,
        "limit": found.limit,
        "currency": CURRENCY,
        "is_empty": found.is_empty,
        "headlines": [
            {"key": each.key, "label": str(each.label), "value": _value(each.value)}
            for each in found.headlines
        ],
        "tables": [_table(each) for each in found.tables],
    }


def _report(request: HttpRequest, period: str) -> Report:
    campus: Campus = request.auth  # type: ignore[attr-defined]
    found = report_of(campus, period, today=day_at(campus, now()))
    if found is None:
        raise HttpError(404, "There is no such period.")
    return found


def _answer(said: dict[str, Any]) -> JsonResponse:
    return JsonResponse(said, headers={"Cache-Control": "private, no-store"})


def _period(period: Period) -> dict[str, Any]:
    return {
        "key": period.key,
        "name": period.name,
        "starts_on": period.starts_on,
        "ends_on": period.ends_on,
    }


def _table(table: Table) -> dict[str, Any]:
    return {
        "key": table.key,
        "title": str(table.title),
        "columns": [{"key": head.key, "label": str(head.label)} for head in table.heads],
        "rows": [[_value(value) for value in row] for row in table.rows],
        "hidden": table.hidden,
    }


def _value(value: Value) -> str | int | None:
    """Pay is whole units by the time it gets here."""
    return int(value.decimal) if isinstance(value, Money) else value
