"""Events can be added, never changed or deleted: the database itself refuses. Words may go when an event
of the same chain says so, in steps: a person's name when their account is erased, the rest when what
it tells of is kept no longer. The name of who acted stays where they only named who is erased."""

from django.db import migrations

FORWARD = """
CREATE OR REPLACE FUNCTION audit_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND NEW.leaves <> '{}'::jsonb
       AND NEW.actor_name IN ('', OLD.actor_name) AND NEW.salt = '' AND OLD.data @> NEW.data
       AND (to_jsonb(NEW) - 'actor_name' - 'salt' - 'data' - 'leaves')
           = (to_jsonb(OLD) - 'actor_name' - 'salt' - 'data' - 'leaves')
       -- A later step takes out more words, and what covers those that were gone stays.
       AND (OLD.leaves = '{}'::jsonb OR OLD.data <> NEW.data OR OLD.actor_name <> NEW.actor_name)
       AND NOT EXISTS (SELECT 1 FROM jsonb_each(OLD.leaves) AS leaf(name, covers)
                       WHERE covers ? 'digest' AND NEW.leaves -> name IS DISTINCT FROM covers)
       AND EXISTS (SELECT 1 FROM audit_event told
                   WHERE told.subject_label = OLD.subject_label AND told.subject_id = OLD.subject_id
                   AND told.name = 'words_forgotten' AND told.id > OLD.id) THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'the record is append-only' USING ERRCODE = 'restrict_violation';
END $$;
CREATE OR REPLACE TRIGGER audit_event_append_only BEFORE UPDATE OR DELETE ON audit_event
    FOR EACH ROW EXECUTE FUNCTION audit_refuse_change();
"""
BACK = """
DROP TRIGGER audit_event_append_only ON audit_event;
DROP FUNCTION audit_refuse_change();
"""


class Migration(migrations.Migration):
    dependencies = [("audit", "0001_initial")]
    operations = [migrations.RunSQL(FORWARD, BACK)]
