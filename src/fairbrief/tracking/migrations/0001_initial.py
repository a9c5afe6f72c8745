import django.contrib.postgres.indexes
import django.contrib.postgres.operations
import django.db.models.deletion
import django.db.models.functions.text
import fairbrief.kernel.codes
import fairbrief.kernel.tables
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('engagements', '0001_initial'),
        ('organizations', '0001_initial'),
        ('roster', '0001_initial'),
        ('students', '0001_initial'),
    ]

    operations = [
        django.contrib.postgres.operations.TrigramExtension(
        ),
        fairbrief.kernel.tables.NewTable(
            name='PastImport',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', fairbrief.kernel.codes.PublicCodeField()),
                ('state', models.CharField(choices=[('loaded', 'to be brought in'), ('done', 'brought in'), ('undone', 'undone'), ('discarded', 'put away')], default='loaded', max_length=9)),
                ('name', models.CharField(max_length=200)),
                ('file', models.FileField(blank=True, max_length=200, upload_to='imports/%Y/%m/')),
                ('sha256', models.CharField(max_length=64)),
                ('headings', models.JSONField(default=list)),
                ('columns', models.JSONField(default=dict)),
                ('counts_as', models.CharField(choices=[('verified', 'verified: the office vouches for these records'), ('logged', 'logged: the office still looks at each')], default='verified', max_length=8, verbose_name='they count as')),
                ('unknown', models.CharField(choices=[('error', 'leave their rows out and say so'), ('add', 'put them on the roster')], default='error', max_length=5, verbose_name='people who are not on the roster')),
                ('day_first', models.BooleanField(default=False, verbose_name='3/4/2026 is the third of April')),
                ('currency', models.CharField(default='USD', max_length=3, verbose_name='currency where none is named')),
                ('counts', models.JSONField(default=dict)),
                ('problems', models.JSONField(default=list)),
                ('people_added', models.JSONField(default=list)),
                ('made_at', models.DateTimeField()),
                ('made_by_name', models.CharField(max_length=120)),
                ('done_at', models.DateTimeField(blank=True, null=True)),
                ('undone_at', models.DateTimeField(blank=True, null=True)),
                ('campus', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='past_imports', to='organizations.campus')),
            ],
            options={
                'ordering': ('-made_at', '-id'),
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('state', 'done'), _negated=True), ('done_at__isnull', False), _connector='OR'), name='import_done_when'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'undone'), _negated=True), ('undone_at__isnull', False), _connector='OR'), name='import_undone_when')],
            },
        ),
        fairbrief.kernel.tables.NewTable(
            name='BulkEdit',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', fairbrief.kernel.codes.PublicCodeField()),
                ('key', models.CharField(max_length=43)),
                ('what', models.CharField(max_length=12)),
                ('changed', models.PositiveIntegerField(default=0)),
                ('left', models.JSONField(default=list)),
                ('at', models.DateTimeField()),
                ('by_name', models.CharField(max_length=120)),
                ('campus', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organizations.campus')),
            ],
            options={
                'ordering': ('-at', '-id'),
                'constraints': [models.UniqueConstraint(fields=('campus', 'key'), name='bulk_edit_once_a_key')],
            },
        ),
        fairbrief.kernel.tables.NewTable(
            name='OutcomeOptOut',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('email', models.EmailField(max_length=254)),
                ('at', models.DateTimeField()),
                ('campus', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='organizations.campus')),
            ],
            options={
                'constraints': [models.UniqueConstraint(models.F('campus'), django.db.models.functions.text.Lower('email'), name='outcome_one_opt_out')],
            },
        ),
        fairbrief.kernel.tables.NewTable(
            name='Experience',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', fairbrief.kernel.codes.PublicCodeField()),
                ('state', models.CharField(choices=[('logged', 'logged by the student'), ('confirmed', 'confirmed by the supervisor'), ('verified', 'verified by the office'), ('refused', 'not confirmed')], default='logged', max_length=9)),
                ('employer_name', models.CharField(max_length=120, verbose_name='employer')),
                ('title', models.CharField(max_length=120, verbose_name='what it was')),
                ('what_i_did', models.TextField(blank=True, max_length=1500, verbose_name='what you did')),
                ('supervisor_name', models.CharField(blank=True, max_length=120, verbose_name='supervisor')),
                ('supervisor_email', models.EmailField(blank=True, max_length=254, verbose_name="supervisor's mail address")),
                ('senior_contact', models.BooleanField(default=False, verbose_name='you met senior people')),
                ('objectives', models.TextField(blank=True, max_length=400, verbose_name='what you set out to learn')),
                ('learned', models.TextField(blank=True, max_length=1000, verbose_name='what you learned')),
                ('would_recommend', models.BooleanField(blank=True, null=True, verbose_name='would recommend it')),
                ('seeks_credit', models.BooleanField(default=False, verbose_name='for credit')),
                ('course', models.CharField(blank=True, max_length=40, verbose_name='course')),
                ('line', models.PositiveIntegerField(blank=True, null=True)),
                ('logged_by_name', models.CharField(blank=True, max_length=120)),
                ('would_take_again', models.BooleanField(blank=True, null=True, verbose_name='would take the student again')),
                ('strengths', models.CharField(blank=True, max_length=300, verbose_name='strengths')),
                ('place', models.CharField(default='remote', max_length=6)),
                ('starts_on', models.DateField(verbose_name='from')),
                ('ends_on', models.DateField(verbose_name='to')),
                ('minutes', models.PositiveIntegerField(verbose_name='hours')),
                ('paid_minor', models.PositiveIntegerField(default=0, verbose_name='paid in all')),
                ('ended_early', models.BooleanField(default=False, verbose_name='ended early')),
                ('currency', models.CharField(default='USD', max_length=3)),
                ('logged_at', models.DateTimeField()),
                ('confirmed_at', models.DateTimeField(blank=True, null=True)),
                ('confirmed_by_name', models.CharField(blank=True, max_length=120)),
                ('verified_at', models.DateTimeField(blank=True, null=True)),
                ('verified_by_name', models.CharField(blank=True, max_length=120)),
                ('refused_reason', models.CharField(blank=True, max_length=500)),
                ('campus', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='experiences', to='organizations.campus')),
                ('employer', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='experiences', to='organizations.employer')),
                ('engagement', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='experience', to='engagements.engagement')),
                ('roster_entry', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='experiences', to='roster.rosterentry')),
                ('student', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='experiences', to='students.student')),
                ('past_import', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='experiences', to='tracking.pastimport')),
            ],
            options={
                'ordering': ('-ends_on', '-id'),
                'indexes': [models.Index(fields=['campus', '-ends_on', '-id'], name='experience_of_campus'), models.Index(fields=['campus', 'state', '-ends_on', '-id'], name='experience_by_state'), models.Index(condition=models.Q(('state', 'confirmed'), models.Q(('state', 'logged'), models.Q(('supervisor_email', ''), ('past_import__isnull', False), _connector='OR')), _connector='OR'), fields=['campus', '-ends_on', '-id'], include=('logged_at',), name='experience_waiting'), models.Index(condition=models.Q(('engagement__isnull', False)), fields=['campus', '-ends_on', '-id'], name='experience_from_here'), models.Index(condition=models.Q(('paid_minor', 0)), fields=['campus', '-ends_on', '-id'], name='experience_unpaid'), models.Index(condition=models.Q(('past_import', None), ('state__in', ('confirmed', 'verified'))), fields=['ends_on'], name='experience_to_follow'), models.Index(condition=models.Q(('state__in', ('confirmed', 'verified')), ('student__isnull', False)), fields=['campus', 'student'], name='experience_counted_of_student'), models.Index(condition=models.Q(('roster_entry__isnull', False), ('state__in', ('confirmed', 'verified'))), fields=['campus', 'roster_entry'], name='experience_counted_of_entry'), django.contrib.postgres.indexes.GinIndex(django.contrib.postgres.indexes.OpClass(django.db.models.functions.text.Upper('title'), name='gin_trgm_ops'), django.contrib.postgres.indexes.OpClass(django.db.models.functions.text.Upper('employer_name'), name='gin_trgm_ops'), name='experience_words'), models.Index(fields=['student', '-ends_on'], name='tracking_ex_student_a07837_idx'), models.Index(fields=['roster_entry', '-ends_on'], name='tracking_ex_roster__e23957_idx')],
                'constraints': [models.CheckConstraint(condition=models.Q(('ends_on__gte', models.F('starts_on'))), name='experience_in_order'), models.CheckConstraint(condition=models.Q(('minutes__gte', 15)), name='experience_took_time'), models.CheckConstraint(condition=models.Q(('student__isnull', False), ('roster_entry__isnull', False), _connector='OR'), name='experience_of_somebody'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'confirmed'), _negated=True), ('confirmed_at__isnull', False), _connector='OR'), name='experience_confirmed_when'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'verified'), _negated=True), ('verified_at__isnull', False), _connector='OR'), name='experience_verified_when'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'refused'), _negated=True), models.Q(('refused_reason', ''), _negated=True), _connector='OR'), name='experience_refused_with_reason')],
            },
        ),
        fairbrief.kernel.tables.NewTable(
            name='Approval',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', fairbrief.kernel.codes.PublicCodeField()),
                ('kind', models.CharField(choices=[('credit', 'academic credit'), ('authorization', 'work authorization'), ('other', 'something else')], max_length=13, verbose_name='what for')),
                ('state', models.CharField(choices=[('waiting', 'waiting for an answer'), ('overdue', 'no answer: the office decides'), ('approved', 'approved'), ('refused', 'not approved'), ('withdrawn', 'withdrawn')], default='waiting', max_length=9)),
                ('name', models.CharField(max_length=120, verbose_name='who is asked')),
                ('email', models.EmailField(max_length=254, verbose_name='mail address')),
                ('question', models.CharField(blank=True, max_length=500, verbose_name='what you ask')),
                ('due_at', models.DateTimeField(verbose_name='answer by')),
                ('asked_at', models.DateTimeField()),
                ('asked_by_name', models.CharField(max_length=120)),
                ('passed_on', models.PositiveSmallIntegerField(default=0)),
                ('passed_on_by_name', models.CharField(blank=True, max_length=120)),
                ('decided_at', models.DateTimeField(blank=True, null=True)),
                ('decided_by_name', models.CharField(blank=True, max_length=120)),
                ('reason', models.CharField(blank=True, max_length=500)),
                ('campus', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organizations.campus')),
                ('engagement', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='approvals', to='engagements.engagement')),
                ('experience', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='approvals', to='tracking.experience')),
            ],
            options={
                'ordering': ('asked_at', 'id'),
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('engagement__isnull', True), ('experience__isnull', False)), models.Q(('engagement__isnull', False), ('experience__isnull', True)), _connector='OR'), name='approval_of_one_thing'), models.CheckConstraint(condition=models.Q(models.Q(('state__in', ('approved', 'refused')), _negated=True), ('decided_at__isnull', False), _connector='OR'), name='approval_decided_when'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'refused'), _negated=True), models.Q(('reason', ''), _negated=True), _connector='OR'), name='approval_refused_with_reason'), models.UniqueConstraint(models.F('experience'), models.F('engagement'), models.F('kind'), django.db.models.functions.text.Lower('email'), condition=models.Q(('state__in', ('waiting', 'overdue'))), name='approval_one_live_a_person', nulls_distinct=False)],
            },
        ),
        fairbrief.kernel.tables.NewTable(
            name='Outcome',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('months', models.PositiveSmallIntegerField(choices=[(3, '3'), (6, '6'), (12, '12')])),
                ('answer', models.CharField(blank=True, choices=[('again', 'another micro-internship here'), ('internship', 'an internship'), ('job', 'a job'), ('study', 'further study'), ('looking', 'still looking'), ('none', 'none of these')], max_length=10, verbose_name='where you are now')),
                ('note', models.CharField(blank=True, max_length=300, verbose_name='a sentence on it')),
                ('said_at', models.DateTimeField(blank=True, null=True)),
                ('asked_at', models.DateTimeField(blank=True, null=True)),
                ('reminded_at', models.DateTimeField(blank=True, null=True)),
                ('experience', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='outcomes', to='tracking.experience')),
            ],
            options={
                'ordering': ('experience', 'months'),
                'indexes': [models.Index(condition=models.Q(('reminded_at', None), ('said_at', None)), fields=['asked_at'], name='outcome_to_remind')],
                'constraints': [models.UniqueConstraint(fields=('experience', 'months'), name='outcome_one_a_stage'), models.CheckConstraint(condition=models.Q(models.Q(('answer', ''), ('said_at', None)), models.Q(models.Q(('answer', ''), _negated=True), ('said_at__isnull', False)), _connector='OR'), name='outcome_said_when'), models.CheckConstraint(condition=models.Q(('months__in', (3, 6, 12))), name='outcome_of_a_stage')],
            },
        ),
    ]
