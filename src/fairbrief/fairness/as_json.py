"""A review as data: what machines read, and what is stored with a brief's version."""

from __future__ import annotations

from typing import Any

from fairbrief.fairness.findings import Verdict
from fairbrief.fairness.review import Review
from fairbrief.fairness.text import Quote


def _stated(quote: Quote | None) -> dict[str, Any]:
    return {"stated": quote is not None, **_evidence(quote)}


def _evidence(quote: Quote | None) -> dict[str, Any]:
    return {"evidence": quote.text, "span": list(quote.span)} if quote else {}


def to_json(review: Review, id: str | None = None) -> dict[str, Any]:
    """A dictionary of plain values; `id` is repeated as the caller gave it."""
    facts = review.facts
    return {
        **({"id": id} if id is not None else {}),
        "verdict": str(review.verdict),
        "rules_version": review.rules_version,
        "rules_read": review.rules_read,
        "facts": {
            "pay": {
                "status": facts.pay.status,
                "hourly_usd": facts.pay.hourly_usd,
                "amount": facts.pay.amount,
                "currency": facts.pay.currency,
                "unit": facts.pay.unit,
                **_evidence(facts.pay.quote),
            },
            "hours": {
                "stated": facts.hours.stated,
                "weekly": facts.hours.weekly,
                "total": facts.hours.total,
                **_evidence(facts.hours.quote),
            },
            "duration": _stated(facts.duration),
            "deadline": _stated(facts.deadline),
            "application_deadline": _stated(facts.application_deadline),
            "deliverables": {
                "concrete": facts.deliverables.concrete,
                **_evidence(facts.deliverables.quote),
            },
            "supervisor": {
                "named": facts.supervisor is not None,
                **_evidence(facts.supervisor),
            },
            "senior_access": _stated(facts.senior_access),
            "feedback": _stated(facts.feedback),
            "learning": _stated(facts.learning),
            "routine": {
                "substantial": facts.routine.substantial,
                **_evidence(facts.routine.quotes[0] if facts.routine.quotes else None),
            },
            "place": facts.place.kind,
            "place_said": _stated(facts.place.quote),
            "follow_on": _stated(facts.follow_on),
            "credit_only": facts.credit_only is not None,
            "credit_said": _stated(facts.credit_only),
            "start": _stated(facts.start),
            "eligibility": [_evidence(each) for each in facts.eligibility],
            "contact": {
                "mail_domains": list(facts.contact.mail_domains),
                "link_domains": list(facts.contact.link_domains),
                "channels": [_evidence(each) for each in facts.contact.channels],
            },
        },
        "scam": {
            "likely": review.verdict is Verdict.SCAM,
            "patterns": list(review.scam_patterns),
            "country": review.country,
        },
        "findings": [
            {
                "rule": each.rule,
                "version": each.version,
                "severity": str(each.severity),
                "title": each.title,
                "evidence": each.evidence,
                "span": list(each.span),
                "why": each.why,
                "source": each.source,
                "checked": each.checked.isoformat(),
                "remedy": each.remedy,
                "example": each.example,
                "ask": each.ask,
                "field": each.field,
                "house": each.house,
            }
            for each in review.findings
        ],
        "passed": [{"rule": each.rule, "said": each.said} for each in review.passed],
        "questions": list(review.questions),
        "was_cut": review.was_cut,
        "around": _evidence(review.around) or None,
        "is_read": review.is_read,
        "reviewer_asks": list(review.reviewer_asks),
    }
