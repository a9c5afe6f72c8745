"""Messages can be added, never changed or deleted: the database itself refuses."""

from django.db import migrations

FORWARD = """
CREATE OR REPLACE FUNCTION applications_keep_message() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    -- Erasing a person lets go of the account; everything else of a message stays.
    IF TG_OP = 'UPDATE' AND TG_TABLE_NAME = 'applications_message'
       AND to_jsonb(NEW) ->> 'by_user_id' IS NULL
       AND (to_jsonb(NEW) - 'by_user_id') = (to_jsonb(OLD) - 'by_user_id') THEN
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
"""


class Migration(migrations.Migration):
    dependencies = [("applications", "0001_initial")]
    operations = [migrations.RunSQL(FORWARD, BACK)]
