"""An employer may take back an offer nobody has answered: when, and why."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("applications", "0002_messages_append_only")]
    operations = [
        migrations.AddField(
            "application",
            "offer_withdrawn_at",
            models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            "application",
            "offer_withdrawn_because",
            models.TextField(blank=True, default="", max_length=1000),
            preserve_default=False,
        ),
        migrations.AddConstraint(
            "application",
            models.CheckConstraint(
                condition=models.Q(offer_withdrawn_at=None)
                | models.Q(offer_withdrawn_because="", _negated=True),
                name="offer_withdrawn_has_reason",
            ),
        ),
    ]
