import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.db.models.deletion
import fairbrief.kernel.codes
import fairbrief.kernel.tables
import fairbrief.vetting.models.policy
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('briefs', '0001_initial'),
        ('organizations', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        fairbrief.kernel.tables.NewTable(
            name='BriefReview',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', fairbrief.kernel.codes.PublicCodeField()),
                ('state', models.CharField(choices=[('waiting', 'waiting for the office'), ('changes_asked', 'changes asked'), ('approved', 'approved'), ('declined', 'declined'), ('taken_back', 'taken back by the employer'), ('taken_off', 'taken off the list')], default='waiting', max_length=14)),
                ('version', models.PositiveIntegerField()),
                ('policy_version', models.PositiveIntegerField(blank=True, null=True)),
                ('reason', models.TextField(blank=True, max_length=2000, verbose_name='reason')),
                ('overrides', models.JSONField(blank=True, default=dict)),
                ('by_policy', models.BooleanField(default=False)),
                ('is_sample', models.BooleanField(default=False)),
                ('asked_at', models.DateTimeField()),
                ('decided_at', models.DateTimeField(blank=True, null=True)),
                ('taken_off_at', models.DateTimeField(blank=True, null=True)),
                ('read_under', models.CharField(blank=True, max_length=24)),
                ('recheck_at', models.DateTimeField(blank=True, null=True)),
                ('recheck_rules', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=20), blank=True, default=list)),
                ('brief', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='reviews', to='briefs.brief')),
                ('campus', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='brief_reviews', to='organizations.campus')),
                ('officer', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('owner', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ('asked_at',),
                'indexes': [models.Index(fields=['campus', 'state', 'asked_at'], name='vetting_bri_campus__5bfc0b_idx'), models.Index(condition=models.Q(('state', 'approved')), fields=['campus', 'read_under'], name='brief_review_read_under'), models.Index(condition=models.Q(('recheck_at__isnull', False)), fields=['campus', 'recheck_at'], name='brief_review_recheck')],
                'constraints': [models.UniqueConstraint(fields=('brief', 'campus'), name='one_review_a_campus'), models.CheckConstraint(condition=models.Q(('state', 'waiting'), ('decided_at__isnull', False), _connector='OR'), name='brief_review_decided'), models.CheckConstraint(condition=models.Q(models.Q(('state__in', ['declined', 'changes_asked', 'taken_off']), _negated=True), models.Q(('reason', ''), _negated=True), _connector='OR'), name='brief_review_has_reason'), models.CheckConstraint(condition=models.Q(('by_policy', False), models.Q(('officer', None), ('policy_version__isnull', False), ('state', 'approved')), _connector='OR'), name='brief_review_by_policy_is_approved'), models.CheckConstraint(condition=models.Q(models.Q(('recheck_at', None), ('recheck_rules', [])), models.Q(('recheck_at__isnull', False), ('state', 'approved'), models.Q(('recheck_rules', []), _negated=True)), _connector='OR'), name='brief_review_recheck_is_of_approved')],
            },
        ),
        fairbrief.kernel.tables.NewTable(
            name='EmployerReview',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', fairbrief.kernel.codes.PublicCodeField()),
                ('state', models.CharField(choices=[('waiting', 'waiting for the office'), ('more_asked', 'more information asked'), ('approved', 'approved'), ('declined', 'declined')], default='waiting', max_length=12)),
                ('reason', models.TextField(blank=True, max_length=2000, verbose_name='reason')),
                ('answer', models.TextField(blank=True, max_length=2000, verbose_name="the employer's answer")),
                ('asked_at', models.DateTimeField()),
                ('decided_at', models.DateTimeField(blank=True, null=True)),
                ('is_shared', models.BooleanField(default=True, verbose_name='other campuses may read the reason')),
                ('conditions', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('paid_only', 'paid work only'), ('first_brief', 'its first brief is read by a person here'), ('every_brief', 'every brief of it is read by a person here')], max_length=12), blank=True, default=list)),
                ('conditions_note', models.CharField(blank=True, max_length=500, verbose_name='conditions in words')),
                ('expires_on', models.DateField(blank=True, null=True, verbose_name='approved until')),
                ('relied_decided_at', models.DateTimeField(blank=True, null=True)),
                ('recheck_why', models.CharField(blank=True, choices=[('expired', 'the approval has run out'), ('domain', 'its website or mail domain has changed'), ('registration', 'its name or registration has changed'), ('relied_on', 'the campus you relied on has decided otherwise'), ('asked', 'your office wants another look')], max_length=12)),
                ('recheck_note', models.CharField(blank=True, max_length=500)),
                ('recheck_at', models.DateTimeField(blank=True, null=True)),
                ('trusted_at', models.DateTimeField(blank=True, null=True)),
                ('trusted_until', models.DateField(blank=True, null=True, verbose_name='trusted until')),
                ('trusted_why', models.CharField(blank=True, max_length=500, verbose_name='why you trust it')),
                ('campus', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='employer_reviews', to='organizations.campus')),
                ('employer', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='reviews', to='organizations.employer')),
                ('officer', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('relies_on', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='relied_on_by', to='vetting.employerreview')),
                ('trusted_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ('asked_at',),
                'indexes': [models.Index(fields=['campus', 'state', 'asked_at'], name='vetting_queue')],
                'constraints': [models.UniqueConstraint(fields=('employer', 'campus'), name='one_vetting_a_campus'), models.CheckConstraint(condition=models.Q(('trusted_at', None), models.Q(('state', 'approved'), models.Q(('trusted_why', ''), _negated=True)), _connector='OR'), name='trusted_is_approved_with_a_reason'), models.CheckConstraint(condition=models.Q(models.Q(('recheck_at', None), ('recheck_why', '')), models.Q(('recheck_at__isnull', False), ('state', 'approved'), models.Q(('recheck_why', ''), _negated=True)), _connector='OR'), name='recheck_is_of_an_approval'), models.CheckConstraint(condition=models.Q(('state', 'waiting'), ('decided_at__isnull', False), _connector='OR'), name='employer_review_decided'), models.CheckConstraint(condition=models.Q(models.Q(('state__in', ['declined', 'more_asked']), _negated=True), models.Q(('reason', ''), _negated=True), _connector='OR'), name='employer_review_has_reason')],
            },
        ),
        fairbrief.kernel.tables.NewTable(
            name='Policy',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField()),
                ('pay_floor_minor', models.PositiveIntegerField(default=2000, verbose_name='pay floor an hour')),
                ('unpaid_nonprofit', models.BooleanField(default=False, verbose_name='unpaid allowed at nonprofits')),
                ('unpaid_government', models.BooleanField(default=False, verbose_name='unpaid allowed at public agencies')),
                ('unpaid_education', models.BooleanField(default=False, verbose_name='unpaid allowed at schools')),
                ('unpaid_remote', models.BooleanField(default=True, verbose_name='unpaid work may be remote')),
                ('unpaid_credit_only', models.BooleanField(default=False, verbose_name='unpaid only for academic credit')),
                ('statuses', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('contractor', 'independent contractor'), ('payroll', 'employee on the employer’s payroll'), ('through_eor', 'employee of an employer of record'), ('credit', 'for academic credit'), ('volunteer', 'volunteer')], max_length=12), default=fairbrief.vetting.models.policy.all_statuses)),
                ('hours_min', models.PositiveSmallIntegerField(default=5, verbose_name='fewest hours')),
                ('hours_max', models.PositiveSmallIntegerField(default=40, verbose_name='most hours')),
                ('weekly_cap_term', models.PositiveSmallIntegerField(default=10, verbose_name='weekly cap in term')),
                ('weekly_cap_break', models.PositiveSmallIntegerField(default=20, verbose_name='weekly cap in breaks')),
                ('open_applications', models.PositiveSmallIntegerField(default=5, verbose_name='open applications a student may have')),
                ('senior_session_required', models.BooleanField(default=False, verbose_name='a senior session is required')),
                ('senior_minutes', models.PositiveSmallIntegerField(default=15, verbose_name='fewest minutes of a senior session')),
                ('senior_before_midpoint', models.BooleanField(default=False, verbose_name='the first senior session is before the midpoint')),
                ('checkin_hours', models.PositiveSmallIntegerField(default=0, verbose_name='hours of work a check-in')),
                ('brief_questions', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=200), blank=True, default=list)),
                ('route', models.CharField(choices=[('all', 'your office reads every brief'), ('findings', 'your office reads briefs with findings; clear ones open by policy'), ('untrusted', 'your office reads briefs of employers you have not marked trusted'), ('either', 'only clear briefs of trusted employers open by policy')], default='all', max_length=9, verbose_name='who decides on briefs')),
                ('sample_percent', models.PositiveSmallIntegerField(default=10, verbose_name='share read by a person')),
                ('authorization_required', models.BooleanField(default=True, verbose_name='the office authorizes students on a visa before work starts')),
                ('small_cell', models.PositiveSmallIntegerField(default=10, verbose_name='smallest group shown in reports')),
                ('rules_off', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=20), blank=True, default=list)),
                ('rules_firmer', models.JSONField(blank=True, default=dict)),
                ('own_rules', models.JSONField(blank=True, default=list)),
                ('made_at', models.DateTimeField()),
                ('campus', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='policies', to='organizations.campus')),
                ('made_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name_plural': 'policies',
                'ordering': ('-version',),
                'constraints': [models.UniqueConstraint(fields=('campus', 'version'), name='policy_version'), models.CheckConstraint(condition=models.Q(('hours_min__gte', 1), ('hours_max__lte', 40), ('hours_max__gte', models.F('hours_min'))), name='policy_hours_in_order'), models.CheckConstraint(condition=models.Q(('small_cell__gte', 5), ('small_cell__lte', 20)), name='policy_small_cell_range'), models.CheckConstraint(condition=models.Q(('sample_percent__lte', 100)), name='policy_sample_is_a_percentage'), models.CheckConstraint(condition=models.Q(('statuses', []), _negated=True), name='policy_accepts_some_capacity')],
            },
        ),
        fairbrief.kernel.tables.NewTable(
            name='Print',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('marks', django.contrib.postgres.fields.ArrayField(base_field=models.IntegerField(), default=list)),
                ('bands', django.contrib.postgres.fields.ArrayField(base_field=models.IntegerField(), default=list)),
                ('at', models.DateTimeField()),
                ('brief', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='print', to='briefs.brief')),
                ('employer', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='organizations.employer')),
            ],
            options={
                'indexes': [django.contrib.postgres.indexes.GinIndex(fields=['bands'], name='print_bands')],
            },
        ),
        fairbrief.kernel.tables.NewTable(
            name='AddedWage',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', fairbrief.kernel.codes.PublicCodeField()),
                ('jurisdiction', models.CharField(choices=[('US', 'United States (federal)'), ('AL', 'Alabama'), ('AK', 'Alaska'), ('AZ', 'Arizona'), ('AR', 'Arkansas'), ('CA', 'California'), ('CO', 'Colorado'), ('CT', 'Connecticut'), ('DE', 'Delaware'), ('DC', 'District of Columbia'), ('FL', 'Florida'), ('GA', 'Georgia'), ('HI', 'Hawaii'), ('ID', 'Idaho'), ('IL', 'Illinois'), ('IN', 'Indiana'), ('IA', 'Iowa'), ('KS', 'Kansas'), ('KY', 'Kentucky'), ('LA', 'Louisiana'), ('ME', 'Maine'), ('MD', 'Maryland'), ('MA', 'Massachusetts'), ('MI', 'Michigan'), ('MN', 'Minnesota'), ('MS', 'Mississippi'), ('MO', 'Missouri'), ('MT', 'Montana'), ('NE', 'Nebraska'), ('NV', 'Nevada'), ('NH', 'New Hampshire'), ('NJ', 'New Jersey'), ('NM', 'New Mexico'), ('NY', 'New York'), ('NC', 'North Carolina'), ('ND', 'North Dakota'), ('OH', 'Ohio'), ('OK', 'Oklahoma'), ('OR', 'Oregon'), ('PA', 'Pennsylvania'), ('RI', 'Rhode Island'), ('SC', 'South Carolina'), ('SD', 'South Dakota'), ('TN', 'Tennessee'), ('TX', 'Texas'), ('UT', 'Utah'), ('VT', 'Vermont'), ('VA', 'Virginia'), ('WA', 'Washington'), ('WV', 'West Virginia'), ('WI', 'Wisconsin'), ('WY', 'Wyoming')], max_length=2, verbose_name='where it holds')),
                ('hourly_minor', models.PositiveIntegerField(verbose_name='rate an hour')),
                ('effective_from', models.DateField(verbose_name='in force from')),
                ('source', models.CharField(max_length=300, verbose_name='source')),
                ('checked_on', models.DateField(verbose_name='checked on')),
                ('made_at', models.DateTimeField()),
                ('withdrawn_at', models.DateTimeField(blank=True, null=True)),
                ('withdrawn_reason', models.CharField(blank=True, max_length=300)),
                ('made_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('withdrawn_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ('-id',),
                'constraints': [models.CheckConstraint(condition=models.Q(('hourly_minor__gte', 100), ('hourly_minor__lte', 10000)), name='added_wage_range'), models.CheckConstraint(condition=models.Q(models.Q(('withdrawn_at', None), ('withdrawn_reason', '')), models.Q(('withdrawn_at__isnull', False), models.Q(('withdrawn_reason', ''), _negated=True)), _connector='OR'), name='added_wage_withdrawn_has_reason')],
            },
        ),
        fairbrief.kernel.tables.NewTable(
            name='BriefAnswer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('asked', models.CharField(max_length=200)),
                ('answer', models.TextField(max_length=1000, verbose_name='answer')),
                ('at', models.DateTimeField()),
                ('brief', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='campus_answers', to='briefs.brief')),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('campus', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='brief_answers', to='organizations.campus')),
            ],
            options={
                'ordering': ('id',),
                'constraints': [models.UniqueConstraint(fields=('brief', 'campus', 'asked'), name='brief_answer_once_a_question'), models.CheckConstraint(condition=models.Q(('answer', ''), _negated=True), name='brief_answer_is_given')],
            },
        ),
        fairbrief.kernel.tables.NewTable(
            name='Sighting',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField()),
                ('rule', models.CharField(max_length=20)),
                ('title', models.CharField(blank=True, max_length=90)),
                ('reason', models.TextField(blank=True, max_length=500)),
                ('at', models.DateTimeField()),
                ('campus', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='sightings', to='organizations.campus')),
                ('review', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='sightings', to='vetting.briefreview')),
            ],
            options={
                'ordering': ('-at',),
                'indexes': [models.Index(fields=['campus', 'rule'], name='vetting_sig_campus__dc61a8_idx'), models.Index(condition=models.Q(('reason', ''), _negated=True), fields=['campus', 'rule', '-at'], name='sighting_set_aside')],
                'constraints': [models.UniqueConstraint(fields=('review', 'version', 'rule'), name='sighting_once_a_version')],
            },
        ),
        fairbrief.kernel.tables.NewTable(
            name='Inquiry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('question', models.TextField(max_length=2000, verbose_name='your question')),
                ('asked_at', models.DateTimeField()),
                ('due_at', models.DateTimeField()),
                ('answer', models.TextField(blank=True, max_length=2000, verbose_name="the employer's answer")),
                ('answered_at', models.DateTimeField(blank=True, null=True)),
                ('answered_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('asked_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('vetting', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='inquiries', to='vetting.employerreview')),
            ],
            options={
                'verbose_name_plural': 'inquiries',
                'ordering': ('asked_at', 'id'),
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('answer', ''), ('answered_at', None)), models.Q(('answered_at__isnull', False), models.Q(('answer', ''), _negated=True)), _connector='OR'), name='inquiry_answered_has_answer')],
            },
        ),
        fairbrief.kernel.tables.NewTable(
            name='Observation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', fairbrief.kernel.codes.PublicCodeField()),
                ('kind', models.CharField(choices=[('website', 'website looked at'), ('phone', 'spoke on the phone'), ('registry', 'entry in a public register seen'), ('address', 'address checked'), ('reference', 'reference asked'), ('visit', 'visited or met in person'), ('complaint', 'complaint received'), ('other', 'something else')], max_length=12, verbose_name='what you looked at')),
                ('tone', models.CharField(choices=[('positive', 'speaks for it'), ('neutral', 'neither way'), ('negative', 'speaks against it')], max_length=8, verbose_name='what it says')),
                ('note', models.TextField(blank=True, max_length=1000, verbose_name='what you saw')),
                ('is_shared', models.BooleanField(default=False, verbose_name='other campuses may read it')),
                ('at', models.DateTimeField()),
                ('withdrawn_at', models.DateTimeField(blank=True, null=True)),
                ('withdrawn_why', models.CharField(blank=True, max_length=300)),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('vetting', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='observations', to='vetting.employerreview')),
                ('withdrawn_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ('-at', '-id'),
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('withdrawn_at', None), ('withdrawn_why', '')), models.Q(('withdrawn_at__isnull', False), models.Q(('withdrawn_why', ''), _negated=True)), _connector='OR'), name='observation_withdrawn_has_reason')],
            },
        ),
    ]
