import django.db.models.deletion
import fairbrief.kernel.codes
import fairbrief.kernel.tables
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('briefs', '0001_initial'),
        ('students', '0001_initial'),
    ]

    operations = [
        fairbrief.kernel.tables.NewTable(
            name='SavedSearch',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', fairbrief.kernel.codes.PublicCodeField()),
                ('name', models.CharField(max_length=80, verbose_name='name')),
                ('query', models.JSONField()),
                ('mails', models.BooleanField(default=True, verbose_name='tell me by mail')),
                ('feed_digest', models.CharField(blank=True, max_length=64)),
                ('looked_at', models.DateTimeField()),
                ('made_at', models.DateTimeField()),
                ('student', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='saved_searches', to='students.student')),
            ],
            options={
                'ordering': ('-made_at',),
                'indexes': [models.Index(condition=models.Q(('mails', True)), fields=['student'], name='search_that_mails')],
                'constraints': [models.UniqueConstraint(fields=('student', 'name'), name='search_name_once_a_student'), models.UniqueConstraint(condition=models.Q(('feed_digest', ''), _negated=True), fields=('feed_digest',), name='search_feed_of_one')],
            },
        ),
        fairbrief.kernel.tables.NewTable(
            name='Served',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('on', models.DateField()),
                ('student', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='served', to='students.student')),
            ],
            options={
                'indexes': [models.Index(fields=['on'], name='searches_served_on')],
            },
        ),
        fairbrief.kernel.tables.NewTable(
            name='Told',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField()),
                ('brief', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='briefs.brief')),
                ('search', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='told', to='searches.savedsearch')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('search', 'brief'), name='told_once')],
            },
        ),
    ]
