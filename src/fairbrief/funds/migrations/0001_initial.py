import django.db.models.deletion
import fairbrief.kernel.codes
import fairbrief.kernel.tables
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('engagements', '0001_initial'),
        ('organizations', '0001_initial'),
        ('roster', '0001_initial'),
        ('students', '0001_initial'),
        ('tracking', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        fairbrief.kernel.tables.NewTable(
            name='Pool',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', fairbrief.kernel.codes.PublicCodeField()),
                ('name', models.CharField(max_length=80, verbose_name='name')),
                ('purpose', models.TextField(max_length=600, verbose_name='what it is for')),
                ('who', models.TextField(max_length=600, verbose_name='who qualifies, in words students read')),
                ('currency', models.CharField(default='USD', max_length=3, verbose_name='currency')),
                ('opens_on', models.DateField(verbose_name='from')),
                ('ends_on', models.DateField(verbose_name='to')),
                ('takes_requests', models.BooleanField(default=False, verbose_name='students may ask for it')),
                ('second_above_minor', models.PositiveIntegerField(default=0)),
                ('unpaid_nonprofit_only', models.BooleanField(default=False, verbose_name='only for unpaid work at a nonprofit or public agency')),
                ('hours_min', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='at least hours')),
                ('first_generation_only', models.BooleanField(default=False, verbose_name='only for first-generation students')),
                ('made_at', models.DateTimeField()),
                ('campus', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='pools', to='organizations.campus')),
            ],
            options={
                'ordering': ('-ends_on', 'name'),
                'constraints': [models.UniqueConstraint(fields=('campus', 'name'), name='pool_one_name_a_campus'), models.CheckConstraint(condition=models.Q(('ends_on__gte', models.F('opens_on'))), name='pool_in_order')],
            },
        ),
        fairbrief.kernel.tables.NewTable(
            name='Award',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', fairbrief.kernel.codes.PublicCodeField()),
                ('kind', models.CharField(choices=[('stipend', 'stipend for the student'), ('subsidy', 'added to an employer’s pay')], default='stipend', max_length=7)),
                ('state', models.CharField(choices=[('proposed', 'waits for a decision'), ('approved', 'approved, to be paid'), ('paid', 'paid'), ('declined', 'declined'), ('cancelled', 'cancelled')], default='proposed', max_length=9)),
                ('amount_minor', models.PositiveIntegerField()),
                ('rate_minor', models.PositiveIntegerField(blank=True, null=True)),
                ('minutes', models.PositiveIntegerField(blank=True, null=True)),
                ('why', models.CharField(max_length=500, verbose_name='what it is for')),
                ('is_request', models.BooleanField(default=False)),
                ('proposed_by_name', models.CharField(max_length=120)),
                ('proposed_at', models.DateTimeField()),
                ('first_approved_by_name', models.CharField(blank=True, max_length=120)),
                ('first_approved_at', models.DateTimeField(blank=True, null=True)),
                ('approved_by_name', models.CharField(blank=True, max_length=120)),
                ('approved_at', models.DateTimeField(blank=True, null=True)),
                ('reason', models.CharField(blank=True, max_length=500, verbose_name='reason')),
                ('paid_minor', models.PositiveIntegerField(blank=True, null=True)),
                ('paid_on', models.DateField(blank=True, null=True)),
                ('reference', models.CharField(blank=True, max_length=80, verbose_name='reference of the payment')),
                ('ended_at', models.DateTimeField(blank=True, null=True)),
                ('engagement', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='awards', to='engagements.engagement')),
                ('entry', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='awards', to='roster.rosterentry')),
                ('experience', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='awards', to='tracking.experience')),
                ('first_approved_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('proposed_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('student', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='awards', to='students.student')),
                ('pool', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='awards', to='funds.pool')),
            ],
            options={
                'ordering': ('-proposed_at', '-id'),
                'indexes': [models.Index(fields=['pool', 'state', '-proposed_at'], name='funds_award_pool_id_f1b32d_idx')],
                'constraints': [models.CheckConstraint(condition=models.Q(('amount_minor__gt', 0)), name='award_of_something'), models.CheckConstraint(condition=models.Q(('student__isnull', False), ('entry__isnull', False), _connector='OR'), name='award_to_somebody'), models.CheckConstraint(condition=models.Q(('engagement', None), ('experience', None), _connector='OR'), name='award_for_one_work'), models.CheckConstraint(condition=models.Q(models.Q(('kind', 'subsidy'), _negated=True), models.Q(('engagement__isnull', False), ('minutes__gt', 0), ('rate_minor__gt', 0)), _connector='OR'), name='award_subsidy_of_work'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'paid'), _negated=True), models.Q(('paid_minor__gt', 0), ('paid_minor__lte', models.F('amount_minor')), ('paid_on__isnull', False), models.Q(('reference', ''), _negated=True)), _connector='OR'), name='award_paid_how'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'declined'), _negated=True), models.Q(('reason', ''), _negated=True), _connector='OR'), name='award_declined_with_reason')],
            },
        ),
        fairbrief.kernel.tables.NewTable(
            name='Movement',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('budget', 'budget'), ('commit', 'set aside'), ('release', 'given back to the pool'), ('pay', 'paid')], max_length=7)),
                ('amount_minor', models.BigIntegerField()),
                ('at', models.DateTimeField()),
                ('by_name', models.CharField(max_length=120)),
                ('award', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='movements', to='funds.award')),
                ('pool', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='movements', to='funds.pool')),
            ],
            options={
                'ordering': ('id',),
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('kind', 'budget'), models.Q(('amount_minor', 0), _negated=True)), ('amount_minor__gt', 0), _connector='OR'), name='movement_of_something'), models.CheckConstraint(condition=models.Q(models.Q(('award', None), ('kind', 'budget')), models.Q(models.Q(('kind', 'budget'), _negated=True), ('award__isnull', False)), _connector='OR'), name='movement_of_an_award')],
            },
        ),
    ]
