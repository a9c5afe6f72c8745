from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("engagements", "0007_accepted_in_part"),
    ]

    operations = [
        migrations.AddField(
            model_name="meeting",
            name="sequence",
            field=models.PositiveSmallIntegerField(default=0),
        ),
    ]
