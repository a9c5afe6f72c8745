"""What both sides must be able to rely on is added, never changed or deleted: what an entry of hours
said before, decisions, acceptances of pieces, and how work ended."""

from django.db import migrations

FORWARD = """
CREATE OR REPLACE FUNCTION engagements_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;
CREATE OR REPLACE TRIGGER engagements_entrychange_append_only BEFORE UPDATE OR DELETE ON engagements_entrychange
    FOR EACH ROW EXECUTE FUNCTION engagements_is_append_only();
CREATE OR REPLACE TRIGGER engagements_decision_append_only BEFORE UPDATE OR DELETE ON engagements_decision
    FOR EACH ROW EXECUTE FUNCTION engagements_is_append_only();
CREATE OR REPLACE TRIGGER engagements_pieceacceptance_append_only
    BEFORE UPDATE OR DELETE ON engagements_pieceacceptance
    FOR EACH ROW EXECUTE FUNCTION engagements_is_append_only();

-- An ending is written once, as its letter was sent.
CREATE OR REPLACE FUNCTION engagements_keep_ending() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the ending of work never changes' USING ERRCODE = 'restrict_violation';
END $$;
CREATE OR REPLACE TRIGGER engagements_ending_frozen BEFORE UPDATE OR DELETE ON engagements_ending
    FOR EACH ROW EXECUTE FUNCTION engagements_keep_ending();
"""
BACK = """
DROP TRIGGER engagements_ending_frozen ON engagements_ending;
DROP FUNCTION engagements_keep_ending();
DROP TRIGGER engagements_pieceacceptance_append_only ON engagements_pieceacceptance;
DROP TRIGGER engagements_decision_append_only ON engagements_decision;
DROP TRIGGER engagements_entrychange_append_only ON engagements_entrychange;
DROP FUNCTION engagements_is_append_only();
"""


class Migration(migrations.Migration):
    dependencies = [("engagements", "0001_initial")]
    operations = [migrations.RunSQL(FORWARD, BACK)]
