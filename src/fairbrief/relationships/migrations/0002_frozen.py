"""Answers, and the words they were given under, stay as they are; so does what was published."""

from django.db import migrations

FORWARD = """
CREATE OR REPLACE FUNCTION relationships_is_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '%: what was said stays as it was said', TG_TABLE_NAME
        USING ERRCODE = 'check_violation';
END $$;

CREATE OR REPLACE TRIGGER relationships_wording_frozen BEFORE UPDATE ON relationships_wording
    FOR EACH ROW EXECUTE FUNCTION relationships_is_frozen();
CREATE OR REPLACE TRIGGER relationships_self_rating_frozen BEFORE UPDATE ON relationships_selfrating
    FOR EACH ROW EXECUTE FUNCTION relationships_is_frozen();
CREATE OR REPLACE TRIGGER relationships_round_frozen BEFORE UPDATE OR DELETE ON relationships_ratinground
    FOR EACH ROW EXECUTE FUNCTION relationships_is_frozen();
CREATE OR REPLACE TRIGGER relationships_feedback_frozen BEFORE UPDATE ON relationships_feedback
    FOR EACH ROW WHEN (
        (OLD.engagement_id, OLD.side, OLD.ratings, OLD.wording_id, OLD.went_well, OLD.next_time,
         OLD.to_the_office, OLD.by_name, OLD.at)
        IS DISTINCT FROM
        (NEW.engagement_id, NEW.side, NEW.ratings, NEW.wording_id, NEW.went_well, NEW.next_time,
         NEW.to_the_office, NEW.by_name, NEW.at)
        -- Opened once; counted in one public round and never in another; removed for good.
        OR (OLD.opened_at IS NOT NULL AND NEW.opened_at IS DISTINCT FROM OLD.opened_at)
        OR (OLD.round_id IS NOT NULL AND NEW.round_id IS DISTINCT FROM OLD.round_id)
        OR (OLD.removed_at IS NOT NULL AND NEW.removed_at IS DISTINCT FROM OLD.removed_at)
    ) EXECUTE FUNCTION relationships_is_frozen();
"""
BACK = "DROP FUNCTION relationships_is_frozen CASCADE;"


class Migration(migrations.Migration):
    dependencies = [("relationships", "0001_initial")]
    operations = [migrations.RunSQL(FORWARD, BACK)]
