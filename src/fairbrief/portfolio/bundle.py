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
from fairbrief.credentials.issuing import Holder, controller_document, issuer_of
from fairbrief.credentials.models import Credential
from fairbrief.credentials.queries import live_key_of, status_list
from fairbrief.organizations.queries import day_at
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
        files[f"credentials/{each.code}.json"] = _json(each.document)
    record = learner_record(student, at=at)
    if record is not None:
        files["learner-record.json"] = _json(record)
        files |= _issuers(credentials, at=at)
    for agreement in _agreements(student):
        files[f"agreements/{agreement.code}.txt"] = agreement.text.encode()
    files["resume.json"] = _json(json_resume(student, portfolio, works, at=at))
    page = Page(portfolio=portfolio, pieces=works, with_link=True, intro=portfolio.intro)
    context = {"page": page, "day": date_format(day_at(student.campus, at), "j F Y")}
    files["portfolio.html"] = render_to_string("portfolio/kept.html", context).encode()
    issuers = [name for name in sorted(files) if name.startswith("issuers/")]
    files["READ-ME.txt"] = render_to_string(
        "portfolio/read_me.txt",
        {
            **context,
            "credentials": credentials,
            "keys": [name for name in issuers if "-revoked-" not in name],
            "lists": [name for name in issuers if "-revoked-" in name],
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


def _issuers(credentials: list[Credential], *, at: datetime) -> dict[str, bytes]:
    """The public keys of everyone who signed something, and who was revoked by each that day."""
    files = {"issuers/fairbrief.json": _json(controller_document())}
    for each in credentials:
        issuer = issuer_of(each)
        files[f"issuers/{_slug(issuer)}.json"] = _json(controller_document(issuer))
        key = live_key_of(issuer)
        if key is not None:
            name = f"issuers/{_slug(issuer)}-revoked-{each.list_number}.json"
            files[name] = _json(status_list(key, each.list_number, at=at))
        if "endorsement" in each.document:
            employer = Holder(employer=each.engagement.employer)
            files[f"issuers/{_slug(employer)}.json"] = _json(controller_document(employer))
    return files


def _slug(holder: Holder) -> str:
    of = holder.campus or holder.employer
    return of.slug if of else "fairbrief"


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
