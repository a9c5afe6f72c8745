import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.contrib.postgres.search
import django.db.models.deletion
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
            name='Brief',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', fairbrief.kernel.codes.PublicCodeField()),
                ('state', models.CharField(choices=[('draft', 'draft'), ('in_review', 'in review'), ('changes_asked', 'changes asked'), ('open', 'open'), ('paused', 'paused'), ('full', 'enough applications'), ('filled', 'filled'), ('closed', 'closed'), ('declined', 'declined'), ('expired', 'expired'), ('cancelled', 'cancelled')], default='draft', max_length=14)),
                ('version', models.PositiveIntegerField(default=0)),
                ('title', models.CharField(max_length=90, verbose_name='title')),
                ('summary', models.TextField(blank=True, max_length=3000, verbose_name='what it is about')),
                ('function', models.CharField(blank=True, max_length=40, verbose_name='kind of work')),
                ('learning', models.TextField(blank=True, max_length=1500, verbose_name='what the student will learn')),
                ('hours', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='estimated hours')),
                ('routine_percent', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='share of routine work, in percent')),
                ('tools', models.TextField(blank=True, max_length=500, verbose_name='tools and data you provide')),
                ('seats', models.PositiveSmallIntegerField(default=1, verbose_name='places')),
                ('seats_taken', models.PositiveSmallIntegerField(default=0)),
                ('first_timer_seats', models.PositiveSmallIntegerField(default=0, verbose_name='places for a first time')),
                ('apply_by', models.DateField(blank=True, null=True, verbose_name='apply by')),
                ('starts_on', models.DateField(blank=True, null=True, verbose_name='starts on')),
                ('due_on', models.DateField(blank=True, null=True, verbose_name='due on')),
                ('place', models.CharField(choices=[('remote', 'remote'), ('hybrid', 'partly on site'), ('onsite', 'on site')], default='remote', max_length=6, verbose_name='place')),
                ('time_zone', models.CharField(default='America/New_York', max_length=64, verbose_name='your time zone')),
                ('overlap_hours', models.PositiveSmallIntegerField(default=0, verbose_name='hours of overlap a day')),
                ('checkins_a_week', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='check-ins a week')),
                ('channel', models.CharField(blank=True, max_length=120, verbose_name='how you keep in touch')),
                ('senior_sessions', models.PositiveSmallIntegerField(default=0, verbose_name='senior sessions')),
                ('senior_minutes', models.PositiveSmallIntegerField(default=30, verbose_name='minutes a session')),
                ('pay_kind', models.CharField(choices=[('fixed', 'a fixed fee'), ('none', 'unpaid')], default='fixed', max_length=6, verbose_name='pay')),
                ('fee_minor', models.PositiveIntegerField(blank=True, null=True, verbose_name='fee')),
                ('currency', models.CharField(default='USD', max_length=3)),
                ('pay_days', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='days from acceptance to pay')),
                ('pay_method', models.CharField(blank=True, max_length=120, verbose_name='how you pay')),
                ('student_costs', models.CharField(blank=True, max_length=200, verbose_name='anything the student must buy or pay')),
                ('portfolio_allowed', models.BooleanField(default=True, verbose_name='may be shown in a portfolio')),
                ('accommodation_contact', models.EmailField(blank=True, max_length=254, verbose_name='contact for accommodations')),
                ('follow_on', models.CharField(blank=True, max_length=200, verbose_name='what may come next')),
                ('credit_supported', models.BooleanField(default=False, verbose_name='may be done for academic credit')),
                ('made_at', models.DateTimeField()),
                ('sent_at', models.DateTimeField(blank=True, null=True)),
                ('opened_at', models.DateTimeField(blank=True, null=True)),
                ('ended_at', models.DateTimeField(blank=True, null=True)),
                ('updated_at', models.DateTimeField(auto_now=True)),
                ('search', django.contrib.postgres.search.SearchVectorField(editable=False, null=True)),
                ('backup', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='backed_up_briefs', to='organizations.member', verbose_name='who stands in')),
                ('employer', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='briefs', to='organizations.employer')),
                ('leader', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='led_briefs', to='organizations.member', verbose_name='senior person the student will meet')),
                ('skills', models.ManyToManyField(blank=True, related_name='briefs', to='students.skill')),
                ('supervisor', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='supervised_briefs', to='organizations.member', verbose_name='who the student reports to')),
                ('teaches', models.ManyToManyField(blank=True, related_name='taught_by', to='students.skill')),
                ('written_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ('-id',),
                'indexes': [models.Index(condition=models.Q(('state', 'open')), fields=['-opened_at', '-id'], include=('employer', 'pay_kind', 'fee_minor', 'hours', 'place', 'time_zone', 'apply_by', 'starts_on', 'due_on'), name='brief_open_facts'), models.Index(fields=['employer', 'state'], name='briefs_brie_employe_ebee64_idx'), django.contrib.postgres.indexes.GinIndex(condition=models.Q(('state', 'open')), fields=['search'], name='brief_search')],
                'constraints': [models.CheckConstraint(condition=models.Q(('seats__gte', 1), ('seats_taken__lte', models.F('seats'))), name='brief_seats_not_oversold'), models.CheckConstraint(condition=models.Q(('first_timer_seats__lte', models.F('seats'))), name='brief_first_times_are_places'), models.CheckConstraint(condition=models.Q(models.Q(('state__in', ['open', 'paused', 'full', 'filled']), _negated=True), models.Q(('due_on__isnull', False), ('hours__isnull', False), ('opened_at__isnull', False), ('starts_on__isnull', False), ('supervisor__isnull', False), ('version__gte', 1)), _connector='OR'), name='brief_open_is_complete'), models.CheckConstraint(condition=models.Q(('starts_on', None), ('due_on', None), ('due_on__gt', models.F('starts_on')), _connector='OR'), name='brief_due_after_start'), models.CheckConstraint(condition=models.Q(models.Q(('pay_kind', 'fixed'), _negated=True), models.Q(('state__in', ['open', 'paused', 'full', 'filled']), _negated=True), ('fee_minor__gt', 0), _connector='OR'), name='brief_open_paid_has_fee'), models.CheckConstraint(condition=models.Q(models.Q(('pay_kind', 'none'), _negated=True), ('fee_minor', None), _connector='OR'), name='brief_unpaid_has_no_fee'), models.CheckConstraint(condition=models.Q(('routine_percent', None), ('routine_percent__lte', 100), _connector='OR'), name='brief_routine_is_a_percentage')],
            },
        ),
        fairbrief.kernel.tables.NewTable(
            name='BriefVersion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField()),
                ('terms', models.JSONField()),
                ('review', models.JSONField()),
                ('verdict', models.CharField(max_length=10)),
                ('sent_at', models.DateTimeField()),
                ('sent_by_name', models.CharField(max_length=200)),
                ('brief', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='versions', to='briefs.brief')),
            ],
            options={
                'ordering': ('-number',),
                'constraints': [models.UniqueConstraint(fields=('brief', 'number'), name='brief_version_number')],
            },
        ),
        fairbrief.kernel.tables.NewTable(
            name='Deliverable',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveSmallIntegerField()),
                ('title', models.CharField(max_length=120, verbose_name='deliverable')),
                ('criteria', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=240), default=list)),
                ('brief', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='deliverables', to='briefs.brief')),
            ],
            options={
                'ordering': ('position',),
                'constraints': [models.UniqueConstraint(fields=('brief', 'position'), name='deliverable_position')],
            },
        ),
        fairbrief.kernel.tables.NewTable(
            name='Offering',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('listed_at', models.DateTimeField(blank=True, null=True)),
                ('brief', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='offerings', to='briefs.brief')),
                ('campus', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='offerings', to='organizations.campus')),
            ],
            options={
                'indexes': [models.Index(condition=models.Q(('listed_at__isnull', False)), fields=['campus', 'brief'], name='offering_listed')],
                'constraints': [models.UniqueConstraint(fields=('brief', 'campus'), name='offering_once_a_campus')],
            },
        ),
        fairbrief.kernel.tables.NewTable(
            name='Question',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', fairbrief.kernel.codes.PublicCodeField()),
                ('topic', models.CharField(max_length=20)),
                ('text', models.CharField(max_length=300, verbose_name='question')),
                ('state', models.CharField(choices=[('asked', 'waiting for an answer'), ('answered', 'answered'), ('dodged', 'not answered in time')], default='asked', max_length=8)),
                ('answer', models.TextField(blank=True, max_length=1000, verbose_name='answer')),
                ('asked_at', models.DateTimeField()),
                ('answered_at', models.DateTimeField(blank=True, null=True)),
                ('answered_by_name', models.CharField(blank=True, max_length=120)),
                ('asked_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='questions', to='students.student')),
                ('brief', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='questions', to='briefs.brief')),
            ],
            options={
                'ordering': ('id',),
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('state', 'answered'), _negated=True), models.Q(('answered_at__isnull', False), models.Q(('answer', ''), _negated=True)), _connector='OR'), name='question_answered_has_answer'), models.UniqueConstraint(fields=('brief', 'text'), name='question_asked_once')],
            },
        ),
        fairbrief.kernel.tables.NewTable(
            name='WrittenStep',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('step', models.CharField(max_length=10)),
                ('version', models.PositiveIntegerField(default=0)),
                ('changed', models.JSONField(default=dict)),
                ('typed', models.JSONField(default=dict)),
                ('is_passed', models.BooleanField(default=False)),
                ('kept_at', models.DateTimeField()),
                ('brief', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='written_steps', to='briefs.brief')),
            ],
            options={
                'ordering': ('id',),
                'constraints': [models.UniqueConstraint(fields=('brief', 'step'), name='step_written_once')],
            },
        ),
    ]
