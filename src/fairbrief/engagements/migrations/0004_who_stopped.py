from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("engagements", "0003_session_asked"),
    ]

    operations = [
        migrations.AddField(
            model_name="engagement",
            name="ended_by",
            field=models.CharField(
                blank=True,
                choices=[("student", "the student"), ("employer", "the employer")],
                max_length=8,
            ),
        ),
        migrations.AddField(
            model_name="engagement",
            name="paused_by",
            field=models.CharField(
                blank=True,
                choices=[("student", "the student"), ("employer", "the employer")],
                max_length=8,
            ),
        ),
    ]
