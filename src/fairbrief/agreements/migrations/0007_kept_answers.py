"""Answers in the status check can be added, never changed or deleted."""

from django.db import migrations

FORWARD = """
CREATE FUNCTION agreements_keep_answer() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'an answer never changes' USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER agreements_statusanswer_append_only BEFORE UPDATE OR DELETE ON agreements_statusanswer
    FOR EACH ROW EXECUTE FUNCTION agreements_keep_answer();
"""
BACK = """
DROP TRIGGER agreements_statusanswer_append_only ON agreements_statusanswer;
DROP FUNCTION agreements_keep_answer();
"""


class Migration(migrations.Migration):
    dependencies = [("agreements", "0006_status_answers")]
    operations = [migrations.RunSQL(FORWARD, BACK)]
