"""Entries of a transfer add up to nothing; transfers and entries are never changed or deleted."""

from django.db import migrations

FORWARD = """
CREATE OR REPLACE FUNCTION payments_transfer_balances() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    transfer bigint := CASE TG_TABLE_NAME
        WHEN 'payments_entry' THEN (to_jsonb(NEW) ->> 'transfer_id')::bigint
        ELSE NEW.id
    END;
    balance bigint;
    sides integer;
    currencies integer;
BEGIN
    SELECT coalesce(sum(entry.amount_minor), 0), count(*), count(DISTINCT account.currency)
      INTO balance, sides, currencies
      FROM payments_entry entry JOIN payments_account account ON account.id = entry.account_id
     WHERE entry.transfer_id = transfer;
    IF balance <> 0 OR sides < 2 OR currencies <> 1 THEN
        RAISE EXCEPTION 'transfer % is not balanced: % over % entries in % currencies',
            transfer, balance, sides, currencies USING ERRCODE = 'check_violation';
    END IF;
    RETURN NULL;
END $$;

DROP TRIGGER IF EXISTS payments_entry_balances ON payments_entry;
CREATE CONSTRAINT TRIGGER payments_entry_balances AFTER INSERT ON payments_entry
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION payments_transfer_balances();
DROP TRIGGER IF EXISTS payments_transfer_balances ON payments_transfer;
CREATE CONSTRAINT TRIGGER payments_transfer_balances AFTER INSERT ON payments_transfer
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION payments_transfer_balances();

CREATE OR REPLACE FUNCTION payments_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'check_violation';
END $$;

CREATE OR REPLACE TRIGGER payments_entry_append_only BEFORE UPDATE OR DELETE ON payments_entry
    FOR EACH ROW EXECUTE FUNCTION payments_is_append_only();
CREATE OR REPLACE TRIGGER payments_transfer_append_only BEFORE UPDATE OR DELETE ON payments_transfer
    FOR EACH ROW EXECUTE FUNCTION payments_is_append_only();
"""

BACKWARD = """
DROP TRIGGER payments_transfer_append_only ON payments_transfer;
DROP TRIGGER payments_entry_append_only ON payments_entry;
DROP FUNCTION payments_is_append_only();
DROP TRIGGER payments_transfer_balances ON payments_transfer;
DROP TRIGGER payments_entry_balances ON payments_entry;
DROP FUNCTION payments_transfer_balances();
"""


class Migration(migrations.Migration):
    dependencies = [("payments", "0001_initial")]
    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
