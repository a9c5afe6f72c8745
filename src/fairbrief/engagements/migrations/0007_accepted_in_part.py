"""Deliverables accepted for good while others are sent back; an acceptance never changes."""

import django.db.models.deletion
from django.db import migrations, models

FORWARD = """
CREATE TRIGGER engagements_pieceacceptance_append_only
    BEFORE UPDATE OR DELETE ON engagements_pieceacceptance
    FOR EACH ROW EXECUTE FUNCTION engagements_is_append_only();
"""
BACK = "DROP TRIGGER engagements_pieceacceptance_append_only ON engagements_pieceacceptance;"


class Migration(migrations.Migration):
    dependencies = [
        ("engagements", "0006_rhythm_and_decisions"),
    ]

    operations = [
        migrations.CreateModel(
            name="PieceAcceptance",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField()),
                ("by_name", models.CharField(max_length=120)),
                (
                    "piece",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="acceptance",
                        to="engagements.piece",
                    ),
                ),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="engagements.pieceversion",
                    ),
                ),
            ],
        ),
        migrations.RunSQL(FORWARD, BACK),
    ]
