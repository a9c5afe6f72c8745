import datetime
import django.db.models.expressions
import fairbrief.kernel.tables
import fairbrief.readings.models
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        fairbrief.kernel.tables.NewTable(
            name='KeptReading',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(default=fairbrief.readings.models.new_reading_code, editable=False, max_length=22, unique=True)),
                ('key_digest', models.CharField(max_length=64, unique=True)),
                ('text', models.TextField()),
                ('found', models.JSONField()),
                ('terms', models.JSONField()),
                ('made_at', models.DateTimeField()),
                ('expires_at', models.DateTimeField(db_index=True)),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('expires_at__gt', models.F('made_at')), ('expires_at__lte', django.db.models.expressions.CombinedExpression(models.F('made_at'), '+', models.Value(datetime.timedelta(days=30))))), name='kept_reading_ends')],
            },
        ),
    ]
