"""What was said stays as it was said; the name of who said it may go, when their account is erased."""

from django.db import migrations

FORWARD = """
CREATE OR REPLACE TRIGGER relationships_feedback_frozen BEFORE UPDATE ON relationships_feedback
    FOR EACH ROW WHEN (
        (OLD.engagement_id, OLD.side, OLD.ratings, OLD.wording_id, OLD.went_well, OLD.next_time,
         OLD.to_the_office, OLD.at)
        IS DISTINCT FROM
        (NEW.engagement_id, NEW.side, NEW.ratings, NEW.wording_id, NEW.went_well, NEW.next_time,
         NEW.to_the_office, NEW.at)
        OR NEW.by_name NOT IN (OLD.by_name, 'Closed account')
        -- Opened once; counted in one public round and never in another; removed for good.
        OR (OLD.opened_at IS NOT NULL AND NEW.opened_at IS DISTINCT FROM OLD.opened_at)
        OR (OLD.round_id IS NOT NULL AND NEW.round_id IS DISTINCT FROM OLD.round_id)
        OR (OLD.removed_at IS NOT NULL AND NEW.removed_at IS DISTINCT FROM OLD.removed_at)
    ) EXECUTE FUNCTION relationships_is_frozen();
"""


class Migration(migrations.Migration):
    dependencies = [("relationships", "0002_frozen")]
    operations = [migrations.RunSQL(FORWARD, migrations.RunSQL.noop)]
