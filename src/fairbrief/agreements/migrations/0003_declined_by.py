from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("agreements", "0002_frozen"),
    ]

    operations = [
        migrations.AddField(
            model_name="agreement",
            name="declined_by",
            field=models.CharField(
                blank=True,
                choices=[("student", "the student"), ("employer", "the employer")],
                max_length=8,
            ),
        ),
    ]
