"""The embedded database server: PostgreSQL from a wheel, under a small launcher of our own.

Owns one server an installation folder. Must never run when `DATABASE_URL` names another server,
never turn fsync off, and never import Django.
"""

from fairbrief.postgres.places import Places, database_url
from fairbrief.postgres.server import PostgresError, ensure_running, is_running, stop

__all__ = ["Places", "PostgresError", "database_url", "ensure_running", "is_running", "stop"]
