"""What of the workspace can be pointed at in a dispute, and a copy of what was pointed at."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import (
    CharField,
    DateTimeField,
    Exists,
    F,
    IntegerField,
    OuterRef,
    QuerySet,
    TextField,
    Value,
)
from django.db.models.functions import Cast, Concat
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from fairbrief.applications.models import Message
from fairbrief.engagements.models import (
    ChangeOrder,
    Dispute,
    Engagement,
    Evidence,
    HoursEntry,
    Meeting,
    PieceVersion,
    StuckCall,
)
from fairbrief.engagements.states import ChangeOrderState, MeetingKind
from fairbrief.kernel.clock import hours_words

Kind = Evidence.Kind
#: The newest of each kind are offered.
MOST = 40


@dataclass(frozen=True)
class Exhibit:
    """One thing that can be pointed at."""

    kind: str
    ref: str
    title: str
    detail: str
    at: datetime

    @property
    def key(self) -> str:
        return f"{self.kind}:{self.ref}"


def exhibits_in(work: Engagement) -> list[Exhibit]:
    """Everything of the work that can be pointed at, each kind newest first. One query."""
    own = {"engagement": work}
    parts = [
        _rows(
            Kind.VERSION,
            PieceVersion.objects.filter(piece__engagement=work).order_by("-at"),
            a=F("piece__title"),
            b=F("note"),
            c=Concat("link", "file_name", output_field=TextField()),
            d=Cast("review", TextField()),
            n=F("number"),
        ),
        _rows(
            Kind.CHANGE, ChangeOrder.objects.filter(**own), a=F("state"), b=F("what"), c=F("why")
        ),
        _rows(
            Kind.MESSAGE,
            Message.objects.filter(application_id=work.agreement.application_id),
            a=F("by_name"),
            b=F("text"),
        ),
        _rows(
            Kind.HOURS,
            HoursEntry.objects.filter(**own, removed_at=None),
            a=F("note"),
            n=F("minutes"),
            at="day",
        ),
        _rows(
            Kind.MEETING,
            Meeting.objects.filter(**own, cancelled_at=None).order_by("-at"),
            a=F("kind"),
            b=F("agenda"),
            c=F("student_note"),
            d=F("other_note"),
        ),
        _rows(
            Kind.QUESTION,
            StuckCall.objects.filter(**own),
            a=F("question"),
            b=F("answer"),
            at="raised_at",
        ),
    ]
    first, *others = parts
    order = {kind: place for place, kind in enumerate(Kind.values)}
    found = [_exhibit(*row) for row in first.union(*others, all=True).order_by()]
    return sorted(found, key=lambda each: (order[each.kind], -each.at.timestamp(), each.ref))


def _rows(kind: Kind, rows: QuerySet[Any], *, at: str = "", **columns: Any) -> QuerySet[Any]:
    """The rows of one kind in the columns all kinds share."""
    when = at or ("made_at" if kind == Kind.CHANGE else "at")
    texts = {
        f"_{name}": Cast(columns.get(name, Value("")), TextField()) for name in ("a", "b", "c", "d")
    }
    found: QuerySet[Any] = rows.annotate(
        _kind=Value(kind.value, output_field=CharField()),
        **texts,
        _n=Cast(columns.get("n", Value(0)), IntegerField()),
        _at=Cast(F(when), DateTimeField()),
    ).values_list("_kind", "code", "_a", "_b", "_c", "_d", "_n", "_at")
    return found[:MOST]


def _exhibit(
    kind: str, ref: str, a: str, b: str, c: str, d: str, number: int, at: datetime
) -> Exhibit:
    title, detail = a, "\n".join(filter(None, [b, c, d]))
    if kind == Kind.VERSION:
        notes = [each["note"] for each in json.loads(d or "[]") or () if each.get("note")]
        title = _("%(piece)s, version %(number)d") % {"piece": a, "number": number}
        detail = "\n".join(filter(None, [b, c, *notes]))
    elif kind == Kind.CHANGE:
        title = _("%(state)s: %(what)s") % {"state": ChangeOrderState(a).label, "what": b}
        detail = f"{b}\n{c}"
    elif kind == Kind.MESSAGE:
        title = f"{a}: {' '.join(b.split())}"
    elif kind == Kind.HOURS:
        title = f"{hours_words(number)}, {a}"
    elif kind == Kind.MEETING:
        name = str(MeetingKind(a).label)
        title = f"{name}: {b}" if b else name
    return Exhibit(kind, ref, title if len(title) <= 140 else f"{title[:139]}…", detail, at)


def keep_evidence(
    dispute: Dispute, /, *, side: str, keys: Iterable[str], at: datetime
) -> list[Evidence]:
    """Copies what was pointed at to the dispute; what is no part of the work is left out.

    The same thing twice by one side is kept once.
    """
    wanted = set(keys)
    if not wanted:
        return []
    rows = [
        Evidence(
            dispute=dispute,
            by_side=side,
            kind=each.kind,
            ref=each.ref,
            title=each.title,
            detail=each.detail,
            at=each.at,
            added_at=at,
        )
        for each in exhibits_in(dispute.engagement)
        if each.key in wanted
    ]
    return Evidence.objects.bulk_create(rows, ignore_conflicts=True)


def evidence_in(dispute: Dispute) -> QuerySet[Evidence]:
    """What both sides point at. `has_file`: a file was handed over, and not an address."""
    files = PieceVersion.objects.filter(code=OuterRef("ref")).exclude(file="")
    return dispute.evidence.annotate(has_file=Exists(files))


def file_in_evidence(dispute: Dispute, code: str) -> PieceVersion:
    """A handed-over file that one side points at; 404 for any other."""
    get_object_or_404(dispute.evidence.filter(kind=Kind.VERSION), ref=code)
    rows = PieceVersion.objects.filter(piece__engagement_id=dispute.engagement_id).exclude(file="")
    return get_object_or_404(rows, code=code)
