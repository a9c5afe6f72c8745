"""The longer list of skills: the old ones keep their rows, and whoever chose them keeps them."""

from django.db import migrations

from fairbrief.students.following import follow_the_list


def load(apps, schema_editor):
    follow_the_list(apps.get_model("students", "Skill"))


class Migration(migrations.Migration):
    dependencies = [("students", "0002_skills")]
    operations = [migrations.RunPython(load, migrations.RunPython.noop)]
