"""Check-ins by the agreed rhythm, and the log of decisions, which never changes again."""

import django.db.models.deletion
from django.db import migrations, models

import fairbrief.kernel.codes

FORWARD = """
CREATE TRIGGER engagements_decision_append_only BEFORE UPDATE OR DELETE ON engagements_decision
    FOR EACH ROW EXECUTE FUNCTION engagements_is_append_only();
"""
BACK = "DROP TRIGGER engagements_decision_append_only ON engagements_decision;"


class Migration(migrations.Migration):
    dependencies = [
        ("engagements", "0005_what_both_keep"),
    ]

    operations = [
        migrations.CreateModel(
            name="Decision",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", fairbrief.kernel.codes.PublicCodeField()),
                (
                    "side",
                    models.CharField(
                        choices=[("student", "the student"), ("employer", "the employer")],
                        max_length=10,
                    ),
                ),
                ("by_name", models.CharField(max_length=120)),
                ("text", models.CharField(max_length=300, verbose_name="what was decided")),
                ("why", models.CharField(blank=True, max_length=300, verbose_name="why")),
                ("at", models.DateTimeField()),
                (
                    "engagement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="decisions",
                        to="engagements.engagement",
                    ),
                ),
            ],
            options={
                "ordering": ("-id",),
            },
        ),
        migrations.CreateModel(
            name="CheckIn",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", fairbrief.kernel.codes.PublicCodeField()),
                ("number", models.PositiveSmallIntegerField()),
                ("opened_at", models.DateTimeField()),
                ("due_at", models.DateTimeField()),
                (
                    "done",
                    models.CharField(blank=True, max_length=500, verbose_name="what got done"),
                ),
                (
                    "coming",
                    models.CharField(blank=True, max_length=240, verbose_name="what comes next"),
                ),
                (
                    "hinders",
                    models.CharField(blank=True, max_length=500, verbose_name="what is in the way"),
                ),
                ("written_at", models.DateTimeField(blank=True, null=True)),
                ("spoken_at", models.DateTimeField(blank=True, null=True)),
                ("missed_at", models.DateTimeField(blank=True, null=True)),
                ("let_go_at", models.DateTimeField(blank=True, null=True)),
                ("answer", models.CharField(blank=True, max_length=500, verbose_name="answer")),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                ("answered_by_name", models.CharField(blank=True, max_length=120)),
                (
                    "engagement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="check_ins",
                        to="engagements.engagement",
                    ),
                ),
            ],
            options={
                "ordering": ("-number",),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("engagement", "number"), name="check_in_number"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(
                            ("let_go_at", None),
                            ("missed_at", None),
                            ("spoken_at", None),
                            ("written_at", None),
                        ),
                        fields=("engagement",),
                        name="one_open_check_in",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("written_at", None),
                            models.Q(("coming", ""), ("done", ""), ("hinders", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="check_in_written_says_something",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("answered_at", None), ("written_at__isnull", False), _connector="OR"
                        ),
                        name="check_in_answered_when_written",
                    ),
                ],
            },
        ),
        migrations.RunSQL(FORWARD, BACK),
    ]
