"""Disputes that were there before are decided by the student's campus, as they were."""

from django.db import migrations

FORWARD = """
UPDATE engagements_dispute AS dispute SET decider_id = work.campus_id
FROM engagements_engagement AS work
WHERE work.id = dispute.engagement_id AND dispute.decider_id IS NULL
"""


class Migration(migrations.Migration):
    dependencies = [("engagements", "0010_disputes")]
    operations = [migrations.RunSQL(FORWARD, migrations.RunSQL.noop)]
