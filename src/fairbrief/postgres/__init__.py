"""The embedded database server: PostgreSQL from a wheel, under a small launcher of our own.

Owns one server an installation folder. Must never run when `DATABASE_URL` names another server,
never turn fsync off, never listen on the network, and never import Django.

Who runs it: an ordinary user runs it as themselves. PostgreSQL refuses root, so for root it runs
as `postgres` if the machine has such a user, else as `nobody`; no user is ever added. Whatever that
user must reach stands where it can reach it; see `places`.
"""

from fairbrief.postgres.places import Place, PostgresError, database_url, make_home
from fairbrief.postgres.server import Status, ensure_running, status, stop

__all__ = [
    "Place",
    "PostgresError",
    "Status",
    "database_url",
    "ensure_running",
    "make_home",
    "status",
    "stop",
]
