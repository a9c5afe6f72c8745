"""Is it valid now: the dates of the document, of its proof, and of the token around it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

from fairbrief.credentials.checking.claims import is_first_version
from fairbrief.credentials.checking.findings import Finding, right, wrong
from fairbrief.credentials.checking.findings import gettext_noop as _
from fairbrief.credentials.checking.moments import moment

#: Clocks of honest machines differ by this much.
LEEWAY = timedelta(minutes=5)


def dates(
    document: dict[str, Any], token: dict[str, Any] | None, *, at: datetime
) -> Iterator[Finding]:
    """`token` holds the claims of the token around it, when there is one."""
    first = is_first_version(document)
    starts = document.get("issuanceDate" if first else "validFrom")
    ends = document.get("expirationDate" if first else "validUntil")
    found = [
        *_starts(starts, at),
        *_ends(starts, ends, at),
        *_proofs(document, at),
        *_claims(token or {}, starts, ends, at),
    ]
    yield from found
    if not found:
        until = moment(ends)
        if until is not None:
            yield right("dates", _("Valid until %(day)s."), day=until.date())
        elif since := moment(starts):
            yield right("dates", _("Valid since %(day)s, without an end."), day=since.date())
        else:
            yield right("dates", _("It sets no dates."))


def _starts(starts: object, at: datetime) -> Iterator[Finding]:
    if starts is None:
        return
    since = moment(starts)
    if since is None:
        yield wrong("dates", _("It does not say clearly from when it is valid."))
    elif since > at + LEEWAY:
        yield wrong("dates", _("It is valid only from %(day)s."), day=since.date())


def _ends(starts: object, ends: object, at: datetime) -> Iterator[Finding]:
    if ends is None:
        return
    until, since = moment(ends), moment(starts)
    if until is None:
        yield wrong("dates", _("Its end date cannot be read."))
    elif until < at - LEEWAY:
        yield wrong("dates", _("It ended on %(day)s."), day=until.date())
    elif since is not None and until < since:
        yield wrong("dates", _("It ends before it begins."))


def _proofs(document: dict[str, Any], at: datetime) -> Iterator[Finding]:
    proofs = document.get("proof")
    for each in proofs if isinstance(proofs, list) else [proofs]:
        if not isinstance(each, dict):
            continue
        created, expires = moment(each.get("created")), moment(each.get("expires"))
        if created is not None and created > at + LEEWAY:
            yield wrong("dates", _("Its signature claims to be from the future."))
        if each.get("expires") is not None and (expires is None or expires < at - LEEWAY):
            yield wrong("dates", _("Its signature was valid for a time only, which is over."))


def _claims(token: dict[str, Any], starts: object, ends: object, at: datetime) -> Iterator[Finding]:
    since, until = second_of(token.get("nbf")), second_of(token.get("exp"))
    if since is not None and since > at + LEEWAY:
        yield wrong("dates", _("The token is valid only from %(day)s."), day=since.date())
    if until is not None and until < at - LEEWAY:
        yield wrong("dates", _("The token ended on %(day)s."), day=until.date())
    for told, written in ((since, moment(starts)), (until, moment(ends))):
        if told and written and abs(told - written) > timedelta(days=1):
            yield wrong("dates", _("The dates of the token contradict those of the credential."))


def second_of(value: object) -> datetime | None:
    """A claim of a token as a time; None for what is no number."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    try:
        return datetime.fromtimestamp(value, UTC)
    except (OverflowError, ValueError, OSError):
        return datetime.min.replace(tzinfo=UTC)
