from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("engagements", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="stuckcall",
            name="read_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
    ]
