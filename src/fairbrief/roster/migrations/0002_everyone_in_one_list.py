"""Every student with an account has an entry; entries are found by any part of what they say."""

from __future__ import annotations

from typing import Any

import django.contrib.postgres.indexes
import django.contrib.postgres.operations
import django.db.models.functions
from django.db import migrations, models

from fairbrief.kernel.codes import new_code

AT_ONCE = 1000


def take_everyone_in(apps: Any, schema_editor: Any) -> None:
    """The university's entry for whoever has confirmed its address; else one from the account."""
    Student = apps.get_model("students", "Student")
    RosterEntry = apps.get_model("roster", "RosterEntry")
    EmailAddress = apps.get_model("account", "EmailAddress")
    without = Student.objects.filter(roster_entry=None).select_related("user").order_by("pk")
    made = []
    for student in without.iterator(chunk_size=AT_ONCE):
        confirmed = EmailAddress.objects.filter(user_id=student.user_id, verified=True)
        named = None
        for email in confirmed.order_by("-primary", "pk").values_list("email", flat=True):
            rows = RosterEntry.objects.filter(campus_id=student.campus_id, email__iexact=email)
            named = named or rows.filter(student=None).first()
        if named is not None:
            named.student_id = student.pk
            named.save(update_fields=["student"])
            continue
        is_taken = RosterEntry.objects.filter(
            campus_id=student.campus_id, email__iexact=student.user.email
        ).exists()
        made.append(
            RosterEntry(
                code=new_code(),
                campus_id=student.campus_id,
                student_id=student.pk,
                email="" if is_taken else student.user.email,
                name=(student.user.name or student.user.email)[:120],
                from_account=True,
                made_at=student.made_at,
            )
        )
    RosterEntry.objects.bulk_create(made, batch_size=AT_ONCE)


class Migration(migrations.Migration):
    dependencies = [
        ("roster", "0001_initial"),
        ("account", "0009_emailaddress_unique_primary_email"),
        ("accounts", "0001_initial"),
    ]

    operations = [
        django.contrib.postgres.operations.TrigramExtension(),
        migrations.RemoveConstraint(model_name="rosterentry", name="roster_entry_is_somebody"),
        migrations.AddField(
            model_name="rosterentry",
            name="from_account",
            field=models.BooleanField(default=False),
        ),
        migrations.AddConstraint(
            model_name="rosterentry",
            constraint=models.CheckConstraint(
                condition=~models.Q(student_number="")
                | ~models.Q(email="")
                | models.Q(from_account=True),
                name="roster_entry_is_somebody",
            ),
        ),
        migrations.AddIndex(
            model_name="rosterentry",
            index=django.contrib.postgres.indexes.GinIndex(
                django.contrib.postgres.indexes.OpClass(
                    django.db.models.functions.Lower(
                        django.db.models.functions.Concat(
                            models.F("name"),
                            models.Value(" "),
                            models.F("student_number"),
                            models.Value(" "),
                            models.F("email"),
                            output_field=models.TextField(),
                        )
                    ),
                    name="gin_trgm_ops",
                ),
                name="roster_sought",
            ),
        ),
        migrations.RunPython(take_everyone_in, migrations.RunPython.noop),
    ]
