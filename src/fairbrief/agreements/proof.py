"""Whether an agreement is still what both signed: everything is computed again and compared.

A fault names what no longer agrees with the rest, so that nobody has to look for it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _

from fairbrief.agreements.models import (
    Agreement,
    EarlierText,
    Removal,
    Signature,
    StatusAnswer,
)
from fairbrief.agreements.states import AgreementState, Party
from fairbrief.agreements.text import digest_of, write_text
from fairbrief.audit.chain import broken_among
from fairbrief.audit.models import Event
from fairbrief.audit.queries import histories_of

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise

_LABEL = Agreement._meta.label_lower
#: Agreements looked at together by the check of an installation.
_AT_ONCE = 200


_NOT_ITS_DIGEST = _("The text of version %(version)s is not the one its SHA-256 is of.")
_OTHER_TERMS = _("The terms kept with version %(version)s would give another text.")


def sealed(**parts: Any) -> str:
    """SHA-256 over the parts as canonical JSON, in hexadecimal; moments to the microsecond."""
    canonical = json.dumps(
        {
            name: value.astimezone(UTC).isoformat(timespec="microseconds")
            if hasattr(value, "astimezone")
            else value
            for name, value in parts.items()
        },
        sort_keys=True,
        ensure_ascii=False,
        separators=(",", ":"),
    )
    return hashlib.sha256(canonical.encode()).hexdigest()


def seal_of(signature: Signature) -> str:
    """The digest of a signature, without the account: erasing a person lets go of that alone."""
    return sealed(
        agreement=signature.agreement_id,
        version=signature.version,
        party=signature.party,
        name=signature.name_typed,
        capacity=signature.capacity,
        email=signature.email,
        consent=signature.consent,
        sha256=signature.sha256,
        at=signature.at,
        by_link=signature.by_link,
        address=signature.address or "",
        device=signature.device,
        postal=signature.postal,
    )


def seal_of_status(status: StatusAnswer) -> str:
    """The digest of a side's answers in the status check."""
    return sealed(
        agreement=status.agreement_id,
        side=status.side,
        answers=status.answers,
        advice=status.advice,
        rules=status.rules,
        name=status.by_name,
        at=status.at,
    )


@dataclass(frozen=True)
class Fault:
    """One thing that does not agree with the rest: what it is, and its words."""

    kind: str
    words: str


@dataclass(frozen=True)
class Proof:
    """What computing everything again has found. No fault is the good case."""

    faults: tuple[Fault, ...]
    #: The signatures of the version in force.
    signatures: tuple[Signature, ...]
    #: How much was looked at.
    versions: int
    signatures_in_all: int
    events: int
    #: When its personal text was removed because its time to be kept was over.
    removed_at: datetime | None = None

    @property
    def holds(self) -> bool:
        return not self.faults


def proof_of(agreement: Agreement) -> Proof:
    """Computes the digests again, writes the texts again from their terms, compares signatures
    and events."""
    events = histories_of(_LABEL, [agreement.pk]).get(agreement.pk, [])
    return _proof(agreement, events)


def broken_agreements() -> Iterator[tuple[Agreement, Proof]]:
    """Every agreement whose proof does not hold, for the check of an installation."""
    rows = Agreement.objects.order_by("pk").select_related("removal")
    rows = rows.prefetch_related("signatures", "earlier", "statuses")
    last = 0
    while some := list(rows.filter(pk__gt=last)[:_AT_ONCE]):
        last = some[-1].pk
        histories = histories_of(_LABEL, [each.pk for each in some])
        for agreement in some:
            found = _proof(agreement, histories.get(agreement.pk, []))
            if not found.holds:
                yield agreement, found


def _proof(agreement: Agreement, events: Sequence[Event]) -> Proof:
    signatures = tuple(agreement.signatures.all())
    removal = getattr(agreement, "removal", None)
    if removal is not None:
        return _proof_of_rest(agreement, removal, signatures, events)
    faults = (
        *_texts(agreement),
        *_signatures(agreement, signatures, events),
        *_statuses(agreement, events),
        *_events(agreement, events),
    )
    in_force = tuple(each for each in signatures if each.version == agreement.version)
    return Proof(faults, in_force, agreement.version, len(signatures), len(events))


def _proof_of_rest(
    agreement: Agreement,
    removal: Removal,
    signatures: tuple[Signature, ...],
    events: Sequence[Event],
) -> Proof:
    """Of what is removed the digests and seals stay, and still have to be those of the events."""
    told = {
        (each.data.get("version", 1), each.data.get("party")): each.data
        for each in events
        if each.name in ("sign_first", "sign_second")
    }
    faults = [*_events(agreement, events)]
    if not any(each.name == "removed" and each.at == removal.at for each in events):
        faults.append(_fault("removal", _("No event tells of the removal of its text.")))
    for each in signatures:
        data = told.pop((each.version, each.party), {})
        if (data.get("seal"), data.get("sha256")) != (each.seal or None, each.sha256):
            who = {"side": Party(each.party).label}
            words = _("The signature of %(side)s was changed after it was given.")
            faults.append(_fault("signature", words, who))
    if told:
        faults.append(_fault("missing", _("A signature of which an event tells is missing.")))
    in_force = tuple(each for each in signatures if each.version == agreement.version)
    return Proof(
        tuple(faults), in_force, agreement.version, len(signatures), len(events), removal.at
    )


def _digests(agreement: Agreement) -> dict[int, str]:
    """The kept digest of each version."""
    return {each.version: each.sha256 for each in agreement.earlier.all()} | {
        agreement.version: agreement.sha256
    }


def _texts(agreement: Agreement) -> Iterator[Fault]:
    versions: list[EarlierText | Agreement] = [*agreement.earlier.all(), agreement]
    for each in versions:
        version = {"version": each.version}
        if digest_of(each.text) != each.sha256:
            yield _fault("text", _NOT_ITS_DIGEST, version)
        if not _follows_from(each.terms, each.text):
            yield _fault("terms", _OTHER_TERMS, version)
    if [each.version for each in versions] != list(range(1, agreement.version + 1)):
        yield _fault("versions", _("An earlier version of the text is missing."))


def _follows_from(terms: dict[str, Any], text: str) -> bool:
    try:
        return write_text(terms) == text
    except (KeyError, TypeError, ValueError, AttributeError):
        return False


def _signatures(
    agreement: Agreement, signatures: Iterable[Signature], events: Sequence[Event]
) -> Iterator[Fault]:
    digests = _digests(agreement)
    told = {
        (each.data.get("version", 1), each.data.get("party")): each
        for each in events
        if each.name in ("sign_first", "sign_second")
    }
    given = set()
    for each in signatures:
        key = (each.version, each.party)
        given.add(key)
        who = {"side": each.get_party_display(), "version": each.version}
        if digests.get(each.version) != each.sha256:
            yield _fault("bound", _("The signature of %(side)s is bound to another text."), who)
        event = told.get(key)
        if event is None:
            yield _fault("unrecorded", _("No event tells of the signature of %(side)s."), who)
        elif (each.seal and each.seal != seal_of(each)) or not _as_told(each, event):
            yield _fault(
                "signature", _("The signature of %(side)s was changed after it was given."), who
            )
        moment = getattr(agreement, f"{each.party}_signed_at")
        if each.version == agreement.version and moment != each.at:
            yield _fault("moment", _("When %(side)s signed is not what the agreement says."), who)
    for version, party in sorted(told.keys() - given, key=str):
        who = {"side": Party(party).label if party in Party.values else party, "version": version}
        yield _fault("missing", _("The signature of %(side)s is missing."), who)


def _as_told(signature: Signature, event: Event) -> bool:
    """Whether the signature is the one its event tells of."""
    data = event.data
    return (
        data.get("seal", signature.seal) == signature.seal
        and data.get("name") == signature.name_typed
        and data.get("sha256") == signature.sha256
        and event.at == signature.at
    )


def _statuses(agreement: Agreement, events: Sequence[Event]) -> Iterator[Fault]:
    told = [
        (each.data.get("side"), each.data.get("seal")) for each in events if each.name == "answered"
    ]
    kept = [(each.side, seal_of_status(each)) for each in agreement.statuses.all()]
    if told != kept:
        yield _fault("status", _("An answer in the status check was changed after it was given."))


def _events(agreement: Agreement, events: Sequence[Event]) -> Iterator[Fault]:
    for event in broken_among(events):
        what = {"event": event.name.replace("_", " "), "day": f"{event.at:%Y-%m-%d}"}
        yield _fault(
            "event",
            _("The event “%(event)s” of %(day)s, or the one before it, was changed or removed."),
            what,
        )
    digests = _digests(agreement)
    made = {
        each.data.get("version", 1): each.data.get("sha256")
        for each in events
        if each.name in ("made", "revise", "state_capacity")
    }
    for version, digest in digests.items():
        if made.get(version) != digest:
            yield _fault(
                "recorded",
                _("The SHA-256 of version %(version)s is not the one its event tells of."),
                {"version": version},
            )
    reached = [each.target for each in events if each.target]
    if agreement.state != (reached[-1] if reached else AgreementState.PROPOSED):
        yield _fault("state", _("Its state is not the one its last event tells of."))


def _fault(kind: str, words: _StrOrPromise, values: dict[str, Any] | None = None) -> Fault:
    return Fault(kind, str(words) % values if values else str(words))
