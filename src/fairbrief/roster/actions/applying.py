"""Bringing a staged file into the roster: all of it in one transaction, or nothing."""

from __future__ import annotations

from datetime import datetime

from django.core.files.storage import default_storage
from django.db import transaction

from fairbrief.audit.actors import INSTALLATION, Actor
from fairbrief.audit.locking import locked
from fairbrief.audit.record import record
from fairbrief.kernel.codes import new_code
from fairbrief.roster.actions.judging import (
    GONE,
    OF_ENROLMENT,
    OF_ENTRY,
    Run,
    judge,
    kinds_of,
    meanings_of,
    value_of,
)
from fairbrief.roster.actions.linking import lock_roster
from fairbrief.roster.joining import hand_over
from fairbrief.roster.models import Group, RosterEntry, RosterImport

_ENTRY_WAS = """jsonb_build_object('student_number', e.student_number, 'email', e.email,
    'name', e.name, 'left_on', e.left_on, 'is_private', e.is_private,
    'from_account', e.from_account)"""
_ENROLMENT_WAS = f"""CASE WHEN en.id IS NULL THEN NULL ELSE jsonb_build_object(
    {", ".join(f"'{name}', en.{name}" for name in OF_ENROLMENT)}) END"""
_GROUPS_WERE = """ARRAY(SELECT m.group_id FROM roster_group_entries m
    JOIN roster_group g ON g.id = m.group_id
    WHERE m.rosterentry_id = e.id AND lower(g.kind) = ANY(%(kinds)s))"""

#: So many rows change what the database must know of the tables.
MANY = 1000


def apply(found: RosterImport, /, *, at: datetime) -> None:
    """Writes the roster as the file says. Done again, or twice at once, it does nothing."""
    with transaction.atomic():
        lock_roster(found.campus)
        row = locked(found)
        if row.applied_at or row.dropped_at or not row.agreed_at:
            return
        # The roster may have changed since the file was looked at.
        judge(row)
        run = Run(row)
        kinds = kinds_of(row)
        _settle_codes(run)
        _trace(run, kinds)
        _join_accounts(run, at=at)
        _write_entries(run, meanings_of(row))
        _write_enrolments(run, meanings_of(row))
        if kinds:
            _write_groups(run, row, kinds, at=at)
        if row.takes_out:
            _take_out(run)
        _link_accounts(run)
        if row.new + row.changed >= MANY:
            # The next file may come before the database looks at the tables by itself.
            run("ANALYZE roster_rosterentry, roster_enrolment")
        run("DELETE FROM roster_stagedrow WHERE roster_import_id = %(id)s AND verdict <> 'bad'")
        row.applied_at = at
        name, row.file = row.file.name, ""
        row.save()
        counts = {each: getattr(row, each) for each in ("new", "changed", "same", "bad", "gone")}
        actor = INSTALLATION
        if row.made_by_id:
            actor = Actor(kind="person", name=row.made_by_name, user_id=row.made_by_id)
        record(row, "brought_in", actor=actor, at=at, data=counts)
        if name:
            transaction.on_commit(lambda: default_storage.delete(name))


def _settle_codes(run: Run) -> None:
    """Codes are drawn by lot; those that stand for somebody already are drawn again."""
    while taken := run.rows(
        """SELECT s.id FROM roster_stagedrow s WHERE s.roster_import_id = %(id)s
           AND s.verdict = 'new' AND (
           EXISTS (SELECT 1 FROM roster_rosterentry e WHERE e.code = s.code)
           OR s.id IN (SELECT id FROM (SELECT id, row_number() OVER (PARTITION BY code) AS n
                       FROM roster_stagedrow WHERE roster_import_id = %(id)s) d WHERE n > 1))"""
    ):
        for (pk,) in taken:
            run(
                "UPDATE roster_stagedrow SET code = %(code)s WHERE id = %(pk)s",
                code=new_code(),
                pk=pk,
            )


def _trace(run: Run, kinds: list[str]) -> None:
    run(
        f"""INSERT INTO roster_importtrace
            (roster_import_id, entry_id, is_new, entry_was, enrolment_was, groups_were)
            SELECT %(id)s, e.id, FALSE, {_ENTRY_WAS}, {_ENROLMENT_WAS}, {_GROUPS_WERE}
            FROM roster_stagedrow s JOIN roster_rosterentry e ON e.id = s.entry_id
            LEFT JOIN roster_enrolment en ON en.entry_id = e.id AND en.term_id = %(term)s
            WHERE s.roster_import_id = %(id)s AND s.verdict = 'changed'""",
        kinds=kinds,
    )


def _join_accounts(run: Run, *, at: datetime) -> None:
    """Accounts that had an entry of their own, and whom this file gives the address of."""
    for entry_id, other_id in run.rows(
        "SELECT entry_id, other_id FROM roster_stagedrow WHERE roster_import_id = %(id)s "
        "AND verdict = 'changed' AND other_id IS NOT NULL"
    ):
        entry, own = RosterEntry.objects.get(pk=entry_id), RosterEntry.objects.get(pk=other_id)
        student = own.student
        hand_over(own, entry, at=at)
        RosterEntry.objects.filter(pk=entry_id).update(student=student)


def _write_entries(run: Run, said: list[str]) -> None:
    # An account's own entry gives way where it has the address without having confirmed it.
    run("""UPDATE roster_rosterentry e SET email = '' FROM roster_stagedrow s
           WHERE s.roster_import_id = %(id)s AND s.verdict IN ('new', 'changed')
           AND s.email <> '' AND e.campus_id = %(campus)s AND lower(e.email) = s.email
           AND e.from_account AND e.id IS DISTINCT FROM s.entry_id""")
    # What changes hands is let go first, so that two can swap.
    run("""UPDATE roster_rosterentry e SET email = '' FROM roster_stagedrow s
           WHERE s.roster_import_id = %(id)s AND s.verdict = 'changed' AND e.id = s.entry_id
           AND s.email <> '' AND lower(e.email) <> s.email AND e.student_number <> ''""")
    run("""UPDATE roster_rosterentry e SET student_number = '' FROM roster_stagedrow s
           WHERE s.roster_import_id = %(id)s AND s.verdict = 'changed' AND e.id = s.entry_id
           AND s.number <> '' AND e.student_number <> s.number AND e.email <> ''""")
    own = "".join(f", {name} = {value_of(name)}" for name in OF_ENTRY if name in said)
    run(f"""UPDATE roster_rosterentry e SET name = s.name, from_account = FALSE,
            student_number = CASE WHEN s.number = '' THEN e.student_number ELSE s.number END,
            email = CASE WHEN s.email = '' THEN e.email ELSE s.email END {own}
            FROM roster_stagedrow s WHERE s.roster_import_id = %(id)s AND s.verdict = 'changed'
            AND e.id = s.entry_id""")
    run("""INSERT INTO roster_rosterentry
           (code, campus_id, student_number, email, name, left_on, is_private, from_account,
            made_at)
           SELECT s.code, %(campus)s, s.number, s.email, s.name, s.left_on,
           coalesce(s.is_private, FALSE), FALSE, now()
           FROM roster_stagedrow s WHERE s.roster_import_id = %(id)s AND s.verdict = 'new'""")
    run("""UPDATE roster_stagedrow s SET entry_id = e.id FROM roster_rosterentry e
           WHERE s.roster_import_id = %(id)s AND s.verdict = 'new' AND e.code = s.code""")
    run("""INSERT INTO roster_importtrace (roster_import_id, entry_id, is_new, groups_were)
           SELECT %(id)s, s.entry_id, TRUE, '{}' FROM roster_stagedrow s
           WHERE s.roster_import_id = %(id)s AND s.verdict = 'new'""")


def _write_enrolments(run: Run, said: list[str]) -> None:
    columns = ", ".join(OF_ENROLMENT)
    values = ", ".join(f"s.{name}" for name in OF_ENROLMENT)
    known = [name for name in OF_ENROLMENT if name in said]
    written = ", ".join(f"{name} = excluded.{name}" for name in known)
    run(f"""INSERT INTO roster_enrolment (entry_id, term_id, {columns})
            SELECT s.entry_id, %(term)s, {values} FROM roster_stagedrow s
            WHERE s.roster_import_id = %(id)s AND s.verdict IN ('new', 'changed')
            ON CONFLICT (entry_id, term_id) DO {f"UPDATE SET {written}" if known else "NOTHING"}""")


def _write_groups(run: Run, found: RosterImport, kinds: list[str], *, at: datetime) -> None:
    """Whoever stands in the file is in exactly the groups it names, of the kinds it names."""
    missing = run.rows(
        """SELECT min(pair->>0), min(pair->>1) FROM (
               SELECT DISTINCT jsonb_array_elements(groups) AS pair FROM roster_stagedrow
               WHERE roster_import_id = %(id)s AND verdict IN ('new', 'changed')) d
           WHERE NOT EXISTS (SELECT 1 FROM roster_group g WHERE g.campus_id = %(campus)s
               AND lower(g.kind) = lower(pair->>0) AND lower(g.name) = lower(pair->>1))
           GROUP BY lower(pair->>0), lower(pair->>1)"""
    )
    Group.objects.bulk_create(
        Group(campus_id=found.campus_id, kind=kind, name=name, made_at=at) for kind, name in missing
    )
    run(
        """DELETE FROM roster_group_entries m USING roster_group g, roster_stagedrow s
           WHERE s.roster_import_id = %(id)s AND s.verdict = 'changed'
           AND m.rosterentry_id = s.entry_id AND g.id = m.group_id
           AND lower(g.kind) = ANY(%(kinds)s)
           AND NOT lower(g.kind || chr(31) || g.name) = ANY(s.group_keys)""",
        kinds=kinds,
    )
    run("""INSERT INTO roster_group_entries (group_id, rosterentry_id)
           SELECT g.id, s.entry_id FROM roster_stagedrow s
           CROSS JOIN LATERAL unnest(s.group_keys) AS said
           JOIN roster_group g ON g.campus_id = %(campus)s
           AND lower(g.kind || chr(31) || g.name) = said
           WHERE s.roster_import_id = %(id)s AND s.verdict IN ('new', 'changed')
           ON CONFLICT DO NOTHING""")


def _take_out(run: Run) -> None:
    run(
        f"""INSERT INTO roster_importtrace
            (roster_import_id, entry_id, is_new, enrolment_was, groups_were)
            SELECT %(id)s, en.entry_id, FALSE, {_ENROLMENT_WAS}, '{{}}' {GONE}
            ON CONFLICT DO NOTHING"""
    )
    run(f"DELETE FROM roster_enrolment WHERE id IN (SELECT en.id {GONE})")


def _link_accounts(run: Run) -> None:
    """Accounts without any entry that have confirmed the address of one."""
    run("""UPDATE roster_rosterentry e SET student_id = st.id
           FROM account_emailaddress a JOIN students_student st
           ON st.user_id = a.user_id AND st.campus_id = %(campus)s
           WHERE a.verified AND e.campus_id = %(campus)s AND e.student_id IS NULL
           AND e.email <> '' AND lower(e.email) = lower(a.email)
           AND NOT EXISTS (SELECT 1 FROM roster_rosterentry o WHERE o.student_id = st.id)""")
