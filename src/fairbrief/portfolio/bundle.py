"""Everything a student may keep, in one file that needs nobody to be read or checked."""

from __future__ import annotations

import hashlib
import io
import json
from datetime import datetime
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from django.template.loader import render_to_string
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from fairbrief.agreements.models import Agreement
from fairbrief.agreements.states import AgreementState
from fairbrief.credentials.actions import live_key
from fairbrief.credentials.issuing import controller_document
from fairbrief.credentials.queries import status_list
from fairbrief.portfolio.jsonresume import json_resume
from fairbrief.portfolio.learner_record import credentials_kept, learner_record
from fairbrief.portfolio.models import Portfolio
from fairbrief.portfolio.queries import Page, portfolio_of
from fairbrief.portfolio.showing import finished, kept
from fairbrief.students.models import Student


def everything(student: Student, /, *, at: datetime) -> bytes:
    """The ZIP: a page, a résumé, credentials, the keys they are checked by, agreements, a guide."""
    works = kept(finished(student))
    portfolio = portfolio_of(student) or Portfolio(student=student, shows_studies=True)
    portfolio.student = student
    files: dict[str, bytes] = {}
    credentials = credentials_kept(student)
    for each in credentials:
        code = str(each["id"]).rstrip("/").rpartition("/")[2]
        files[f"credentials/{code}.json"] = _json(each)
    record = learner_record(student, at=at)
    if record is not None:
        files["learner-record.json"] = _json(record)
        key = live_key(at=at)
        files["issuer/keys.json"] = _json(controller_document())
        files["issuer/revoked.json"] = _json(status_list(key, at=at))
    for agreement in _agreements(student):
        files[f"agreements/{agreement.code}.txt"] = agreement.text.encode()
    files["resume.json"] = _json(json_resume(student, portfolio, works, at=at))
    page = Page(portfolio=portfolio, pieces=works, with_link=True)
    context = {"page": page, "day": date_format(at, "j F Y")}
    files["portfolio.html"] = render_to_string("portfolio/kept.html", context).encode()
    files["READ-ME.txt"] = render_to_string(
        "portfolio/read_me.txt",
        {
            **context,
            "credentials": credentials,
            "files": [
                (name, hashlib.sha256(content).hexdigest())
                for name, content in sorted(files.items())
            ],
        },
    ).encode()
    return _zipped(files, at)


def name_of(student: Student) -> str:
    return _("everything-%(code)s.zip") % {"code": student.code.lower()}


def _agreements(student: Student) -> list[Agreement]:
    """Texts the student has signed and that are still kept."""
    return list(
        Agreement.objects.filter(
            application__student=student, state=AgreementState.SIGNED, removal=None
        ).order_by("signed_at")
    )


def _json(document: Any) -> bytes:
    return json.dumps(document, ensure_ascii=False, indent=2).encode()


def _zipped(files: dict[str, bytes], at: datetime) -> bytes:
    made = io.BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as archive:
        for name, content in sorted(files.items()):
            entry = ZipInfo(name, date_time=at.timetuple()[:6])
            entry.compress_type = ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, content)
    return made.getvalue()
