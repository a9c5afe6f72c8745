import fairbrief.kernel.tables
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        fairbrief.kernel.tables.NewTable(
            name='Event',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('subject_label', models.CharField(max_length=60)),
                ('subject_id', models.BigIntegerField()),
                ('name', models.CharField(max_length=60)),
                ('source', models.CharField(blank=True, max_length=30)),
                ('target', models.CharField(blank=True, max_length=30)),
                ('actor_kind', models.CharField(max_length=12)),
                ('actor_id', models.BigIntegerField(null=True)),
                ('actor_name', models.CharField(max_length=200)),
                ('at', models.DateTimeField()),
                ('data', models.JSONField(default=dict)),
                ('salt', models.CharField(blank=True, max_length=32)),
                ('leaves', models.JSONField(blank=True, default=dict)),
                ('previous', models.CharField(blank=True, max_length=64)),
                ('digest', models.CharField(max_length=64)),
            ],
            options={
                'ordering': ('id',),
                'indexes': [models.Index(fields=['subject_label', 'subject_id', 'id'], name='audit_event_subject_82d6a3_idx'), models.Index(fields=['at'], name='audit_event_at_34ce9a_idx')],
                'constraints': [models.UniqueConstraint(fields=('subject_label', 'subject_id', 'previous'), name='event_chain_has_no_fork')],
            },
        ),
    ]
