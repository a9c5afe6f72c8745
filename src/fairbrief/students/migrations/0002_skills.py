"""The curated list of skills, in the words of students and employers."""

from django.db import migrations

from fairbrief.students.following import follow_the_list


def load(apps, schema_editor):
    follow_the_list(apps.get_model("students", "Skill"))


class Migration(migrations.Migration):
    dependencies = [("students", "0001_initial")]
    operations = [migrations.RunPython(load, migrations.RunPython.noop)]
