"""How employers have dealt with the campus's students, over their whole time with it.

Employers are organizations, but what is said of one rests on students: nothing is said of an
employer with fewer of them than the limit. Over all time, never by term, and without numbers of
people: there is nothing to subtract.
"""

from __future__ import annotations

from typing import Any

from django.db import connection
from django.utils.translation import gettext_lazy as _

from fairbrief.organizations.models import Campus
from fairbrief.relationships.models import NextStep
from fairbrief.reports.shapes import Head, Section, Table, Value
from fairbrief.reports.suppression import coded_share

HEADS = (
    Head(key="employer", label=_("Employer"), numeric=False),
    Head(key="reply_days", label=_("Days to the first look, in the middle")),
    Head(key="paid_in_time_share", label=_("Paid in time")),
    Head(key="unchanged_share", label=_("Work without a change order")),
    Head(key="next_step_share", label=_("Gave a next step")),
)

_SQL = """
WITH work AS (
    SELECT w.employer_id, w.student_id,
        f.secured_minor > 0 AND f.secured_at IS NOT NULL OR l.late AS has_pay,
        NOT l.late AS in_time,
        EXISTS (SELECT FROM engagements_changeorder c WHERE c.engagement_id = w.id
            AND 'accepted' = c.state AND c.proposed_by = 'employer') AS changed,
        n.answered_at IS NOT NULL AS answered,
        n.answered_at IS NOT NULL AND n.kind <> %(not_now)s AS step
    FROM engagements_engagement w
    LEFT JOIN payments_funding f ON f.engagement_id = w.id
    CROSS JOIN LATERAL (SELECT EXISTS (
        SELECT FROM audit_event v WHERE v.subject_label = 'payments.funding'
        AND v.subject_id = f.id AND v.name = 'late') AS late) l
    LEFT JOIN relationships_nextstep n ON n.engagement_id = w.id
    WHERE w.campus_id = %(campus)s
),
done AS (
    SELECT employer_id,
        count(*) AS works, count(DISTINCT student_id) AS people,
        count(*) FILTER (WHERE has_pay) AS pay,
        count(*) FILTER (WHERE has_pay AND in_time) AS pay_in_time,
        count(DISTINCT student_id) FILTER (WHERE has_pay AND in_time) AS pay_in_time_people,
        count(DISTINCT student_id) FILTER (WHERE has_pay AND NOT in_time) AS pay_late_people,
        count(*) FILTER (WHERE NOT changed) AS unchanged,
        count(DISTINCT student_id) FILTER (WHERE NOT changed) AS unchanged_people,
        count(DISTINCT student_id) FILTER (WHERE changed) AS changed_people,
        count(*) FILTER (WHERE answered) AS answered,
        count(*) FILTER (WHERE step) AS steps,
        count(DISTINCT student_id) FILTER (WHERE step) AS step_people,
        count(DISTINCT student_id) FILTER (WHERE answered AND NOT step) AS stepless_people
    FROM work GROUP BY employer_id HAVING count(DISTINCT student_id) >= %(limit)s
),
heard AS (
    SELECT b.employer_id, count(DISTINCT a.student_id) AS people,
        percentile_disc(0.5) WITHIN GROUP
            (ORDER BY extract(epoch FROM a.seen_at - a.submitted_at) / 86400) AS days
    FROM applications_application a JOIN briefs_brief b ON b.id = a.brief_id
    JOIN students_student s ON s.id = a.student_id
    WHERE s.campus_id = %(campus)s AND a.seen_at IS NOT NULL
      AND b.employer_id IN (SELECT employer_id FROM done) GROUP BY 1
)
SELECT e.name, done.*, heard.people AS heard_people, heard.days
FROM done JOIN organizations_employer e ON e.id = done.employer_id
LEFT JOIN heard ON heard.employer_id = done.employer_id
ORDER BY done.works DESC, e.name LIMIT 25
"""


def employers(campus: Campus, *, limit: int) -> Section:
    given: dict[str, int | str] = {
        "campus": campus.pk,
        "limit": limit,
        "not_now": str(NextStep.Kind.NOT_NOW),
    }
    with connection.cursor() as cursor:
        cursor.execute(_SQL, given)
        names = [column[0] for column in cursor.description]
        found = [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
    return Section(
        key="employers",
        title=_("How employers dealt with students"),
        about=_(
            "Over the whole time with your campus, not only this term; the 25 with most work. An "
            "employer is shown once enough of your students have worked there."
        ),
        tables=[
            Table(
                key="employers",
                title=_("Employers"),
                heads=HEADS,
                rows=[_row(each, limit) for each in found],
            )
        ],
        empty=_("No employer has had enough of your students yet to be counted alone."),
    )


def _row(each: dict[str, Any], limit: int) -> list[Value]:
    def share(part: str, whole: str, people: str, others: str) -> str | None:
        return (
            coded_share(
                each[part], each[whole], people=each[people], others=each[others], limit=limit
            )
            or None
        )

    heard = (each["heard_people"] or 0) >= limit
    return [
        each["name"],
        f"{float(each['days']):.1f}" if heard else None,
        share("pay_in_time", "pay", "pay_in_time_people", "pay_late_people"),
        share("unchanged", "works", "unchanged_people", "changed_people"),
        share("steps", "answered", "step_people", "stepless_people"),
    ]
