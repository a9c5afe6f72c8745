"""A text gives way to the next version only, before both have signed, and what stood is kept."""

from django.db import migrations

FORWARD = """
CREATE OR REPLACE FUNCTION agreements_keep_text() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.application_id IS NOT DISTINCT FROM OLD.application_id
       AND NEW.text IS NOT DISTINCT FROM OLD.text
       AND NEW.sha256 IS NOT DISTINCT FROM OLD.sha256
       AND NEW.terms IS NOT DISTINCT FROM OLD.terms
       AND NEW.version IS NOT DISTINCT FROM OLD.version THEN
        RETURN NEW;
    END IF;
    IF NEW.application_id = OLD.application_id
       AND OLD.state IN ('proposed', 'half_signed') AND NEW.state = 'proposed'
       AND NEW.version = OLD.version + 1
       AND NEW.student_signed_at IS NULL AND NEW.employer_signed_at IS NULL
       AND EXISTS (SELECT 1 FROM agreements_earliertext kept
                   WHERE kept.agreement_id = OLD.id AND kept.version = OLD.version
                   AND kept.text = OLD.text AND kept.sha256 = OLD.sha256
                   AND kept.terms = OLD.terms) THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'the text of an agreement never changes' USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION agreements_keep_earlier() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'an earlier text never changes' USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER agreements_earliertext_append_only BEFORE UPDATE OR DELETE ON agreements_earliertext
    FOR EACH ROW EXECUTE FUNCTION agreements_keep_earlier();
"""
BACK = """
DROP TRIGGER agreements_earliertext_append_only ON agreements_earliertext;
DROP FUNCTION agreements_keep_earlier();
CREATE OR REPLACE FUNCTION agreements_keep_text() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.text IS DISTINCT FROM OLD.text OR NEW.sha256 IS DISTINCT FROM OLD.sha256
       OR NEW.terms IS DISTINCT FROM OLD.terms
       OR NEW.application_id IS DISTINCT FROM OLD.application_id THEN
        RAISE EXCEPTION 'the text of an agreement never changes' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("agreements", "0004_versions_and_proposals")]
    operations = [migrations.RunSQL(FORWARD, BACK)]
