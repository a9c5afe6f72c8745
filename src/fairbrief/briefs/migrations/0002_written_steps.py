"""The table of written steps, for a database that was made before there was one."""

from typing import Any

from django.db import migrations

TABLE = "briefs_writtenstep"


def make(apps: Any, editor: Any) -> None:
    if TABLE not in editor.connection.introspection.table_names():
        editor.create_model(apps.get_model("briefs", "WrittenStep"))


class Migration(migrations.Migration):
    dependencies = [("briefs", "0001_initial")]

    operations = [migrations.RunPython(make, migrations.RunPython.noop)]
