import django.db.models.deletion
import fairbrief.kernel.codes
import fairbrief.kernel.tables
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('briefs', '0001_initial'),
        ('students', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        fairbrief.kernel.tables.NewTable(
            name='Application',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', fairbrief.kernel.codes.PublicCodeField()),
                ('state', models.CharField(choices=[('draft', 'draft'), ('submitted', 'sent'), ('seen', 'seen'), ('shortlisted', 'shortlisted'), ('alternate', 'alternate'), ('offered', 'offered'), ('accepted', 'accepted'), ('declined', 'declined'), ('withdrawn', 'withdrawn'), ('returned', 'returned without an answer')], default='draft', max_length=11)),
                ('interest', models.TextField(blank=True, max_length=1200, verbose_name='why this one')),
                ('experience', models.TextField(blank=True, max_length=1200, verbose_name='what you have done that helps')),
                ('link', models.URLField(blank=True, verbose_name='a link to your own work, if you like')),
                ('hours_a_week', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='hours a week you can give')),
                ('brief_version', models.PositiveIntegerField(default=0)),
                ('is_first_time', models.BooleanField(default=False)),
                ('shown_at', models.DateTimeField(blank=True, null=True)),
                ('alternate_at', models.DateTimeField(blank=True, null=True)),
                ('reason', models.TextField(blank=True, max_length=1000, verbose_name='reason')),
                ('employer_note', models.TextField(blank=True, max_length=1000)),
                ('offer_withdrawn_at', models.DateTimeField(blank=True, null=True)),
                ('offer_withdrawn_because', models.TextField(blank=True, max_length=1000)),
                ('made_at', models.DateTimeField()),
                ('submitted_at', models.DateTimeField(blank=True, null=True)),
                ('seen_at', models.DateTimeField(blank=True, null=True)),
                ('offered_at', models.DateTimeField(blank=True, null=True)),
                ('ended_at', models.DateTimeField(blank=True, null=True)),
                ('brief', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='applications', to='briefs.brief')),
                ('student', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='applications', to='students.student')),
            ],
            options={
                'ordering': ('-id',),
                'indexes': [models.Index(fields=['brief', 'state'], name='application_brief_i_dfbdd2_idx'), models.Index(fields=['student', 'state'], name='application_student_b57b66_idx')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('state__in', ['declined', 'withdrawn', 'returned']), _negated=True), fields=('brief', 'student'), name='one_live_application'), models.CheckConstraint(condition=models.Q(('state__in', ['draft', 'withdrawn']), ('submitted_at__isnull', False), _connector='OR'), name='application_sent_when'), models.CheckConstraint(condition=models.Q(models.Q(('state__in', ['offered', 'accepted']), _negated=True), ('offered_at__isnull', False), _connector='OR'), name='application_offered_when'), models.CheckConstraint(condition=models.Q(models.Q(('state__in', ['declined', 'returned']), _negated=True), models.Q(('reason', ''), _negated=True), _connector='OR'), name='application_end_has_reason'), models.CheckConstraint(condition=models.Q(('offer_withdrawn_at', None), models.Q(('offer_withdrawn_because', ''), _negated=True), _connector='OR'), name='offer_withdrawn_has_reason')],
            },
        ),
        fairbrief.kernel.tables.NewTable(
            name='Forgotten',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField()),
                ('application', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='forgotten', to='applications.application')),
            ],
        ),
        fairbrief.kernel.tables.NewTable(
            name='Message',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', fairbrief.kernel.codes.PublicCodeField()),
                ('side', models.CharField(choices=[('student', 'the student'), ('employer', 'the employer')], max_length=8)),
                ('by_name', models.CharField(max_length=120)),
                ('text', models.TextField(max_length=3000, verbose_name='message')),
                ('at', models.DateTimeField()),
                ('application', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='messages', to='applications.application')),
                ('by_user', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ('-id',),
                'indexes': [models.Index(fields=['application', '-id'], name='application_applica_b9155f_idx')],
                'constraints': [models.CheckConstraint(condition=models.Q(('text', ''), _negated=True), name='message_says_something')],
            },
        ),
        fairbrief.kernel.tables.NewTable(
            name='ReadMark',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reader', models.CharField(max_length=254)),
                ('upto', models.BigIntegerField()),
                ('at', models.DateTimeField()),
                ('application', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='marks', to='applications.application')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('application', 'reader'), name='one_mark_a_reader')],
            },
        ),
        fairbrief.kernel.tables.NewTable(
            name='MessageFile',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', fairbrief.kernel.codes.PublicCodeField()),
                ('file', models.FileField(max_length=200, upload_to='messages/%Y/%m/')),
                ('name', models.CharField(max_length=200)),
                ('message', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='files', to='applications.message')),
            ],
            options={
                'ordering': ('id',),
            },
        ),
    ]
