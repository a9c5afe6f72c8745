"""What was asked is never reworded; an anonymous answer never names anybody."""

from django.db import migrations

FORWARD = """
CREATE OR REPLACE FUNCTION surveys_wording_is_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    of_version bigint := CASE TG_TABLE_NAME
        WHEN 'surveys_wording' THEN (to_jsonb(coalesce(OLD, NEW)) ->> 'version_id')::bigint
        ELSE (to_jsonb(coalesce(OLD, NEW)) ->> 'id')::bigint
    END;
BEGIN
    IF EXISTS (SELECT 1 FROM surveys_round WHERE version_id = of_version) THEN
        RAISE EXCEPTION 'version % was asked: its words stay', of_version
            USING ERRCODE = 'check_violation';
    END IF;
    RETURN coalesce(NEW, OLD);
END $$;

CREATE OR REPLACE TRIGGER surveys_wording_frozen BEFORE INSERT OR UPDATE OR DELETE ON surveys_wording
    FOR EACH ROW EXECUTE FUNCTION surveys_wording_is_frozen();
CREATE OR REPLACE TRIGGER surveys_version_frozen BEFORE UPDATE OR DELETE ON surveys_version
    FOR EACH ROW EXECUTE FUNCTION surveys_wording_is_frozen();

CREATE OR REPLACE FUNCTION surveys_response_keeps_the_promise() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' THEN
        RAISE EXCEPTION 'an answer is not changed' USING ERRCODE = 'check_violation';
    END IF;
    IF NEW.is_anonymous <> (SELECT is_anonymous FROM surveys_round WHERE id = NEW.round_id) THEN
        RAISE EXCEPTION 'the answer is not as anonymous as its round promised'
            USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;

CREATE OR REPLACE TRIGGER surveys_response_promise BEFORE INSERT OR UPDATE ON surveys_response
    FOR EACH ROW EXECUTE FUNCTION surveys_response_keeps_the_promise();

CREATE OR REPLACE FUNCTION surveys_round_keeps_the_promise() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.is_anonymous <> OLD.is_anonymous OR NEW.version_id <> OLD.version_id THEN
        RAISE EXCEPTION 'a round keeps what it promised' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;

CREATE OR REPLACE TRIGGER surveys_round_promise BEFORE UPDATE ON surveys_round
    FOR EACH ROW EXECUTE FUNCTION surveys_round_keeps_the_promise();
"""

BACKWARD = """
DROP TRIGGER surveys_round_promise ON surveys_round;
DROP FUNCTION surveys_round_keeps_the_promise();
DROP TRIGGER surveys_response_promise ON surveys_response;
DROP FUNCTION surveys_response_keeps_the_promise();
DROP TRIGGER surveys_version_frozen ON surveys_version;
DROP TRIGGER surveys_wording_frozen ON surveys_wording;
DROP FUNCTION surveys_wording_is_frozen();
"""


class Migration(migrations.Migration):
    dependencies = [("surveys", "0001_initial")]
    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
