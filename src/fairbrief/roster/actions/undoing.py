"""Taking an import back: the roster is as it was before it."""

from __future__ import annotations

from datetime import datetime

from django.db import models, transaction

from fairbrief.audit.actors import INSTALLATION, Actor
from fairbrief.audit.locking import locked
from fairbrief.audit.record import record
from fairbrief.roster.actions.judging import OF_ENROLMENT, Run, kinds_of
from fairbrief.roster.actions.linking import lock_roster
from fairbrief.roster.models import Enrolment, Group, ImportTrace, RosterEntry, RosterImport


def undo(found: RosterImport, /, *, at: datetime) -> None:
    """All of it in one transaction; done again it does nothing.

    Somebody the import brought stays when something rests on them by now (an account, a note, an
    experience); only what the file said of the term is taken back. Accounts stay linked.
    """
    with transaction.atomic():
        lock_roster(found.campus)
        row = locked(found)
        if not row.undo_asked_at or row.undone_at or not row.applied_at:
            return
        run = Run(row)
        run("""DELETE FROM roster_enrolment en USING roster_importtrace t
               WHERE t.roster_import_id = %(id)s AND t.enrolment_was IS NULL
               AND en.entry_id = t.entry_id AND en.term_id = %(term)s""")
        _restore_groups(run, kinds_of(row))
        kept = _take_away_new(run)
        _restore_entries(run)
        _restore_enrolments(run)
        ImportTrace.objects.filter(roster_import=row).delete()
        row.undone_at = at
        row.save()
        actor = INSTALLATION
        if row.made_by_id:
            actor = Actor(kind="person", name=row.made_by_name, user_id=row.made_by_id)
        record(row, "undone", actor=actor, at=at, data={"kept": kept})


def _restore_groups(run: Run, kinds: list[str]) -> None:
    if not kinds:
        return
    run(
        """DELETE FROM roster_group_entries m USING roster_group g, roster_importtrace t
           WHERE t.roster_import_id = %(id)s AND m.rosterentry_id = t.entry_id
           AND g.id = m.group_id AND g.campus_id = %(campus)s
           AND lower(g.kind) = ANY(%(kinds)s)
           AND NOT m.group_id = ANY(t.groups_were)""",
        kinds=kinds,
    )
    run("""INSERT INTO roster_group_entries (group_id, rosterentry_id)
           SELECT g.id, t.entry_id FROM roster_importtrace t
           CROSS JOIN LATERAL unnest(t.groups_were) AS was
           JOIN roster_group g ON g.id = was
           WHERE t.roster_import_id = %(id)s ON CONFLICT DO NOTHING""")
    # Groups this very import made have its moment, and nobody in them any more.
    Group.objects.filter(
        campus_id=run.known["campus"],
        made_at__in=RosterImport.objects.filter(pk=run.known["id"]).values("applied_at"),
        entries=None,
    ).delete()


def _take_away_new(run: Run) -> int:
    """Deletes those the import brought on whom nothing rests; how many stay."""
    traced = ImportTrace.objects.filter(roster_import_id=run.known["id"], is_new=True)
    brought = RosterEntry.objects.filter(pk__in=traced.values("entry_id"))
    free = brought.filter(student=None)
    for relation in RosterEntry._meta.related_objects:
        if relation.related_model is Enrolment:
            continue
        if isinstance(relation.field, models.ManyToManyField):
            through = relation.field.remote_field.through
            column = relation.field.m2m_reverse_field_name()
            rests = through._base_manager.values(column)
        else:
            column = relation.field.name
            rests = relation.related_model._base_manager.exclude(**{column: None}).values(column)
        free = free.exclude(pk__in=rests)
    free = free.exclude(pk__in=Enrolment.objects.values("entry"))
    count = brought.count()
    ids = list(free.values_list("pk", flat=True))
    run("DELETE FROM roster_rosterentry WHERE id = ANY(%(ids)s)", ids=ids)
    return count - len(ids)


def _restore_entries(run: Run) -> None:
    # What changed hands is let go first, so that two can swap back.
    for column, other in (("email", "student_number"), ("student_number", "email")):
        run(f"""UPDATE roster_rosterentry e SET {column} = '' FROM roster_importtrace t
                WHERE t.roster_import_id = %(id)s AND t.entry_was IS NOT NULL
                AND e.id = t.entry_id AND e.{other} <> '' AND e.{column} <> ''
                AND lower(e.{column}) <> lower(t.entry_was->>'{column}')""")
    # An address that somebody new has by now stays with them.
    run("""UPDATE roster_rosterentry e SET name = t.entry_was->>'name',
           student_number = t.entry_was->>'student_number',
           email = CASE WHEN EXISTS (
               SELECT 1 FROM roster_rosterentry o WHERE o.campus_id = e.campus_id
               AND o.id <> e.id AND o.email <> ''
               AND lower(o.email) = lower(t.entry_was->>'email'))
               THEN e.email ELSE t.entry_was->>'email' END,
           left_on = (t.entry_was->>'left_on')::date,
           is_private = (t.entry_was->>'is_private')::boolean,
           from_account = (t.entry_was->>'from_account')::boolean
           FROM roster_importtrace t WHERE t.roster_import_id = %(id)s
           AND NOT t.is_new AND t.entry_was IS NOT NULL AND e.id = t.entry_id""")


def _restore_enrolments(run: Run) -> None:
    texts = OF_ENROLMENT[:4]
    values = ", ".join(
        f"t.enrolment_was->>'{name}'" if name in texts else f"(t.enrolment_was->>'{name}')::boolean"
        for name in OF_ENROLMENT
    )
    written = ", ".join(f"{name} = excluded.{name}" for name in OF_ENROLMENT)
    run(f"""INSERT INTO roster_enrolment (entry_id, term_id, {", ".join(OF_ENROLMENT)})
            SELECT t.entry_id, %(term)s, {values} FROM roster_importtrace t
            JOIN roster_rosterentry e ON e.id = t.entry_id
            WHERE t.roster_import_id = %(id)s AND t.enrolment_was IS NOT NULL
            ON CONFLICT (entry_id, term_id) DO UPDATE SET {written}""")
