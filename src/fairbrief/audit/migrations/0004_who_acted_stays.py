"""Of an event the name of who acted may stay when words that they said go: somebody whom they named is
erased, and they are not. It may go later, when they are."""

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
"""


class Migration(migrations.Migration):
    dependencies = [("audit", "0003_words_go_in_steps")]
    operations = [migrations.RunSQL(FORWARD, migrations.RunSQL.noop)]
