"""The table of the shared cache, in which sign-in attempts are counted for all workers alike."""

from django.db import migrations

FORWARD = """
CREATE UNLOGGED TABLE IF NOT EXISTS accounts_shared_cache (
    cache_key varchar(255) PRIMARY KEY,
    value text NOT NULL,
    expires timestamp with time zone NOT NULL
);
CREATE INDEX IF NOT EXISTS accounts_shared_cache_expires ON accounts_shared_cache (expires);
"""


class Migration(migrations.Migration):
    dependencies = [("accounts", "0001_initial")]
    operations = [migrations.RunSQL(FORWARD, "DROP TABLE accounts_shared_cache;")]
