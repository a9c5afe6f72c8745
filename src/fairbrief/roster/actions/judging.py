"""What each row of a file means for the roster: somebody new, a change, nothing, or a conflict.

All of it is said in SQL over whole sets: a hundred thousand rows take a few seconds.
"""

from __future__ import annotations

from typing import Any

from django.db import connection
from django.utils.translation import gettext as _

from fairbrief.kernel.names import readable
from fairbrief.roster.models import RosterImport, StagedRow

#: Meanings of columns that stand in the enrolment, and in the entry itself.
OF_ENROLMENT = (
    *("college", "major", "class_level", "degree_level", "first_generation", "receives_aid"),
)
OF_ENTRY = ("left_on", "is_private")

#: The accounts of the campus by an address they have confirmed.
_HOLDERS = """
    SELECT lower(a.email) AS email, e.id AS entry_id FROM account_emailaddress a
    JOIN students_student st ON st.user_id = a.user_id AND st.campus_id = %(campus)s
    JOIN roster_rosterentry e ON e.student_id = st.id
    WHERE a.verified
"""


def judge(found: RosterImport, /, *, is_fresh: bool = False) -> None:
    """Gives each staged row its verdict and counts them; sets the counts on `found`."""
    run = Run(found)
    if not is_fresh:
        run("""UPDATE roster_stagedrow SET entry_id = NULL, other_id = NULL, problem = '',
               verdict = '' WHERE roster_import_id = %(id)s AND NOT is_misread""")
    _refuse_doubles(run)
    _find_by_number(run)
    _find_by_address(run)
    _settle_addresses(run)
    _refuse_same_person(run)
    _compare(run, found)
    _count(run, found)


class Run:
    """Runs statements with what every one of them needs to know."""

    def __init__(self, found: RosterImport) -> None:
        self.known: dict[str, Any] = {
            "id": found.pk,
            "campus": found.campus_id,
            "term": found.term_id,
        }

    def __call__(self, statement: str, **more: Any) -> int:
        with connection.cursor() as cursor:
            cursor.execute(statement, {**self.known, **more})
            return int(cursor.rowcount)

    def rows(self, statement: str, **more: Any) -> list[tuple[Any, ...]]:
        with connection.cursor() as cursor:
            cursor.execute(statement, {**self.known, **more})
            return list(cursor.fetchall())


def _refuse_doubles(run: Run) -> None:
    for column, words in (
        ("number", _("This student number stands in line {line}, too.")),
        ("email", _("This mail address stands in line {line}, too.")),
    ):
        run(
            f"""UPDATE roster_stagedrow s SET verdict = 'bad',
                problem = replace(%(words)s, '{{line}}', d.first::text)
                FROM (SELECT id, first_value(line) OVER (PARTITION BY {column} ORDER BY line)
                      AS first FROM roster_stagedrow
                      WHERE roster_import_id = %(id)s AND verdict = '' AND {column} <> '') d
                WHERE s.id = d.id AND s.line <> d.first""",
            words=words,
        )


def _find_by_number(run: Run) -> None:
    """Those not taken, too: their entry is not gone because a row of theirs is wrong."""
    run("""UPDATE roster_stagedrow s SET entry_id = e.id FROM roster_rosterentry e
           WHERE s.roster_import_id = %(id)s AND s.number <> ''
           AND e.campus_id = %(campus)s AND e.student_number = s.number""")


def _find_by_address(run: Run) -> None:
    """Who has the row's address now: on the roster, or by an account that has confirmed it."""
    run("""UPDATE roster_stagedrow s SET other_id = e.id FROM roster_rosterentry e
           WHERE s.roster_import_id = %(id)s AND s.verdict = '' AND s.email <> ''
           AND e.campus_id = %(campus)s AND lower(e.email) = s.email AND NOT e.from_account
           AND e.id IS DISTINCT FROM s.entry_id""")
    run(f"""UPDATE roster_stagedrow s SET other_id = h.entry_id FROM ({_HOLDERS}) h
            JOIN roster_rosterentry e ON e.id = h.entry_id AND e.from_account
            WHERE s.roster_import_id = %(id)s AND s.verdict = '' AND s.other_id IS NULL
            AND s.email = h.email AND h.entry_id IS DISTINCT FROM s.entry_id""")


def _settle_addresses(run: Run) -> None:
    """An address that is somebody else's: the same person, given up in this file, or a conflict."""
    # The holder stands in this very file with another address: then it is free.
    run("""UPDATE roster_stagedrow s SET other_id = NULL FROM roster_stagedrow r
           WHERE s.roster_import_id = %(id)s AND r.roster_import_id = %(id)s
           AND s.verdict = '' AND r.verdict = '' AND r.entry_id = s.other_id
           AND r.email <> '' AND r.email <> s.email""")
    # A row without an entry yet: the same person, unless the numbers and the names differ.
    run("""UPDATE roster_stagedrow s SET entry_id = o.id, other_id = NULL
           FROM roster_rosterentry o
           WHERE s.roster_import_id = %(id)s AND s.verdict = '' AND s.entry_id IS NULL
           AND o.id = s.other_id
           AND (o.student_number = '' OR s.number = '' OR o.student_number = s.number
                OR (lower(o.name) = lower(s.name) AND NOT EXISTS (
                    SELECT 1 FROM roster_stagedrow r WHERE r.roster_import_id = %(id)s
                    AND r.number = o.student_number)))""")
    # An account that waits without a university's entry is joined with the entry of this number.
    run(
        """UPDATE roster_stagedrow s SET verdict = 'bad',
           problem = replace(replace(%(words)s, '{name}', o.name), '{number}', o.student_number),
           other_id = NULL
           FROM roster_rosterentry o LEFT JOIN roster_rosterentry mine ON TRUE
           WHERE s.roster_import_id = %(id)s AND s.verdict = '' AND o.id = s.other_id
           AND mine.id = coalesce(s.entry_id, o.id)
           AND NOT (o.from_account AND s.entry_id IS NOT NULL AND mine.student_id IS NULL)""",
        words=_(
            "This mail address is that of {name} (number {number}) on the roster. Mend the address "
            "or the number, here or there."
        ),
    )


def _refuse_same_person(run: Run) -> None:
    run(
        """UPDATE roster_stagedrow s SET verdict = 'bad', entry_id = NULL, other_id = NULL,
           problem = replace(%(words)s, '{line}', d.first::text)
           FROM (SELECT id, first_value(line) OVER (PARTITION BY entry_id ORDER BY line) AS first
                 FROM roster_stagedrow WHERE roster_import_id = %(id)s AND verdict = ''
                 AND entry_id IS NOT NULL) d
           WHERE s.id = d.id AND s.line <> d.first""",
        words=_("By its mail address and number this is the same person as in line {line}."),
    )


def _compare(run: Run, found: RosterImport) -> None:
    said = set(meanings_of(found))
    differs = [
        "s.other_id IS NOT NULL",
        "e.from_account",
        "en.id IS NULL",
        "e.name <> s.name",
        "(s.number <> '' AND e.student_number <> s.number)",
        "(s.email <> '' AND lower(e.email) <> s.email)",
        *(f"e.{name} IS DISTINCT FROM {value_of(name)}" for name in OF_ENTRY if name in said),
        *(f"en.{name} IS DISTINCT FROM s.{name}" for name in OF_ENROLMENT if name in said),
    ]
    if kinds_of(found):
        differs.append(f"s.group_keys <> ARRAY({GROUPS_NOW})")
    run(
        "UPDATE roster_stagedrow SET verdict = 'new' "
        "WHERE roster_import_id = %(id)s AND verdict = '' AND entry_id IS NULL"
    )
    run(
        f"""UPDATE roster_stagedrow s
            SET verdict = CASE WHEN {" OR ".join(differs)} THEN 'changed' ELSE 'same' END
            FROM roster_rosterentry e
            LEFT JOIN roster_enrolment en ON en.entry_id = e.id AND en.term_id = %(term)s
            WHERE s.roster_import_id = %(id)s AND s.verdict = '' AND e.id = s.entry_id""",
        kinds=kinds_of(found),
    )


#: The groups of the file's kinds that an entry `e` is in, as the file's keys are written.
GROUPS_NOW = """
    SELECT lower(g.kind || chr(31) || g.name) COLLATE "C" FROM roster_group_entries m
    JOIN roster_group g ON g.id = m.group_id
    WHERE m.rosterentry_id = e.id AND lower(g.kind) = ANY(%(kinds)s) ORDER BY 1
"""


def meanings_of(found: RosterImport) -> list[str]:
    """What the columns of the file say."""
    if found.source == RosterImport.Source.ONEROSTER:
        return ["number", "email", "name", "college", "class_level"]
    return [meaning for meaning in found.mapping if meaning]


def kinds_of(found: RosterImport) -> list[str]:
    """The kinds of group the file names, in lower case."""
    if found.source == RosterImport.Source.ONEROSTER:
        return []
    return [
        readable(heading)[:60].lower()
        for heading, meaning in zip(found.headings, found.mapping, strict=True)
        if meaning == "group"
    ]


def value_of(name: str) -> str:
    """A column of the staged row as the entry keeps it."""
    return "coalesce(s.is_private, FALSE)" if name == "is_private" else f"s.{name}"


#: Who is enrolled in the term and stands nowhere in the file.
GONE = """
    FROM roster_enrolment en
    WHERE en.term_id = %(term)s AND NOT EXISTS (
        SELECT 1 FROM roster_stagedrow s
        WHERE s.roster_import_id = %(id)s AND s.entry_id = en.entry_id)
"""


def _count(run: Run, found: RosterImport) -> None:
    counted = dict(
        run.rows(
            "SELECT verdict, count(*) FROM roster_stagedrow WHERE roster_import_id = %(id)s "
            "GROUP BY verdict"
        )
    )
    for verdict in StagedRow.Verdict.values:
        setattr(found, verdict, counted.get(verdict, 0))
    found.gone = run.rows(f"SELECT count(*) {GONE}")[0][0]
