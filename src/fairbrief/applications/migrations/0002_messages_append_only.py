"""Messages can be added, never changed or deleted, until an application is forgotten as a whole:
the database itself refuses."""

from django.db import migrations

FORWARD = """
CREATE OR REPLACE FUNCTION applications_is_forgotten(asked bigint) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT EXISTS (SELECT 1 FROM applications_forgotten kept WHERE kept.application_id = asked)
$$;
CREATE OR REPLACE FUNCTION applications_keep_forgotten() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'what was forgotten stays so' USING ERRCODE = 'restrict_violation';
END $$;
CREATE OR REPLACE TRIGGER applications_forgotten_append_only BEFORE UPDATE OR DELETE ON applications_forgotten
    FOR EACH ROW EXECUTE FUNCTION applications_keep_forgotten();

CREATE OR REPLACE FUNCTION applications_keep_message() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    -- Erasing a person lets go of the account; everything else of a message stays.
    IF TG_OP = 'UPDATE' AND TG_TABLE_NAME = 'applications_message'
       AND to_jsonb(NEW) ->> 'by_user_id' IS NULL
       AND (to_jsonb(NEW) - 'by_user_id') = (to_jsonb(OLD) - 'by_user_id') THEN
        RETURN NEW;
    END IF;
    -- Once it is recorded that a thread is forgotten, words, names and files may go, once.
    IF TG_OP = 'UPDATE' AND TG_TABLE_NAME = 'applications_message'
       AND to_jsonb(NEW) ->> 'text' = '–' AND to_jsonb(NEW) ->> 'by_name' = '–'
       AND (to_jsonb(NEW) - 'text' - 'by_name') = (to_jsonb(OLD) - 'text' - 'by_name')
       AND applications_is_forgotten((to_jsonb(OLD) ->> 'application_id')::bigint) THEN
        RETURN NEW;
    END IF;
    IF TG_OP = 'UPDATE' AND TG_TABLE_NAME = 'applications_messagefile'
       AND to_jsonb(NEW) ->> 'file' = '' AND to_jsonb(NEW) ->> 'name' = '–'
       AND (to_jsonb(NEW) - 'file' - 'name') = (to_jsonb(OLD) - 'file' - 'name')
       AND EXISTS (SELECT 1 FROM applications_message said
                   WHERE said.id = (to_jsonb(OLD) ->> 'message_id')::bigint
                   AND applications_is_forgotten(said.application_id)) THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'a message never changes' USING ERRCODE = 'restrict_violation';
END $$;
CREATE OR REPLACE TRIGGER applications_message_append_only BEFORE UPDATE OR DELETE ON applications_message
    FOR EACH ROW EXECUTE FUNCTION applications_keep_message();
CREATE OR REPLACE TRIGGER applications_messagefile_append_only BEFORE UPDATE OR DELETE ON applications_messagefile
    FOR EACH ROW EXECUTE FUNCTION applications_keep_message();
"""
BACK = """
DROP TRIGGER applications_messagefile_append_only ON applications_messagefile;
DROP TRIGGER applications_message_append_only ON applications_message;
DROP FUNCTION applications_keep_message();
DROP TRIGGER applications_forgotten_append_only ON applications_forgotten;
DROP FUNCTION applications_keep_forgotten();
DROP FUNCTION applications_is_forgotten(bigint);
"""


class Migration(migrations.Migration):
    dependencies = [("applications", "0001_initial")]
    operations = [migrations.RunSQL(FORWARD, BACK)]
