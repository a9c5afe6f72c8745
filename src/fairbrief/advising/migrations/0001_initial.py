import django.db.models.deletion
import fairbrief.kernel.codes
import fairbrief.kernel.tables
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('briefs', '0001_initial'),
        ('organizations', '0001_initial'),
        ('roster', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        fairbrief.kernel.tables.NewTable(
            name='Note',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', fairbrief.kernel.codes.PublicCodeField()),
                ('by_name', models.CharField(max_length=120)),
                ('kind', models.CharField(choices=[('meeting', 'meeting'), ('call', 'call'), ('mail', 'mail'), ('worry', 'worry'), ('good', 'good news'), ('other', 'other')], max_length=7, verbose_name='what it was')),
                ('seen_by', models.CharField(choices=[('mine', 'only me'), ('office', 'my office')], max_length=6, verbose_name='who may read it')),
                ('day', models.DateField(verbose_name='when')),
                ('text', models.TextField(max_length=4000, verbose_name='note')),
                ('version', models.PositiveSmallIntegerField(default=1)),
                ('made_at', models.DateTimeField()),
                ('changed_at', models.DateTimeField(blank=True, null=True)),
                ('author', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('entry', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='notes', to='roster.rosterentry')),
            ],
            options={
                'ordering': ('-day', '-id'),
                'indexes': [models.Index(fields=['entry', '-day'], name='advising_no_entry_i_fdc866_idx')],
                'constraints': [models.CheckConstraint(condition=models.Q(('text', ''), _negated=True), name='note_says_something'), models.CheckConstraint(condition=models.Q(('version__gte', 1)), name='note_has_a_version')],
            },
        ),
        fairbrief.kernel.tables.NewTable(
            name='RecordRequest',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', fairbrief.kernel.codes.PublicCodeField()),
                ('state', models.CharField(choices=[('asked', 'waits for the office'), ('shown', 'shown')], default='asked', max_length=5)),
                ('asked_at', models.DateTimeField()),
                ('shown_at', models.DateTimeField(blank=True, null=True)),
                ('shown_by_name', models.CharField(blank=True, max_length=120)),
                ('entry', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='requests', to='roster.rosterentry')),
            ],
            options={
                'ordering': ('-id',),
                'constraints': [models.UniqueConstraint(condition=models.Q(('state', 'asked')), fields=('entry',), name='one_live_record_request'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'shown'), _negated=True), ('shown_at__isnull', False), _connector='OR'), name='record_shown_when')],
            },
        ),
        fairbrief.kernel.tables.NewTable(
            name='Care',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(max_length=20)),
                ('key', models.CharField(max_length=12)),
                ('taken_at', models.DateTimeField(blank=True, null=True)),
                ('aside_until', models.DateField(blank=True, null=True)),
                ('aside_level', models.PositiveSmallIntegerField(default=0)),
                ('aside_reason', models.CharField(blank=True, max_length=300)),
                ('aside_by_name', models.CharField(blank=True, max_length=120)),
                ('campus', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='care', to='organizations.campus')),
                ('owner', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name_plural': 'care',
                'constraints': [models.UniqueConstraint(fields=('campus', 'kind', 'key'), name='one_care_a_thing'), models.CheckConstraint(condition=models.Q(('aside_until', None), models.Q(('aside_reason', ''), _negated=True), _connector='OR'), name='aside_with_reason')],
            },
        ),
        fairbrief.kernel.tables.NewTable(
            name='Hold',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', fairbrief.kernel.codes.PublicCodeField()),
                ('state', models.CharField(choices=[('standing', 'stands'), ('lifted', 'lifted by the office'), ('expired', 'over')], default='standing', max_length=8)),
                ('reason', models.TextField(max_length=500, verbose_name='reason')),
                ('ask_name', models.CharField(max_length=120, verbose_name='whom to ask')),
                ('ask_email', models.EmailField(max_length=254, verbose_name='their address')),
                ('starts_on', models.DateField(verbose_name='from')),
                ('until', models.DateField(blank=True, null=True, verbose_name='until')),
                ('stops_applying', models.BooleanField(default=False, verbose_name='applying')),
                ('stops_signing', models.BooleanField(default=False, verbose_name='signing an agreement')),
                ('placed_at', models.DateTimeField()),
                ('placed_by_name', models.CharField(max_length=120)),
                ('ended_at', models.DateTimeField(blank=True, null=True)),
                ('ended_by_name', models.CharField(blank=True, max_length=120)),
                ('entry', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='holds', to='roster.rosterentry')),
            ],
            options={
                'ordering': ('-placed_at', '-id'),
                'indexes': [models.Index(fields=['entry', 'state'], name='advising_ho_entry_i_1f0f3d_idx')],
                'constraints': [models.CheckConstraint(condition=models.Q(('stops_applying', True), ('stops_signing', True), _connector='OR'), name='hold_stops_something'), models.CheckConstraint(condition=models.Q(('until', None), ('until__gte', models.F('starts_on')), _connector='OR'), name='hold_in_order'), models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='hold_has_reason'), models.CheckConstraint(condition=models.Q(('state', 'standing'), ('ended_at__isnull', False), _connector='OR'), name='hold_ended_when')],
            },
        ),
        fairbrief.kernel.tables.NewTable(
            name='Look',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('by_name', models.CharField(max_length=120)),
                ('hour', models.DateTimeField()),
                ('entry', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='looks', to='roster.rosterentry')),
                ('user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ('-hour', '-id'),
                'constraints': [models.UniqueConstraint(fields=('entry', 'user', 'hour'), name='one_look_an_hour')],
            },
        ),
        fairbrief.kernel.tables.NewTable(
            name='Nomination',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', fairbrief.kernel.codes.PublicCodeField()),
                ('sentence', models.CharField(max_length=300, verbose_name='why this student')),
                ('by_name', models.CharField(max_length=120)),
                ('made_at', models.DateTimeField()),
                ('withdrawn_at', models.DateTimeField(blank=True, null=True)),
                ('brief', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='nominations', to='briefs.brief')),
                ('entry', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='nominations', to='roster.rosterentry')),
            ],
            options={
                'ordering': ('-made_at', '-id'),
                'constraints': [models.UniqueConstraint(condition=models.Q(('withdrawn_at', None)), fields=('entry', 'brief'), name='one_live_nomination'), models.CheckConstraint(condition=models.Q(('sentence', ''), _negated=True), name='nomination_says_why')],
            },
        ),
        fairbrief.kernel.tables.NewTable(
            name='NoteVersion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField()),
                ('kind', models.CharField(choices=[('meeting', 'meeting'), ('call', 'call'), ('mail', 'mail'), ('worry', 'worry'), ('good', 'good news'), ('other', 'other')], max_length=7)),
                ('seen_by', models.CharField(choices=[('mine', 'only me'), ('office', 'my office')], max_length=6)),
                ('day', models.DateField()),
                ('text', models.TextField()),
                ('until', models.DateTimeField()),
                ('note', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='versions', to='advising.note')),
            ],
            options={
                'ordering': ('-number',),
                'constraints': [models.UniqueConstraint(fields=('note', 'number'), name='one_note_version_a_number')],
            },
        ),
    ]
