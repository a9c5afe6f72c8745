import django.contrib.postgres.fields
import django.db.models.deletion
import fairbrief.kernel.codes
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('agreements', '0001_initial'),
        ('briefs', '0001_initial'),
        ('organizations', '0001_initial'),
        ('students', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Engagement',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', fairbrief.kernel.codes.PublicCodeField()),
                ('state', models.CharField(choices=[('agreed', 'agreed'), ('authorized', 'authorized'), ('funded', 'funds secured'), ('active', 'under way'), ('paused', 'paused'), ('submitted', 'handed in'), ('changes_asked', 'changes asked'), ('approved', 'accepted'), ('paid', 'paid'), ('closed', 'closed'), ('ended_early', 'ended early'), ('disputed', 'in dispute'), ('not_completed', 'not completed')], default='agreed', max_length=14)),
                ('title', models.CharField(max_length=90)),
                ('hours', models.PositiveSmallIntegerField()),
                ('fee_minor', models.PositiveIntegerField()),
                ('currency', models.CharField(default='USD', max_length=3)),
                ('floor_minor', models.PositiveIntegerField(default=0)),
                ('starts_on', models.DateField()),
                ('due_on', models.DateField()),
                ('authorization_needed', models.BooleanField(default=False)),
                ('authorized_by_name', models.CharField(blank=True, max_length=120)),
                ('made_at', models.DateTimeField()),
                ('authorized_at', models.DateTimeField(blank=True, null=True)),
                ('funded_at', models.DateTimeField(blank=True, null=True)),
                ('started_at', models.DateTimeField(blank=True, null=True)),
                ('submitted_at', models.DateTimeField(blank=True, null=True)),
                ('approved_at', models.DateTimeField(blank=True, null=True)),
                ('approved_by_clock', models.BooleanField(default=False)),
                ('rounds', models.PositiveSmallIntegerField(default=0)),
                ('changes_wanted', models.TextField(blank=True, max_length=2000)),
                ('paid_at', models.DateTimeField(blank=True, null=True)),
                ('closed_at', models.DateTimeField(blank=True, null=True)),
                ('ended_at', models.DateTimeField(blank=True, null=True)),
                ('end_reason', models.TextField(blank=True, max_length=1000)),
                ('part_pay_minor', models.PositiveIntegerField(blank=True, null=True)),
                ('paused_at', models.DateTimeField(blank=True, null=True)),
                ('pause_reason', models.CharField(blank=True, max_length=500)),
                ('state_before', models.CharField(blank=True, max_length=14)),
                ('agreement', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='engagement', to='agreements.agreement')),
                ('brief', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='engagements', to='briefs.brief')),
                ('campus', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='engagements', to='organizations.campus')),
                ('employer', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='engagements', to='organizations.employer')),
                ('leader', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='led_engagements', to='organizations.member')),
                ('student', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='engagements', to='students.student')),
                ('supervisor', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='supervised_engagements', to='organizations.member')),
            ],
            options={
                'ordering': ('-id',),
            },
        ),
        migrations.CreateModel(
            name='Dispute',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', fairbrief.kernel.codes.PublicCodeField()),
                ('state', models.CharField(choices=[('opened', 'waiting for an answer'), ('answered', 'with the campus'), ('decided', 'decided'), ('settled', 'settled between the two')], default='opened', max_length=8)),
                ('opened_by', models.CharField(choices=[('student', 'the student'), ('employer', 'the employer')], max_length=10)),
                ('claim', models.TextField(max_length=3000, verbose_name='what went wrong')),
                ('wish', models.CharField(max_length=500, verbose_name='what would settle it')),
                ('opened_at', models.DateTimeField()),
                ('answer', models.TextField(blank=True, max_length=3000, verbose_name='answer')),
                ('answered_at', models.DateTimeField(blank=True, null=True)),
                ('decision', models.TextField(blank=True, max_length=3000, verbose_name='decision')),
                ('award_minor', models.PositiveIntegerField(blank=True, null=True, verbose_name='to be paid to the student')),
                ('outcome', models.CharField(blank=True, choices=[('accepted', 'the work counts as accepted'), ('ended_early', 'the work ends here'), ('not_completed', 'the work counts as not completed')], max_length=14)),
                ('decided_at', models.DateTimeField(blank=True, null=True)),
                ('decided_by_name', models.CharField(blank=True, max_length=120)),
                ('engagement', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='disputes', to='engagements.engagement')),
            ],
            options={
                'ordering': ('-id',),
            },
        ),
        migrations.CreateModel(
            name='HoursEntry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', fairbrief.kernel.codes.PublicCodeField()),
                ('day', models.DateField(verbose_name='day')),
                ('minutes', models.PositiveIntegerField(verbose_name='time')),
                ('note', models.CharField(max_length=240, verbose_name='what you did')),
                ('logged_at', models.DateTimeField()),
                ('removed_at', models.DateTimeField(blank=True, null=True)),
                ('engagement', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='entries', to='engagements.engagement')),
            ],
            options={
                'ordering': ('-day', '-id'),
            },
        ),
        migrations.CreateModel(
            name='HoursGuard',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('percent', models.PositiveSmallIntegerField()),
                ('raised_at', models.DateTimeField()),
                ('student_choice', models.CharField(blank=True, choices=[('cut_scope', 'cut the scope'), ('add_pay', 'add hours and pay'), ('stop', 'stop here'), ('on_track', 'it fits, go on')], max_length=9)),
                ('employer_choice', models.CharField(blank=True, choices=[('cut_scope', 'cut the scope'), ('add_pay', 'add hours and pay'), ('stop', 'stop here'), ('on_track', 'it fits, go on')], max_length=9)),
                ('settled_at', models.DateTimeField(blank=True, null=True)),
                ('engagement', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='guards', to='engagements.engagement')),
            ],
            options={
                'ordering': ('percent',),
            },
        ),
        migrations.CreateModel(
            name='Meeting',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', fairbrief.kernel.codes.PublicCodeField()),
                ('kind', models.CharField(choices=[('checkin', 'check-in'), ('senior', 'senior session'), ('other', 'meeting')], max_length=8)),
                ('at', models.DateTimeField(verbose_name='when')),
                ('minutes', models.PositiveSmallIntegerField(default=30, verbose_name='minutes')),
                ('link', models.URLField(blank=True, verbose_name='video link')),
                ('agenda', models.CharField(blank=True, max_length=500, verbose_name='what to talk about')),
                ('proposed_by', models.CharField(blank=True, choices=[('student', 'the student'), ('employer', 'the employer')], max_length=10)),
                ('held_at', models.DateTimeField(blank=True, null=True)),
                ('student_note', models.TextField(blank=True, max_length=1500)),
                ('other_note', models.TextField(blank=True, max_length=1500)),
                ('cancelled_at', models.DateTimeField(blank=True, null=True)),
                ('engagement', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='meetings', to='engagements.engagement')),
            ],
            options={
                'ordering': ('at',),
            },
        ),
        migrations.CreateModel(
            name='Piece',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', fairbrief.kernel.codes.PublicCodeField()),
                ('position', models.PositiveSmallIntegerField()),
                ('title', models.CharField(max_length=120)),
                ('criteria', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=240), default=list)),
                ('dropped_at', models.DateTimeField(blank=True, null=True)),
                ('engagement', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='pieces', to='engagements.engagement')),
            ],
            options={
                'ordering': ('position',),
            },
        ),
        migrations.CreateModel(
            name='ChangeOrder',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', fairbrief.kernel.codes.PublicCodeField()),
                ('state', models.CharField(choices=[('proposed', 'proposed'), ('accepted', 'accepted by both'), ('declined', 'declined'), ('withdrawn', 'withdrawn')], default='proposed', max_length=9)),
                ('proposed_by', models.CharField(choices=[('student', 'the student'), ('employer', 'the employer')], max_length=10)),
                ('what', models.TextField(max_length=1000, verbose_name='what changes')),
                ('why', models.CharField(max_length=500, verbose_name='why')),
                ('hours_before', models.PositiveSmallIntegerField()),
                ('hours_after', models.PositiveSmallIntegerField(verbose_name='hours in all')),
                ('fee_before_minor', models.PositiveIntegerField()),
                ('fee_after_minor', models.PositiveIntegerField(verbose_name='fee in all')),
                ('due_before', models.DateField()),
                ('due_after', models.DateField(verbose_name='due on')),
                ('new_piece', models.CharField(blank=True, max_length=120, verbose_name='new deliverable')),
                ('student_signed_at', models.DateTimeField(blank=True, null=True)),
                ('employer_signed_at', models.DateTimeField(blank=True, null=True)),
                ('student_name', models.CharField(blank=True, max_length=120)),
                ('employer_name', models.CharField(blank=True, max_length=120)),
                ('made_at', models.DateTimeField()),
                ('ended_at', models.DateTimeField(blank=True, null=True)),
                ('reason', models.CharField(blank=True, max_length=500)),
                ('engagement', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='change_orders', to='engagements.engagement')),
                ('drops', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='engagements.piece', verbose_name='deliverable that falls away')),
            ],
            options={
                'ordering': ('-id',),
            },
        ),
        migrations.CreateModel(
            name='PieceVersion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', fairbrief.kernel.codes.PublicCodeField()),
                ('number', models.PositiveSmallIntegerField()),
                ('file', models.FileField(blank=True, max_length=200, upload_to='deliverables/%Y/%m/')),
                ('file_name', models.CharField(blank=True, max_length=200)),
                ('link', models.URLField(blank=True, verbose_name='link')),
                ('note', models.CharField(blank=True, max_length=500, verbose_name='note')),
                ('self_check', models.JSONField(default=list)),
                ('review', models.JSONField(blank=True, default=list)),
                ('at', models.DateTimeField()),
                ('by_name', models.CharField(max_length=120)),
                ('piece', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='versions', to='engagements.piece')),
            ],
            options={
                'ordering': ('-number',),
            },
        ),
        migrations.CreateModel(
            name='PlannedWeek',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField()),
                ('starts_on', models.DateField()),
                ('minutes', models.PositiveIntegerField()),
                ('goal', models.CharField(blank=True, max_length=240, verbose_name='goal for the week')),
                ('review', models.CharField(blank=True, max_length=500, verbose_name='how it went')),
                ('engagement', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='weeks', to='engagements.engagement')),
            ],
            options={
                'ordering': ('number',),
            },
        ),
        migrations.CreateModel(
            name='Pulse',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('asked_of', models.CharField(choices=[('student', 'the student'), ('employer', 'the employer')], max_length=10)),
                ('question', models.CharField(max_length=20)),
                ('rating', models.PositiveSmallIntegerField()),
                ('note', models.CharField(blank=True, max_length=300)),
                ('at', models.DateTimeField()),
                ('engagement', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='pulses', to='engagements.engagement')),
            ],
            options={
                'ordering': ('-id',),
            },
        ),
        migrations.CreateModel(
            name='StuckCall',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', fairbrief.kernel.codes.PublicCodeField()),
                ('goal', models.CharField(max_length=300, verbose_name='what you try to do')),
                ('tried', models.TextField(max_length=1000, verbose_name='what you tried')),
                ('question', models.CharField(max_length=300, verbose_name='what you need to know')),
                ('raised_at', models.DateTimeField()),
                ('passed_on_at', models.DateTimeField(blank=True, null=True)),
                ('reported_at', models.DateTimeField(blank=True, null=True)),
                ('answer', models.TextField(blank=True, max_length=2000, verbose_name='answer')),
                ('answered_at', models.DateTimeField(blank=True, null=True)),
                ('answered_by_name', models.CharField(blank=True, max_length=120)),
                ('engagement', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='stuck_calls', to='engagements.engagement')),
            ],
            options={
                'ordering': ('-id',),
            },
        ),
        migrations.AddIndex(
            model_name='engagement',
            index=models.Index(fields=['student', 'state'], name='engagements_student_35e031_idx'),
        ),
        migrations.AddIndex(
            model_name='engagement',
            index=models.Index(fields=['employer', 'state'], name='engagements_employe_049063_idx'),
        ),
        migrations.AddIndex(
            model_name='engagement',
            index=models.Index(fields=['campus', 'state'], name='engagements_campus__c82885_idx'),
        ),
        migrations.AddConstraint(
            model_name='engagement',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state__in', ['active', 'paused', 'submitted', 'changes_asked', 'approved', 'paid', 'closed']), _negated=True), models.Q(('authorized_at__isnull', False), ('funded_at__isnull', False)), _connector='OR'), name='engagement_works_when_funded'),
        ),
        migrations.AddConstraint(
            model_name='engagement',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state__in', ['approved', 'paid', 'closed']), _negated=True), ('approved_at__isnull', False), _connector='OR'), name='engagement_approved_when'),
        ),
        migrations.AddConstraint(
            model_name='engagement',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state__in', ['paid', 'closed']), _negated=True), ('paid_at__isnull', False), _connector='OR'), name='engagement_paid_when'),
        ),
        migrations.AddConstraint(
            model_name='engagement',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'ended_early'), _negated=True), models.Q(('ended_at__isnull', False), ('part_pay_minor__isnull', False), models.Q(('end_reason', ''), _negated=True)), _connector='OR'), name='engagement_ended_with_part_pay'),
        ),
        migrations.AddConstraint(
            model_name='engagement',
            constraint=models.CheckConstraint(condition=models.Q(('due_on__gt', models.F('starts_on'))), name='engagement_due_after_start'),
        ),
        migrations.AddConstraint(
            model_name='engagement',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'paused'), _negated=True), models.Q(('paused_at__isnull', False), models.Q(('pause_reason', ''), _negated=True)), _connector='OR'), name='engagement_paused_with_reason'),
        ),
        migrations.AddConstraint(
            model_name='engagement',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'disputed'), _negated=True), models.Q(('state_before', ''), _negated=True), _connector='OR'), name='engagement_disputed_from_where'),
        ),
        migrations.AddConstraint(
            model_name='engagement',
            constraint=models.CheckConstraint(condition=models.Q(('rounds__lte', 2)), name='engagement_two_rounds_of_changes'),
        ),
        migrations.AddConstraint(
            model_name='engagement',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'submitted'), _negated=True), ('submitted_at__isnull', False), _connector='OR'), name='engagement_submitted_when'),
        ),
        migrations.AddConstraint(
            model_name='dispute',
            constraint=models.UniqueConstraint(condition=models.Q(('state__in', ['opened', 'answered'])), fields=('engagement',), name='one_live_dispute'),
        ),
        migrations.AddConstraint(
            model_name='dispute',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'decided'), _negated=True), models.Q(('award_minor__isnull', False), ('decided_at__isnull', False), models.Q(('decision', ''), _negated=True)), _connector='OR'), name='dispute_decided_with_award'),
        ),
        migrations.AddConstraint(
            model_name='hoursentry',
            constraint=models.CheckConstraint(condition=models.Q(('minutes__gte', 5), ('minutes__lte', 960)), name='entry_is_a_day_at_most'),
        ),
        migrations.AddConstraint(
            model_name='hoursguard',
            constraint=models.UniqueConstraint(fields=('engagement', 'percent'), name='guard_once_a_mark'),
        ),
        migrations.AddConstraint(
            model_name='piece',
            constraint=models.UniqueConstraint(fields=('engagement', 'position'), name='piece_position'),
        ),
        migrations.AddConstraint(
            model_name='changeorder',
            constraint=models.UniqueConstraint(condition=models.Q(('state', 'proposed')), fields=('engagement',), name='one_live_change_order'),
        ),
        migrations.AddConstraint(
            model_name='changeorder',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'accepted'), _negated=True), models.Q(('employer_signed_at__isnull', False), ('student_signed_at__isnull', False)), _connector='OR'), name='change_order_signed_by_both'),
        ),
        migrations.AddConstraint(
            model_name='pieceversion',
            constraint=models.UniqueConstraint(fields=('piece', 'number'), name='piece_version_number'),
        ),
        migrations.AddConstraint(
            model_name='pieceversion',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('file', ''), _negated=True), models.Q(('link', ''), _negated=True), _connector='OR'), name='version_has_content'),
        ),
        migrations.AddConstraint(
            model_name='plannedweek',
            constraint=models.UniqueConstraint(fields=('engagement', 'number'), name='planned_week_number'),
        ),
        migrations.AddConstraint(
            model_name='pulse',
            constraint=models.CheckConstraint(condition=models.Q(('rating__gte', 1), ('rating__lte', 5)), name='pulse_rating_range'),
        ),
    ]
