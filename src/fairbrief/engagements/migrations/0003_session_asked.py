from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("engagements", "0002_stuck_read"),
    ]

    operations = [
        migrations.AddField(
            model_name="meeting",
            name="asked",
            field=models.CharField(
                blank=True,
                choices=[("leader", "the senior person"), ("student", "the student")],
                default="",
                max_length=7,
            ),
            preserve_default=False,
        ),
        migrations.AddConstraint(
            model_name="meeting",
            constraint=models.CheckConstraint(
                condition=models.Q(("held_at", None), ("asked", ""), _connector="OR"),
                name="meeting_held_when_agreed",
            ),
        ),
    ]
