import django.contrib.postgres.fields
import django.db.models.deletion
import django.db.models.functions.text
import fairbrief.kernel.codes
import fairbrief.kernel.tables
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('organizations', '0001_initial'),
        ('students', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        fairbrief.kernel.tables.NewTable(
            name='Concern',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', fairbrief.kernel.codes.PublicCodeField()),
                ('state', models.CharField(choices=[('noticed', 'noticed by the rules'), ('reported', 'reported'), ('asked', 'with the operator'), ('answered', 'answered by the operator'), ('hidden', 'hidden while looked into'), ('no_harm', 'no harm found'), ('warned', 'warned'), ('held', 'on hold at this campus'), ('removed', 'removed')], default='noticed', max_length=8)),
                ('kind', models.CharField(max_length=30)),
                ('row_id', models.BigIntegerField()),
                ('digest', models.CharField(max_length=64)),
                ('side', models.CharField(choices=[('student', 'the student'), ('employer', 'the employer')], max_length=8)),
                ('by_name', models.CharField(max_length=120)),
                ('about', models.CharField(max_length=120)),
                ('words', models.TextField(blank=True)),
                ('names', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=200), blank=True, default=list)),
                ('findings', models.JSONField(blank=True, default=list)),
                ('rules_version', models.CharField(max_length=20)),
                ('made_at', models.DateTimeField()),
                ('reported_at', models.DateTimeField(blank=True, null=True)),
                ('question', models.TextField(blank=True, max_length=2000)),
                ('answer', models.TextField(blank=True, max_length=2000)),
                ('answered_at', models.DateTimeField(blank=True, null=True)),
                ('answered_by_name', models.CharField(blank=True, max_length=120)),
                ('said', models.TextField(blank=True, max_length=2000)),
                ('note', models.TextField(blank=True, max_length=1000)),
                ('decided_at', models.DateTimeField(blank=True, null=True)),
                ('decided_by_name', models.CharField(blank=True, max_length=120)),
                ('campus', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='concerns', to='organizations.campus')),
                ('employer', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='concerns', to='organizations.employer')),
                ('student', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='concerns', to='students.student')),
            ],
            options={
                'ordering': ('-id',),
                'indexes': [models.Index(fields=['campus', 'state'], name='concerns_co_campus__e50d82_idx'), models.Index(fields=['employer', 'campus'], name='concerns_co_employe_eab819_idx')],
                'constraints': [models.UniqueConstraint(fields=('campus', 'kind', 'row_id', 'digest'), name='one_concern_of_words'), models.CheckConstraint(condition=models.Q(models.Q(('state__in', ['no_harm', 'warned', 'held', 'removed']), _negated=True), models.Q(('decided_at__isnull', False), models.Q(('decided_by_name', ''), _negated=True)), _connector='OR'), name='concern_decided_by_whom'), models.CheckConstraint(condition=models.Q(models.Q(('state__in', ['warned', 'held', 'removed']), _negated=True), models.Q(('said', ''), _negated=True), _connector='OR'), name='concern_decided_with_words'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'held'), _negated=True), ('side', 'employer'), _connector='OR'), name='concern_holds_an_employer'), models.CheckConstraint(condition=models.Q(models.Q(('side', 'employer'), _negated=True), ('employer__isnull', False), _connector='OR'), name='concern_of_which_employer'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'asked'), _negated=True), models.Q(('question', ''), _negated=True), _connector='OR'), name='concern_asked_something'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'reported'), _negated=True), ('reported_at__isnull', False), _connector='OR'), name='concern_reported_when')],
            },
        ),
        fairbrief.kernel.tables.NewTable(
            name='Reading',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(max_length=30)),
                ('row_id', models.BigIntegerField()),
                ('digest', models.CharField(max_length=64)),
                ('findings', models.JSONField()),
                ('rules_version', models.CharField(max_length=20)),
                ('at', models.DateTimeField()),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('kind', 'row_id'), name='one_reading_of_words')],
            },
        ),
        fairbrief.kernel.tables.NewTable(
            name='Report',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('email', models.EmailField(max_length=254)),
                ('name', models.CharField(max_length=200)),
                ('side', models.CharField(choices=[('student', 'the student'), ('employer', 'the employer')], max_length=8)),
                ('reason', models.TextField(blank=True, max_length=1000, verbose_name='what worries you about it')),
                ('at', models.DateTimeField()),
                ('concern', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='reports', to='concerns.concern')),
                ('user', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ('id',),
                'constraints': [models.UniqueConstraint(models.F('concern'), django.db.models.functions.text.Lower('email'), name='one_report_a_receiver')],
            },
        ),
    ]
