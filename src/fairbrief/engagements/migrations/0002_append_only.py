"""What both sides must be able to rely on is added, never changed or deleted: what an entry of hours
said before, decisions, acceptances of pieces, and how work ended. Their words go with the agreement."""

from django.db import migrations

FORWARD = """
CREATE OR REPLACE FUNCTION engagements_is_removed(asked bigint) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT EXISTS (SELECT 1 FROM engagements_engagement work
                   JOIN agreements_removal kept ON kept.agreement_id = work.agreement_id
                   WHERE work.id = asked)
$$;
-- Once the removal of its agreement is recorded, the words and names of a work may go.
CREATE OR REPLACE FUNCTION engagements_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    old jsonb := to_jsonb(OLD);
    work bigint;
BEGIN
    IF TG_OP = 'UPDATE' AND to_jsonb(NEW) ->> 'by_name' = '–'
       AND COALESCE(to_jsonb(NEW) ->> 'text', '–') = '–'
       AND COALESCE(to_jsonb(NEW) ->> 'note', '–') IN ('', '–')
       AND COALESCE(to_jsonb(NEW) ->> 'why', '–') IN ('', '–')
       AND (to_jsonb(NEW) - 'by_name' - 'text' - 'why' - 'note')
           = (old - 'by_name' - 'text' - 'why' - 'note') THEN
        work := CASE TG_TABLE_NAME
            WHEN 'engagements_decision' THEN (old ->> 'engagement_id')::bigint
            WHEN 'engagements_entrychange' THEN
                (SELECT entry.engagement_id FROM engagements_hoursentry entry
                 WHERE entry.id = (old ->> 'entry_id')::bigint)
            ELSE (SELECT piece.engagement_id FROM engagements_piece piece
                  WHERE piece.id = (old ->> 'piece_id')::bigint)
            END;
        IF engagements_is_removed(work) THEN
            RETURN NEW;
        END IF;
    END IF;
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
    IF TG_OP = 'UPDATE' AND NEW.by_name = '–' AND NEW.reason = '–'
       AND (to_jsonb(NEW) - 'by_name' - 'reason') = (to_jsonb(OLD) - 'by_name' - 'reason')
       AND engagements_is_removed(OLD.engagement_id) THEN
        RETURN NEW;
    END IF;
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
DROP FUNCTION engagements_is_removed(bigint);
"""


class Migration(migrations.Migration):
    dependencies = [("engagements", "0001_initial")]
    operations = [migrations.RunSQL(FORWARD, BACK)]
