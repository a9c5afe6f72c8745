"""Counting one period of one campus: everything a report is made of, in one statement a part.

A person is the roster entry if there is one (its id), else the account (its id, negative). What
somebody is in a period is the enrolment of its term, else the latest earlier one, else the profile
of the account. Counted are experiences that somebody other than the student has confirmed, by the
day they ended.
"""

from __future__ import annotations

import json
from typing import Any

from django.db import connection

from fairbrief.engagements.states import FINISHED_STATES
from fairbrief.organizations.models import Campus
from fairbrief.relationships.models import NextStep
from fairbrief.reports.counting_office import OFFICE
from fairbrief.reports.periods import Period

#: What a report counts by, besides groups: each person has one value of each in a period.
DIMENSIONS = ("college", "major", "class", "first_generation", "aid")

#: How GROUPING names the line of all together.
EVERYONE = 31

#: Kinds of people (who are alike in everything counted) that suppression solves for exactly.
MOST_KINDS = 300

#: Pay is compared in one currency; work paid in another is counted as paid, not compared.
CURRENCY = "USD"
PLACES = ("remote", "hybrid", "onsite")
STEPS = tuple(kind for kind in NextStep.Kind.values if kind != NextStep.Kind.NOT_NOW)

_SAID = """CASE {0} WHEN true THEN 'yes' WHEN false THEN 'no' ELSE '' END"""

#: From `people (person, …)` to what each is in the period.
_WHO = f"""
who AS MATERIALIZED (
    SELECT p.*,
        CASE WHEN now.entry_id IS NOT NULL THEN now.college
             ELSE COALESCE(past.college, '') END AS college,
        CASE WHEN now.entry_id IS NOT NULL THEN now.major
             WHEN past.entry_id IS NOT NULL THEN past.major
             ELSE COALESCE(s.major, '') END AS major,
        CASE WHEN now.entry_id IS NOT NULL THEN now.class_level
             ELSE COALESCE(past.class_level, '') END AS class,
        {
    _SAID.format(
        "CASE WHEN now.entry_id IS NOT NULL THEN now.first_generation"
        " WHEN past.entry_id IS NOT NULL THEN past.first_generation ELSE s.first_generation END"
    )
} AS first_generation,
        {
    _SAID.format(
        "CASE WHEN now.entry_id IS NOT NULL THEN now.receives_aid ELSE past.receives_aid END"
    )
} AS aid,
        CASE WHEN %(by_roster)s THEN now.entry_id IS NOT NULL
             ELSE s.id IS NOT NULL AND s.campus_id = %(campus)s AND s.made_at < %(end)s END
            AS is_enrolled
    FROM people p
    LEFT JOIN roster_enrolment now ON now.term_id = %(term)s AND now.entry_id = p.person
    LEFT JOIN LATERAL (
        SELECT e.* FROM roster_enrolment e JOIN organizations_term t ON t.id = e.term_id
        WHERE now.entry_id IS NULL AND e.entry_id = p.person AND t.starts_on <= %(known_on)s
        ORDER BY t.starts_on DESC, t.id DESC LIMIT 1
    ) past ON true
    LEFT JOIN roster_rosterentry r ON r.id = p.person
    LEFT JOIN students_student s ON s.id = COALESCE(r.student_id, -p.person)
)"""

_GROUPING = "GROUPING(college, major, class, first_generation, aid)"
_ONE_WAY = "GROUP BY GROUPING SETS ((), (college), (major), (class), (first_generation), (aid))"
#: Which values of two dimensions go together: from these, what one table tells of another.
_TWO_WAY = """GROUP BY GROUPING SETS (
    (college, major), (college, class), (college, first_generation), (college, aid),
    (major, class), (major, first_generation), (major, aid),
    (class, first_generation), (class, aid), (first_generation, aid))"""
_VALUES = f"{_GROUPING} AS g, college, major, class, first_generation, aid"
_BY_GROUP = """GROUP BY GROUPING SETS ((gr.id), (gr.id, college), (gr.id, major), (gr.id, class),
    (gr.id, first_generation), (gr.id, aid))"""

_MEMBERS = """JOIN roster_group_entries ge ON ge.rosterentry_id = w.person
    JOIN roster_group gr ON gr.id = ge.group_id AND gr.campus_id = %(campus)s AND gr.kind <> ''"""


def _structure(counts: str, by_group: str) -> str:
    """Lines, groups and pairs of `who`, as columns of one row."""
    return f"""
    (SELECT jsonb_agg(l) FROM (SELECT {_VALUES}, {counts} FROM who w {_ONE_WAY}) l) AS lines,
    (SELECT COALESCE(jsonb_agg(l), '[]') FROM (
        SELECT gr.id AS "group", {_VALUES}, {by_group} FROM who w {_MEMBERS} {_BY_GROUP}) l)
        AS groups,
    (SELECT COALESCE(jsonb_agg(l), '[]') FROM (
        SELECT {_VALUES}, count(*) AS n FROM who w {_TWO_WAY}) l) AS pairs,
    (SELECT COALESCE(jsonb_agg(l), '[]') FROM (
        SELECT gr.id AS a, other.group_id AS b, count(*) AS n FROM who w {_MEMBERS}
        JOIN roster_group_entries other
          ON other.rosterentry_id = w.person AND other.group_id > gr.id
        JOIN roster_group og ON og.id = other.group_id AND og.kind <> ''
        GROUP BY 1, 2) l) AS both,
    (SELECT COALESCE(jsonb_agg(l), '[]') FROM (
        SELECT college, major, class, first_generation, aid, mine.groups FROM who w
        LEFT JOIN (
            SELECT ge.rosterentry_id, array_agg(gr.id ORDER BY gr.id) AS groups
            FROM roster_group_entries ge JOIN roster_group gr
              ON gr.id = ge.group_id AND gr.campus_id = %(campus)s AND gr.kind <> ''
            GROUP BY 1) mine ON mine.rosterentry_id = w.person
        GROUP BY 1, 2, 3, 4, 5, 6 LIMIT {MOST_KINDS + 1}) l) AS kinds"""


_SUMS = """count(*) AS people, count(*) FILTER (WHERE is_enrolled) AS enrolled,
    sum(n) AS n, sum(minutes) AS minutes, sum(n_paid) AS n_paid,
    count(*) FILTER (WHERE n_paid > 0) AS paid_people,
    count(*) FILTER (WHERE n_paid < n) AS unpaid_people,
    count(*) FILTER (WHERE n_rated > 0) AS rated_people,
    sum(n_here) AS n_here, sum(n_step) AS n_step,
    count(*) FILTER (WHERE n_here > 0) AS here_people,
    count(*) FILTER (WHERE n_step > 0) AS step_people,
    count(*) FILTER (WHERE n_step < n_here) AS stepless_people"""

_TAKEN = f"""
WITH facts AS MATERIALIZED (
    SELECT COALESCE(x.roster_entry_id, r.id, -x.student_id) AS person, x.minutes,
        x.paid_minor > 0 AS is_paid,
        CASE WHEN x.paid_minor > 0 AND x.currency = '{CURRENCY}'
             THEN x.paid_minor::bigint * 60 / x.minutes END AS rate,
        x.place, x.ended_early,
        -- Of work that ended early nobody is asked what comes next.
        x.engagement_id IS NOT NULL AND NOT x.ended_early AS is_here,
        CASE WHEN n.answered_at IS NOT NULL AND NOT x.ended_early THEN n.kind ELSE '' END AS step
    FROM tracking_experience x
    LEFT JOIN roster_rosterentry r
      ON r.student_id = x.student_id AND r.campus_id = x.campus_id AND x.roster_entry_id IS NULL
    LEFT JOIN relationships_nextstep n ON n.engagement_id = x.engagement_id
    WHERE x.campus_id = %(campus)s AND x.state IN ('confirmed', 'verified')
      AND x.ends_on BETWEEN %(starts_on)s AND %(ends_on)s
      AND (%(is_whole)s OR x.ends_on <@ %(days)s::datemultirange)
),
people AS MATERIALIZED (
    SELECT person, count(*) AS n, sum(minutes) AS minutes,
        count(*) FILTER (WHERE is_paid) AS n_paid, count(rate) AS n_rated,
        count(*) FILTER (WHERE is_here) AS n_here,
        count(*) FILTER (WHERE step = ANY (%(steps)s)) AS n_step,
        bit_or(CASE place WHEN 'remote' THEN 1 WHEN 'hybrid' THEN 2 ELSE 4 END) AS places,
        bit_or(CASE WHEN ended_early THEN 2 ELSE 1 END) AS ends,
        bit_or(CASE WHEN step = '' THEN 0
               ELSE 1 << array_position(%(kinds)s::text[], step::text) END) AS steps
    FROM facts GROUP BY person
),
{_WHO},
rated AS MATERIALIZED (
    SELECT f.rate, w.college, w.major, w.class, w.first_generation, w.aid, w.person
    FROM facts f JOIN who w ON w.person = f.person WHERE f.rate IS NOT NULL
)
SELECT {_structure(_SUMS, _SUMS)},
    (SELECT COALESCE(jsonb_agg(l), '[]') FROM (
        SELECT {_VALUES},
            percentile_cont(ARRAY[0.1, 0.5, 0.9]) WITHIN GROUP (ORDER BY rate) AS cuts
        FROM rated {_ONE_WAY}) l) AS cuts,
    (SELECT COALESCE(jsonb_agg(l), '[]') FROM (
        SELECT gr.id AS "group",
            percentile_cont(ARRAY[0.1, 0.5, 0.9]) WITHIN GROUP (ORDER BY w.rate) AS cuts
        FROM rated w {_MEMBERS} GROUP BY gr.id) l) AS group_cuts,
    (SELECT percentile_cont(ARRAY[0.1, 0.5, 0.9]) WITHIN GROUP (ORDER BY minutes)
        FROM facts) AS hours_cuts,
    (SELECT COALESCE(jsonb_agg(l), '[]') FROM (
        SELECT places AS mask, count(*) AS people FROM people GROUP BY 1) l) AS places,
    (SELECT COALESCE(jsonb_object_agg(place, n), '{{}}') FROM (
        SELECT place, count(*) AS n FROM facts GROUP BY 1) l) AS place_n,
    (SELECT COALESCE(jsonb_agg(l), '[]') FROM (
        SELECT ends AS mask, count(*) AS people FROM people GROUP BY 1) l) AS ends,
    (SELECT count(*) FROM facts WHERE NOT ended_early) AS whole_n,
    (SELECT count(*) FROM facts WHERE ended_early) AS early_n,
    (SELECT COALESCE(jsonb_agg(l), '[]') FROM (
        SELECT steps AS mask, count(*) AS people FROM people WHERE steps > 0 GROUP BY 1) l)
        AS steps,
    (SELECT COALESCE(jsonb_object_agg(step, n), '{{}}') FROM (
        SELECT step, count(*) AS n FROM facts WHERE step <> '' GROUP BY 1) l) AS step_n
"""

_COUNTED = "count(*) AS enrolled"

_BY_ROSTER = f"""
WITH who AS MATERIALIZED (
    SELECT e.entry_id AS person, e.college, e.major, e.class_level AS class,
        {_SAID.format("e.first_generation")} AS first_generation,
        {_SAID.format("e.receives_aid")} AS aid
    FROM roster_enrolment e WHERE e.term_id = %(term)s
)
SELECT {_structure(_COUNTED, _COUNTED)}
"""

_BY_ACCOUNT = f"""
WITH people AS MATERIALIZED (
    SELECT COALESCE(r.id, -s.id) AS person FROM students_student s
    LEFT JOIN roster_rosterentry r ON r.student_id = s.id AND r.campus_id = s.campus_id
    WHERE s.campus_id = %(campus)s AND s.made_at < %(end)s
),
{_WHO}
SELECT {_structure(_COUNTED, _COUNTED)}
"""

_STAGES = """count(*) AS applied, count(*) FILTER (WHERE stage >= 2) AS shortlisted,
    count(*) FILTER (WHERE stage >= 3) AS offered, count(*) FILTER (WHERE stage >= 4) AS signed,
    count(*) FILTER (WHERE stage >= 5) AS finished"""

_FUNNEL = f"""
WITH sent AS MATERIALIZED (
    SELECT COALESCE(r.id, -a.student_id) AS person, a.id, a.state, a.offered_at
    FROM applications_application a
    JOIN students_student s ON s.id = a.student_id AND s.campus_id = %(campus)s
    LEFT JOIN roster_rosterentry r ON r.student_id = s.id AND r.campus_id = s.campus_id
    WHERE a.submitted_at >= %(start)s AND a.submitted_at < %(end)s
      AND (a.submitted_at AT TIME ZONE %(zone)s)::date <@ %(days)s::datemultirange
),
people AS MATERIALIZED (
    SELECT person, max(CASE
        WHEN array_position(%(finished)s::text[], e.state::text) IS NOT NULL THEN 5
        WHEN e.id IS NOT NULL THEN 4
        WHEN sent.offered_at IS NOT NULL THEN 3
        WHEN 'shortlisted' = sent.state OR EXISTS (
            SELECT FROM audit_event v WHERE v.subject_label = 'applications.application'
            AND v.subject_id = sent.id AND v.name = 'shortlist') THEN 2
        ELSE 1 END) AS stage
    FROM sent LEFT JOIN agreements_agreement g ON g.application_id = sent.id
    LEFT JOIN engagements_engagement e ON e.agreement_id = g.id GROUP BY person
),
{_WHO}
SELECT (SELECT jsonb_agg(l) FROM (SELECT {_VALUES}, {_STAGES} FROM who w {_ONE_WAY}) l)
"""

#: Each person once a stage, by the latest of what they said about their experiences of the period.
#: `due` are those the question stands for, `asked` those it was mailed to.
_OUTCOMES = """
WITH said AS (
    SELECT COALESCE(x.roster_entry_id, r.id, -x.student_id) AS person, o.months,
        bool_or(o.asked_at IS NOT NULL) AS is_asked,
        COALESCE((array_agg(o.answer ORDER BY o.said_at DESC, o.id DESC)
            FILTER (WHERE o.said_at IS NOT NULL))[1], '') AS answer
    FROM tracking_experience x JOIN tracking_outcome o ON o.experience_id = x.id
    LEFT JOIN roster_rosterentry r
      ON r.student_id = x.student_id AND r.campus_id = x.campus_id AND x.roster_entry_id IS NULL
    WHERE x.campus_id = %(campus)s AND x.state IN ('confirmed', 'verified')
      AND x.ends_on BETWEEN %(starts_on)s AND %(ends_on)s
      AND (%(is_whole)s OR x.ends_on <@ %(days)s::datemultirange)
    GROUP BY 1, 2
)
SELECT COALESCE(jsonb_agg(l), '[]') FROM (
    SELECT months, answer, count(*) AS due, count(*) FILTER (WHERE is_asked) AS asked
    FROM said GROUP BY 1, 2) l
"""

#: Of each competency the students who said where they are before and after, once both sides'
#: feedback is open: the first time of each, in rounds of ten, those opened first. `before` and
#: `after` are the middle of a round.
_GAINS = """
WITH pairs AS MATERIALIZED (
    SELECT DISTINCT ON (person, b.key)
        COALESCE(x.roster_entry_id, r.id, -x.student_id) AS person, b.key, f.opened_at,
        b.value::int AS before, (a.ratings ->> b.key)::int AS after
    FROM tracking_experience x
    JOIN relationships_feedback f ON f.engagement_id = x.engagement_id
      AND f.side = 'student' AND f.opened_at IS NOT NULL
    JOIN relationships_selfrating s
      ON s.engagement_id = x.engagement_id AND s.moment = 'before'
    JOIN relationships_selfrating a ON a.engagement_id = x.engagement_id AND a.moment = 'after'
    CROSS JOIN LATERAL jsonb_each_text(s.ratings) AS b (key, value)
    LEFT JOIN roster_rosterentry r
      ON r.student_id = x.student_id AND r.campus_id = x.campus_id AND x.roster_entry_id IS NULL
    WHERE x.campus_id = %(campus)s AND x.state IN ('confirmed', 'verified')
      AND x.ends_on BETWEEN %(starts_on)s AND %(ends_on)s
      AND (%(is_whole)s OR x.ends_on <@ %(days)s::datemultirange)
      AND a.ratings -> b.key IS NOT NULL
    ORDER BY person, b.key, f.opened_at, x.id
),
placed AS (
    SELECT key, before, after,
        (row_number() OVER (PARTITION BY key ORDER BY opened_at, person) - 1) / 10 AS round
    FROM pairs
)
SELECT jsonb_build_object(
    'people', (SELECT count(DISTINCT person) / 10 * 10 FROM pairs),
    'rounds', (SELECT COALESCE(jsonb_agg(l), '[]') FROM (
        SELECT key, round, count(*) FILTER (WHERE after > before) AS grown,
            percentile_disc(0.5) WITHIN GROUP (ORDER BY before) AS before,
            percentile_disc(0.5) WITHIN GROUP (ORDER BY after) AS after
        FROM placed GROUP BY key, round HAVING count(*) = 10) l))
"""


def count_taken(campus: Campus, period: Period, *, by_roster: bool) -> dict[str, Any]:
    """Who takes part, what is paid, what came next and of it, who grew; who applied; what the
    office decided."""
    given = _given(campus, period, by_roster=by_roster)
    found = _row(_TAKEN, given)
    found["funnel"] = _value(_FUNNEL, given) or []
    found["outcomes"] = _value(_OUTCOMES, given)
    found["gains"] = _value(_GAINS, given)
    found["office"] = {key: _value(sql, given) for key, sql in OFFICE.items()}
    return found


def count_enrolled(campus: Campus, period: Period, *, by_roster: bool) -> dict[str, Any]:
    """Whom the campus has enrolled; its accounts where the roster has nobody of the term."""
    given = _given(campus, period, by_roster=by_roster)
    return _row(_BY_ROSTER if by_roster else _BY_ACCOUNT, given)


def everyone(counts: dict[str, Any]) -> dict[str, Any]:
    """Of counts by group, the lines of all together."""
    return {
        key: [row for row in counts.get(key) or () if row["g"] == EVERYONE]
        for key in ("lines", "cuts")
    }


def has_roster(period: Period) -> bool:
    sql = "SELECT EXISTS (SELECT FROM roster_enrolment WHERE term_id = %(term)s)"
    return bool(_value(sql, {"term": period.term_id}))


def _given(campus: Campus, period: Period, *, by_roster: bool) -> dict[str, Any]:
    start, end = period.moments(campus.time_zone)
    return {
        "campus": campus.pk,
        "term": period.term_id,
        "by_roster": by_roster,
        "starts_on": period.starts_on,
        "ends_on": period.ends_on,
        "known_on": period.known_on,
        "days": period.as_multirange,
        # Said apart, for the database guesses badly how many days lie in a set of spans.
        "is_whole": period.spans == ((period.starts_on, period.ends_on),),
        "start": start,
        "end": end,
        "zone": campus.time_zone,
        "steps": list(STEPS),
        "kinds": [str(kind) for kind in NextStep.Kind.values],
        "finished": [str(state) for state in FINISHED_STATES],
    }


def _row(sql: str, given: dict[str, Any]) -> dict[str, Any]:
    with connection.cursor() as cursor:
        # Compiling such a statement takes longer than running it.
        cursor.execute("SET LOCAL jit = off")
        cursor.execute(sql, given)
        names = [column[0] for column in cursor.description]
        return {name: _read(value) for name, value in zip(names, cursor.fetchone(), strict=True)}


def _value(sql: str, given: dict[str, Any]) -> Any:
    with connection.cursor() as cursor:
        cursor.execute(sql, given)
        return _read(cursor.fetchone()[0])


def _read(value: Any) -> Any:
    """Django leaves JSON of a bare statement as text; lists and the rest come as they are."""
    return json.loads(value) if isinstance(value, str) else value
