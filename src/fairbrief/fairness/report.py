"""A review as plain text, for a terminal or a mail."""

from __future__ import annotations

import textwrap

from fairbrief.fairness.findings import Severity, Verdict
from fairbrief.fairness.marking import mark as _
from fairbrief.fairness.review import Review
from fairbrief.fairness.terms import clear_terms

VERDICTS = {
    Verdict.CLEAR: _("Clear terms."),
    Verdict.ASK: _("Ask first."),
    Verdict.REFUSE: _("Not as it stands."),
    Verdict.SCAM: _("Looks like a scam."),
}
SEVERITIES = {
    Severity.BLOCK: _("must change"),
    Severity.REVIEW: _("needs a look"),
    Severity.COACH: _("could be better"),
    Severity.NOTE: _("to know"),
}
TERMS = {
    "scope": _("Scope"),
    "deadline": _("Deadline"),
    "reports_to": _("Reports to"),
    "senior_access": _("Senior access"),
    "pay": _("Pay"),
}


def render_text(review: Review, *, width: int = 88) -> str:
    """The verdict, the five terms, the findings with their evidence, the questions to ask."""
    lines = [VERDICTS[review.verdict], ""]
    for term in clear_terms(review.facts) if review.is_read else ():
        detail = f" ({term.detail})" if term.detail else ""
        lines.append(f"  {TERMS[term.kind]:<14} {term.said}{detail}")
    if review.findings:
        lines += ["", "What the review found", ""]
    for finding in review.findings:
        lines.append(f"  {finding.title}  [{SEVERITIES[finding.severity]}, {finding.rule}]")
        if finding.evidence:
            lines += _wrapped(f"“{' '.join(finding.evidence.split())}”", width)
        lines += _wrapped(finding.why, width)
        lines += _wrapped(f"Source: {finding.source}", width)
        lines += _wrapped(f"What to do: {finding.remedy}", width)
        lines.append("")
    if review.questions and review.verdict is not Verdict.SCAM:
        lines += ["" if not review.findings else "Questions to ask", ""]
        lines += [f"  - {question}" for question in review.questions]
    if review.around:
        lines += [
            "",
            f"What stands after “{review.around.text}” was left out: it is of other postings.",
        ]
    if review.was_cut:
        lines += ["", "The text is very long; its end was not read."]
    return "\n".join(lines).rstrip() + "\n"


def _wrapped(words: str, width: int) -> list[str]:
    return textwrap.wrap(words, width, initial_indent="    ", subsequent_indent="    ")
