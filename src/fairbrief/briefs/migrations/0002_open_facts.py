"""What a search narrows by stands in the index it reads, not in the wide rows."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("briefs", "0001_initial")]

    operations = [
        migrations.RemoveIndex(model_name="brief", name="brief_open_newest"),
        migrations.AddIndex(
            model_name="brief",
            index=models.Index(
                fields=["-opened_at", "-id"],
                include=[
                    "employer",
                    "pay_kind",
                    "fee_minor",
                    "hours",
                    "place",
                    "time_zone",
                    "apply_by",
                    "starts_on",
                    "due_on",
                ],
                name="brief_open_facts",
                condition=models.Q(state="open"),
            ),
        ),
    ]
