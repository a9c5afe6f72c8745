"""Triggers that mark figures as stale when what students see of themselves changes or is opened."""

from django.db import migrations

FORWARD = """
CREATE OR REPLACE FUNCTION reports_on_self_rating() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO reports_mark (campus_id, kind, first_on, last_on)
    SELECT DISTINCT x.campus_id, 'taken', x.ends_on, x.ends_on
    FROM rows_changed s JOIN tracking_experience x ON x.engagement_id = s.engagement_id
    WHERE x.state IN ('confirmed', 'verified');
    RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER reports_self_rating_in AFTER INSERT ON relationships_selfrating
    REFERENCING NEW TABLE AS rows_changed
    FOR EACH STATEMENT EXECUTE FUNCTION reports_on_self_rating();
CREATE OR REPLACE TRIGGER reports_self_rating_out AFTER DELETE ON relationships_selfrating
    REFERENCING OLD TABLE AS rows_changed
    FOR EACH STATEMENT EXECUTE FUNCTION reports_on_self_rating();

-- Feedback counts for nothing until it is opened.
CREATE OR REPLACE FUNCTION reports_on_feedback() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' THEN
        INSERT INTO reports_mark (campus_id, kind, first_on, last_on)
        SELECT DISTINCT x.campus_id, 'taken', x.ends_on, x.ends_on
        FROM old_rows o JOIN new_rows n ON n.id = o.id
        JOIN tracking_experience x ON x.engagement_id = n.engagement_id
        WHERE n.side = 'student' AND x.state IN ('confirmed', 'verified')
          AND o.opened_at IS DISTINCT FROM n.opened_at;
    ELSE
        INSERT INTO reports_mark (campus_id, kind, first_on, last_on)
        SELECT DISTINCT x.campus_id, 'taken', x.ends_on, x.ends_on
        FROM rows_changed f JOIN tracking_experience x ON x.engagement_id = f.engagement_id
        WHERE f.side = 'student' AND f.opened_at IS NOT NULL
          AND x.state IN ('confirmed', 'verified');
    END IF;
    RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER reports_feedback_in AFTER INSERT ON relationships_feedback
    REFERENCING NEW TABLE AS rows_changed FOR EACH STATEMENT EXECUTE FUNCTION reports_on_feedback();
CREATE OR REPLACE TRIGGER reports_feedback_on AFTER UPDATE ON relationships_feedback
    REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION reports_on_feedback();
CREATE OR REPLACE TRIGGER reports_feedback_out AFTER DELETE ON relationships_feedback
    REFERENCING OLD TABLE AS rows_changed FOR EACH STATEMENT EXECUTE FUNCTION reports_on_feedback();
"""
BACK = "DROP FUNCTION reports_on_self_rating, reports_on_feedback CASCADE;"


class Migration(migrations.Migration):
    dependencies = [
        ("reports", "0003_outcomes"),
        ("relationships", "0001_initial"),
        ("tracking", "0001_initial"),
    ]
    operations = [migrations.RunSQL(FORWARD, BACK)]
