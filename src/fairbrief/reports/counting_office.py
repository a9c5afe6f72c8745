"""The queries behind what an office decided: how long it took, and what it set aside."""

from __future__ import annotations

_DONE_BY = """
SELECT COALESCE(jsonb_agg(l), '[]') FROM (
    SELECT (asked AT TIME ZONE %(zone)s)::date AS "from",
        (done AT TIME ZONE %(zone)s)::date AS "to", count(*) AS n
    FROM ({rows}) AS rows GROUP BY 1, 2) l
"""
#: What waited for the office, each time it did: since when, and when a person decided. Not what its
#: employer took back, what the policy opened by itself, or a decision changed later.
_DECIDED = """
    SELECT COALESCE((SELECT max(w.at) FROM audit_event w
            WHERE w.subject_label = d.subject_label AND w.subject_id = d.subject_id AND w.id < d.id
              AND (w.name = 'asked' OR w.target = 'waiting')), r.asked_at) AS asked, d.at AS done
    FROM {table} r
    JOIN audit_event d ON d.subject_label = '{label}' AND d.subject_id = r.id
    WHERE r.campus_id = %(campus)s AND d.source = 'waiting' AND d.name IN ({names})
      AND d.at >= %(start)s AND d.at < %(end)s
      AND (d.at AT TIME ZONE %(zone)s)::date <@ %(days)s::datemultirange"""
#: What a file brought in as verified never waited.
_VERIFIED = """
    SELECT COALESCE(confirmed_at, logged_at) AS asked, verified_at AS done
    FROM tracking_experience
    WHERE campus_id = %(campus)s AND state = 'verified' AND engagement_id IS NULL
      AND (past_import_id IS NULL OR verified_at <> logged_at)
      AND ends_on BETWEEN %(starts_on)s AND %(ends_on)s AND ends_on <@ %(days)s::datemultirange"""
#: How often each rule was found in what the office decided on, and how often it was set aside.
_SET_ASIDE = """
SELECT COALESCE(jsonb_agg(l), '[]') FROM (
    SELECT rule, max(title) AS title, count(*) AS found,
        count(*) FILTER (WHERE reason <> '') AS set_aside
    FROM vetting_sighting
    WHERE campus_id = %(campus)s AND at >= %(start)s AND at < %(end)s
      AND (at AT TIME ZONE %(zone)s)::date <@ %(days)s::datemultirange
    GROUP BY rule) l
"""
#: What the office decided, by kind, and which rules it set aside; each one value of JSON.
OFFICE = {
    "briefs": _DONE_BY.format(
        rows=_DECIDED.format(
            table="vetting_briefreview",
            label="vetting.briefreview",
            names="'approve', 'ask_for_changes', 'decline'",
        )
    ),
    "employers": _DONE_BY.format(
        rows=_DECIDED.format(
            table="vetting_employerreview",
            label="vetting.employerreview",
            names="'approve', 'ask_for_more', 'decline'",
        )
    ),
    "experiences": _DONE_BY.format(rows=_VERIFIED),
    "rules": _SET_ASIDE,
}
