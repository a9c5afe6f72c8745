"""Timers, and what entries said before they were corrected, which never changes again."""

import django.db.models.deletion
from django.db import migrations, models

import fairbrief.kernel.codes

FORWARD = """
CREATE FUNCTION engagements_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER engagements_entrychange_append_only BEFORE UPDATE OR DELETE ON engagements_entrychange
    FOR EACH ROW EXECUTE FUNCTION engagements_is_append_only();
"""
BACK = """
DROP TRIGGER engagements_entrychange_append_only ON engagements_entrychange;
DROP FUNCTION engagements_is_append_only();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("engagements", "0004_who_stopped"),
        ("students", "0002_skills"),
    ]

    operations = [
        migrations.CreateModel(
            name="EntryChange",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("day", models.DateField()),
                ("minutes", models.PositiveIntegerField()),
                ("note", models.CharField(max_length=240)),
                ("was_removed", models.BooleanField(default=False)),
                ("at", models.DateTimeField()),
                ("by_name", models.CharField(max_length=120)),
                (
                    "entry",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="changes",
                        to="engagements.hoursentry",
                    ),
                ),
            ],
            options={
                "ordering": ("id",),
            },
        ),
        migrations.CreateModel(
            name="Timer",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", fairbrief.kernel.codes.PublicCodeField()),
                ("started_at", models.DateTimeField()),
                ("stopped_at", models.DateTimeField(blank=True, null=True)),
                ("dropped_at", models.DateTimeField(blank=True, null=True)),
                (
                    "engagement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="timers",
                        to="engagements.engagement",
                    ),
                ),
                (
                    "entry",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="timer",
                        to="engagements.hoursentry",
                    ),
                ),
                (
                    "student",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="timers",
                        to="students.student",
                    ),
                ),
            ],
            options={
                "ordering": ("-id",),
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("stopped_at", None)),
                        fields=("student",),
                        name="one_running_timer_a_student",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("stopped_at", None),
                            ("stopped_at__gte", models.F("started_at")),
                            _connector="OR",
                        ),
                        name="timer_stops_after_its_start",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("stopped_at__isnull", False),
                            models.Q(("dropped_at", None), ("entry", None)),
                            _connector="OR",
                        ),
                        name="timer_counts_when_stopped",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("entry", None), ("dropped_at", None), _connector="OR"),
                        name="timer_counts_or_is_dropped",
                    ),
                ],
            },
        ),
        migrations.RunSQL(FORWARD, BACK),
    ]
