import fairbrief.kernel.tables
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        fairbrief.kernel.tables.NewTable(
            name='LastRound',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField()),
            ],
        ),
        fairbrief.kernel.tables.NewTable(
            name='Clock',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('subject_label', models.CharField(max_length=60)),
                ('subject_id', models.BigIntegerField()),
                ('kind', models.CharField(max_length=60)),
                ('owner', models.CharField(max_length=30)),
                ('started_at', models.DateTimeField()),
                ('due_at', models.DateTimeField()),
                ('next_at', models.DateTimeField()),
                ('reminders_sent', models.PositiveSmallIntegerField(default=0)),
                ('stopped_at', models.DateTimeField(blank=True, null=True)),
                ('fired_at', models.DateTimeField(blank=True, null=True)),
                ('failure', models.TextField(blank=True)),
            ],
            options={
                'indexes': [models.Index(condition=models.Q(('fired_at', None), ('stopped_at', None)), fields=['next_at'], name='clock_live_next'), models.Index(fields=['subject_label', 'subject_id'], name='clock_subject')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('fired_at', None), ('stopped_at', None)), fields=('subject_label', 'subject_id', 'kind'), name='one_live_clock_a_kind'), models.CheckConstraint(condition=models.Q(('stopped_at', None), ('fired_at', None), _connector='OR'), name='clock_stopped_or_fired'), models.CheckConstraint(condition=models.Q(('next_at__lte', models.F('due_at')), models.Q(('failure', ''), _negated=True), _connector='OR'), name='clock_next_by_due')],
            },
        ),
    ]
