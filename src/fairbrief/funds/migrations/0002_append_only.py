"""Movements are never changed or deleted, and never give out more than a pool holds."""

from django.db import migrations

FORWARD = """
CREATE OR REPLACE FUNCTION funds_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'check_violation';
END $$;

CREATE OR REPLACE TRIGGER funds_movement_append_only BEFORE UPDATE OR DELETE ON funds_movement
    FOR EACH ROW EXECUTE FUNCTION funds_is_append_only();

CREATE OR REPLACE FUNCTION funds_holds_enough() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    free bigint;
    held bigint;
BEGIN
    SELECT coalesce(sum(CASE kind
               WHEN 'budget' THEN amount_minor
               WHEN 'commit' THEN -amount_minor
               WHEN 'release' THEN amount_minor
               ELSE 0 END), 0),
           coalesce(sum(CASE kind
               WHEN 'commit' THEN amount_minor
               WHEN 'budget' THEN 0
               ELSE -amount_minor END), 0)
      INTO free, held FROM funds_movement WHERE pool_id = NEW.pool_id;
    IF free < 0 OR held < 0 THEN
        RAISE EXCEPTION 'pool % would give out more than it holds', NEW.pool_id
            USING ERRCODE = 'check_violation';
    END IF;
    RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER funds_movement_holds_enough AFTER INSERT ON funds_movement
    FOR EACH ROW EXECUTE FUNCTION funds_holds_enough();
"""

BACKWARD = """
DROP TRIGGER funds_movement_holds_enough ON funds_movement;
DROP FUNCTION funds_holds_enough();
DROP TRIGGER funds_movement_append_only ON funds_movement;
DROP FUNCTION funds_is_append_only();
"""


class Migration(migrations.Migration):
    dependencies = [("funds", "0001_initial")]
    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
