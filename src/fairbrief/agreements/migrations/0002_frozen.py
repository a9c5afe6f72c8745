"""What is signed cannot change, nor what stood before or was answered: the database refuses."""

from django.db import migrations

FORWARD = """
-- Nothing is removed before its removal is recorded; then words may go, and digests, seals and
-- moments stay.
CREATE OR REPLACE FUNCTION agreements_is_removed(agreement bigint) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT EXISTS (SELECT 1 FROM agreements_removal kept WHERE kept.agreement_id = agreement)
$$;

CREATE OR REPLACE FUNCTION agreements_keep_removal() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'a removal never changes' USING ERRCODE = 'restrict_violation';
END $$;
CREATE OR REPLACE TRIGGER agreements_removal_append_only BEFORE UPDATE OR DELETE ON agreements_removal
    FOR EACH ROW EXECUTE FUNCTION agreements_keep_removal();

-- A text gives way to the next version only, before both have signed, and what stood is kept.
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
    IF agreements_is_removed(OLD.id)
       AND NEW.text LIKE 'The text was removed by retention on %'
       AND OLD.text NOT LIKE 'The text was removed by retention on %'
       AND (to_jsonb(NEW) - 'text' - 'terms' - 'reason')
           = (to_jsonb(OLD) - 'text' - 'terms' - 'reason') THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'the text of an agreement never changes' USING ERRCODE = 'restrict_violation';
END $$;
CREATE OR REPLACE TRIGGER agreements_agreement_frozen BEFORE UPDATE ON agreements_agreement
    FOR EACH ROW EXECUTE FUNCTION agreements_keep_text();

CREATE OR REPLACE FUNCTION agreements_keep_earlier() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND agreements_is_removed(OLD.agreement_id)
       AND OLD.text NOT LIKE 'The text was removed by retention on %'
       AND (to_jsonb(NEW) - 'text' - 'terms') = (to_jsonb(OLD) - 'text' - 'terms') THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'an earlier text never changes' USING ERRCODE = 'restrict_violation';
END $$;
CREATE OR REPLACE TRIGGER agreements_earliertext_append_only BEFORE UPDATE OR DELETE ON agreements_earliertext
    FOR EACH ROW EXECUTE FUNCTION agreements_keep_earlier();

CREATE OR REPLACE FUNCTION agreements_keep_signature() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    -- Erasing a person lets go of the account; everything else of a signature stays.
    IF TG_OP = 'UPDATE' AND NEW.user_id IS NULL
       AND (to_jsonb(NEW) - 'user_id') = (to_jsonb(OLD) - 'user_id') THEN
        RETURN NEW;
    END IF;
    -- Retention lets go of the words; digest, seal and moment stay.
    IF TG_OP = 'UPDATE' AND agreements_is_removed(OLD.agreement_id)
       AND OLD.email <> 'removed@fairbrief.invalid'
       AND NEW.agreement_id = OLD.agreement_id AND NEW.party = OLD.party
       AND NEW.version = OLD.version AND NEW.sha256 = OLD.sha256
       AND NEW.at = OLD.at AND NEW.seal = OLD.seal AND NEW.by_link = OLD.by_link THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'a signature never changes' USING ERRCODE = 'restrict_violation';
END $$;
CREATE OR REPLACE TRIGGER agreements_signature_append_only BEFORE UPDATE OR DELETE ON agreements_signature
    FOR EACH ROW EXECUTE FUNCTION agreements_keep_signature();

CREATE OR REPLACE FUNCTION agreements_keep_answer() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND agreements_is_removed(OLD.agreement_id)
       AND (to_jsonb(NEW) - 'answers' - 'advice' - 'by_name')
           = (to_jsonb(OLD) - 'answers' - 'advice' - 'by_name') THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'an answer never changes' USING ERRCODE = 'restrict_violation';
END $$;
CREATE OR REPLACE TRIGGER agreements_statusanswer_append_only BEFORE UPDATE OR DELETE ON agreements_statusanswer
    FOR EACH ROW EXECUTE FUNCTION agreements_keep_answer();
"""
BACK = """
DROP TRIGGER agreements_statusanswer_append_only ON agreements_statusanswer;
DROP FUNCTION agreements_keep_answer;
DROP TRIGGER agreements_signature_append_only ON agreements_signature;
DROP FUNCTION agreements_keep_signature;
DROP TRIGGER agreements_earliertext_append_only ON agreements_earliertext;
DROP FUNCTION agreements_keep_earlier;
DROP TRIGGER agreements_agreement_frozen ON agreements_agreement;
DROP FUNCTION agreements_keep_text;
DROP TRIGGER agreements_removal_append_only ON agreements_removal;
DROP FUNCTION agreements_keep_removal;
DROP FUNCTION agreements_is_removed;
"""


class Migration(migrations.Migration):
    dependencies = [("agreements", "0001_initial")]
    operations = [migrations.RunSQL(FORWARD, BACK)]
