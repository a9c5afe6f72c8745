"""How many experiences wait, and since when, is read from an index alone.

Two indexes of the table go: one whose condition is no longer what waits for the office, and one
that is `experience_of_campus` once more.
"""

from django.db import migrations, models

DROP = "DROP INDEX reports_waiting, reports_ledger;"
BACK = """
CREATE INDEX reports_waiting ON tracking_experience (campus_id, logged_at)
    WHERE state = 'confirmed' OR (state = 'logged' AND supervisor_email = '');
CREATE INDEX reports_ledger ON tracking_experience (campus_id, ends_on DESC, id DESC);
"""


class Migration(migrations.Migration):
    dependencies = [
        ("tracking", "0005_many_at_once"),
        ("reports", "0002_marks"),
    ]
    operations = [
        migrations.RunSQL(DROP, BACK),
        migrations.RemoveIndex(model_name="experience", name="experience_waiting"),
        migrations.AddIndex(
            model_name="experience",
            index=models.Index(
                condition=models.Q(
                    ("state", "confirmed"),
                    models.Q(
                        ("state", "logged"),
                        models.Q(
                            ("supervisor_email", ""),
                            ("past_import__isnull", False),
                            _connector="OR",
                        ),
                    ),
                    _connector="OR",
                ),
                fields=["campus", "-ends_on", "-id"],
                include=("logged_at",),
                name="experience_waiting",
            ),
        ),
    ]
