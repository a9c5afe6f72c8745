"""What is signed cannot change: the database refuses."""

from django.db import migrations

FORWARD = """
CREATE FUNCTION agreements_keep_text() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.text IS DISTINCT FROM OLD.text OR NEW.sha256 IS DISTINCT FROM OLD.sha256
       OR NEW.terms IS DISTINCT FROM OLD.terms
       OR NEW.application_id IS DISTINCT FROM OLD.application_id THEN
        RAISE EXCEPTION 'the text of an agreement never changes' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER agreements_agreement_frozen BEFORE UPDATE ON agreements_agreement
    FOR EACH ROW EXECUTE FUNCTION agreements_keep_text();
CREATE FUNCTION agreements_keep_signature() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    -- Erasing a person lets go of the account; everything else of a signature stays.
    IF TG_OP = 'UPDATE' AND NEW.user_id IS NULL
       AND (to_jsonb(NEW) - 'user_id') = (to_jsonb(OLD) - 'user_id') THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'a signature never changes' USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER agreements_signature_append_only BEFORE UPDATE OR DELETE ON agreements_signature
    FOR EACH ROW EXECUTE FUNCTION agreements_keep_signature();
"""
BACK = """
DROP TRIGGER agreements_signature_append_only ON agreements_signature;
DROP FUNCTION agreements_keep_signature();
DROP TRIGGER agreements_agreement_frozen ON agreements_agreement;
DROP FUNCTION agreements_keep_text();
"""


class Migration(migrations.Migration):
    dependencies = [("agreements", "0001_initial")]
    operations = [migrations.RunSQL(FORWARD, BACK)]
