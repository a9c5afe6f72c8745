import django.contrib.postgres.constraints
import django.contrib.postgres.fields
import django.contrib.postgres.operations
import django.db.models.deletion
import fairbrief.kernel.codes
import fairbrief.kernel.tables
import fairbrief.planning.models
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('engagements', '0001_initial'),
        ('organizations', '0001_initial'),
        ('students', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        django.contrib.postgres.operations.BtreeGistExtension(
        ),
        fairbrief.kernel.tables.NewTable(
            name='BusyCalendar',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', fairbrief.kernel.codes.PublicCodeField()),
                ('kind', models.CharField(choices=[('file', 'a file'), ('address', 'an address')], max_length=7)),
                ('name', models.CharField(max_length=120)),
                ('address', models.CharField(blank=True, max_length=1000)),
                ('host', models.CharField(blank=True, max_length=253)),
                ('added_at', models.DateTimeField()),
                ('kept_at', models.DateTimeField(blank=True, null=True)),
                ('removed_at', models.DateTimeField(blank=True, null=True)),
                ('read_at', models.DateTimeField()),
                ('digest', models.CharField(max_length=64)),
                ('next_at', models.DateTimeField(blank=True, null=True)),
                ('failure', models.CharField(blank=True, max_length=200)),
                ('failures', models.PositiveSmallIntegerField(default=0)),
                ('notes', models.JSONField(blank=True, default=list)),
                ('student', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='calendars', to='students.student')),
            ],
            options={
                'ordering': ('-id',),
                'indexes': [models.Index(condition=models.Q(('next_at__isnull', False), ('removed_at', None)), fields=['next_at'], name='calendar_to_read')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('address', ''), ('kind', 'file')), models.Q(('kind', 'address'), models.Q(('address', ''), _negated=True)), _connector='OR'), name='calendar_has_an_address_or_none')],
            },
        ),
        fairbrief.kernel.tables.NewTable(
            name='Feed',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('digest', models.CharField(max_length=64, unique=True)),
                ('made_at', models.DateTimeField()),
                ('ended_at', models.DateTimeField(blank=True, null=True)),
                ('read_at', models.DateTimeField(blank=True, null=True)),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='feeds', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('ended_at', None)), fields=('user',), name='one_live_feed_a_user')],
            },
        ),
        fairbrief.kernel.tables.NewTable(
            name='FeedEntry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uid', models.CharField(max_length=120)),
                ('digest', models.CharField(max_length=64)),
                ('said', models.JSONField()),
                ('sequence', models.PositiveIntegerField(default=0)),
                ('changed_at', models.DateTimeField()),
                ('cancelled_at', models.DateTimeField(blank=True, null=True)),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='feed_entries', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('user', 'uid'), name='one_entry_an_event')],
            },
        ),
        fairbrief.kernel.tables.NewTable(
            name='OfficeHour',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('weekday', models.PositiveSmallIntegerField()),
                ('starts', models.TimeField()),
                ('ends', models.TimeField()),
                ('zone', models.CharField(max_length=64)),
                ('member', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='office_hours', to='organizations.member')),
            ],
            options={
                'ordering': ('weekday', 'starts'),
                'constraints': [models.CheckConstraint(condition=models.Q(('weekday__lte', 6), ('ends__gt', models.F('starts'))), name='office_hours_in_order')],
            },
        ),
        fairbrief.kernel.tables.NewTable(
            name='PlanBlock',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', fairbrief.kernel.codes.PublicCodeField()),
                ('starts_at', models.DateTimeField(verbose_name='begins')),
                ('ends_at', models.DateTimeField(verbose_name='ends')),
                ('is_own', models.BooleanField(default=False)),
                ('made_at', models.DateTimeField()),
                ('removed_at', models.DateTimeField(blank=True, null=True)),
                ('engagement', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='plan_blocks', to='engagements.engagement')),
                ('student', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='plan_blocks', to='students.student')),
            ],
            options={
                'ordering': ('starts_at',),
                'indexes': [models.Index(fields=['student', 'starts_at'], name='planning_pl_student_37aaa0_idx')],
                'constraints': [models.CheckConstraint(condition=models.Q(('ends_at__gt', models.F('starts_at'))), name='plan_block_in_order'), django.contrib.postgres.constraints.ExclusionConstraint(condition=models.Q(('removed_at', None)), expressions=[('student', '='), (fairbrief.planning.models._Between('starts_at', 'ends_at'), '&&')], name='one_block_at_a_time')],
            },
        ),
        fairbrief.kernel.tables.NewTable(
            name='Replanning',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField()),
                ('why', models.CharField(choices=[('asked', 'you asked for it'), ('busy', 'your busy times changed'), ('work', 'your work changed: hours, a due date, a pause or an end'), ('hand', 'you changed it yourself')], max_length=5)),
                ('changes', models.JSONField(default=list)),
                ('seen_at', models.DateTimeField(blank=True, null=True)),
                ('student', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='replannings', to='students.student')),
            ],
            options={
                'ordering': ('-id',),
            },
        ),
        fairbrief.kernel.tables.NewTable(
            name='TimeOffer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', fairbrief.kernel.codes.PublicCodeField()),
                ('offered_by', models.CharField(choices=[('student', 'the student'), ('employer', 'the employer')], max_length=8)),
                ('kind', models.CharField(choices=[('checkin', 'check-in'), ('senior', 'senior session'), ('other', 'meeting')], max_length=8)),
                ('minutes', models.PositiveSmallIntegerField(default=30)),
                ('link', models.URLField(blank=True)),
                ('agenda', models.CharField(blank=True, max_length=500)),
                ('times', django.contrib.postgres.fields.ArrayField(base_field=models.DateTimeField())),
                ('made_at', models.DateTimeField()),
                ('ended_at', models.DateTimeField(blank=True, null=True)),
                ('engagement', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='time_offers', to='engagements.engagement')),
                ('meeting', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='offer', to='engagements.meeting')),
            ],
            options={
                'ordering': ('-id',),
                'constraints': [models.UniqueConstraint(condition=models.Q(('ended_at', None)), fields=('engagement', 'offered_by'), name='one_live_offer_a_side'), models.CheckConstraint(condition=models.Q(('meeting', None), ('ended_at__isnull', False), _connector='OR'), name='offer_taken_is_over')],
            },
        ),
        fairbrief.kernel.tables.NewTable(
            name='BusyTime',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', fairbrief.kernel.codes.PublicCodeField()),
                ('kind', models.CharField(choices=[('class', 'class'), ('exam', 'exam'), ('work', 'work'), ('other', 'something else')], max_length=5, verbose_name='kind')),
                ('title', models.CharField(blank=True, max_length=120, verbose_name='name')),
                ('weekday', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('starts', models.TimeField(blank=True, null=True)),
                ('ends', models.TimeField(blank=True, null=True)),
                ('from_on', models.DateField(blank=True, null=True)),
                ('until_on', models.DateField(blank=True, null=True)),
                ('starts_at', models.DateTimeField(blank=True, null=True)),
                ('ends_at', models.DateTimeField(blank=True, null=True)),
                ('removed_at', models.DateTimeField(blank=True, null=True)),
                ('calendar', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='times', to='planning.busycalendar')),
                ('student', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='busy_times', to='students.student')),
            ],
            options={
                'ordering': ('weekday', 'starts', 'starts_at'),
                'indexes': [models.Index(fields=['student', 'ends_at'], name='planning_bu_student_12978c_idx')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('ends__isnull', False), ('ends_at', None), ('starts__isnull', False), ('starts_at', None), ('weekday__lte', 6), models.Q(('starts', models.F('ends')), _negated=True)), models.Q(('ends', None), ('ends_at__gt', models.F('starts_at')), ('starts', None), ('weekday', None)), _connector='OR'), name='busy_each_week_or_once'), models.CheckConstraint(condition=models.Q(('from_on', None), ('until_on', None), ('until_on__gte', models.F('from_on')), _connector='OR'), name='busy_weeks_in_order')],
            },
        ),
    ]
