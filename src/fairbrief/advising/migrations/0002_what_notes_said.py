"""What a note said before never changes; it goes with its note, and with nothing else."""

from django.db import migrations

FORWARD = """
CREATE OR REPLACE FUNCTION advising_never_changes() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% never changes', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;
CREATE OR REPLACE TRIGGER advising_noteversion_never_changes BEFORE UPDATE ON advising_noteversion
    FOR EACH ROW EXECUTE FUNCTION advising_never_changes();
"""
BACK = """
DROP TRIGGER advising_noteversion_never_changes ON advising_noteversion;
DROP FUNCTION advising_never_changes();
"""


class Migration(migrations.Migration):
    dependencies = [("advising", "0001_initial")]

    operations = [migrations.RunSQL(FORWARD, BACK)]
