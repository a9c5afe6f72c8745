"""A trigger that marks figures as stale when what came of an experience changes.

Once a statement, as the others; a note or a reminder leaves no mark, for nothing counts them.
"""

from django.db import migrations

FORWARD = """
CREATE OR REPLACE FUNCTION reports_on_outcome() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' THEN
        INSERT INTO reports_mark (campus_id, kind, first_on, last_on)
        SELECT DISTINCT x.campus_id, 'taken', x.ends_on, x.ends_on
        FROM old_rows o JOIN new_rows n ON n.id = o.id
        JOIN tracking_experience x ON x.id IN (o.experience_id, n.experience_id)
        WHERE x.state IN ('confirmed', 'verified')
          AND (o.experience_id, o.months, o.answer, o.said_at, o.asked_at IS NULL)
              IS DISTINCT FROM (n.experience_id, n.months, n.answer, n.said_at, n.asked_at IS NULL);
    ELSE
        INSERT INTO reports_mark (campus_id, kind, first_on, last_on)
        SELECT DISTINCT x.campus_id, 'taken', x.ends_on, x.ends_on
        FROM rows_changed o JOIN tracking_experience x ON x.id = o.experience_id
        WHERE x.state IN ('confirmed', 'verified');
    END IF;
    RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER reports_outcome_in AFTER INSERT ON tracking_outcome
    REFERENCING NEW TABLE AS rows_changed FOR EACH STATEMENT EXECUTE FUNCTION reports_on_outcome();
CREATE OR REPLACE TRIGGER reports_outcome_on AFTER UPDATE ON tracking_outcome
    REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION reports_on_outcome();
CREATE OR REPLACE TRIGGER reports_outcome_out AFTER DELETE ON tracking_outcome
    REFERENCING OLD TABLE AS rows_changed FOR EACH STATEMENT EXECUTE FUNCTION reports_on_outcome();
"""
BACK = "DROP FUNCTION reports_on_outcome CASCADE;"


class Migration(migrations.Migration):
    dependencies = [
        ("reports", "0002_marks"),
        ("tracking", "0001_initial"),
    ]
    operations = [migrations.RunSQL(FORWARD, BACK)]
