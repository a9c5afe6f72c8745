import django.db.models.deletion
import fairbrief.kernel.codes
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
        migrations.CreateModel(
            name='BriefReview',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', fairbrief.kernel.codes.PublicCodeField()),
                ('state', models.CharField(choices=[('waiting', 'waiting for the office'), ('changes_asked', 'changes asked'), ('approved', 'approved'), ('declined', 'declined'), ('taken_back', 'taken back by the employer')], default='waiting', max_length=14)),
                ('version', models.PositiveIntegerField()),
                ('policy_version', models.PositiveIntegerField(blank=True, null=True)),
                ('reason', models.TextField(blank=True, max_length=2000, verbose_name='reason')),
                ('overrides', models.JSONField(blank=True, default=dict)),
                ('asked_at', models.DateTimeField()),
                ('decided_at', models.DateTimeField(blank=True, null=True)),
                ('brief', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='reviews', to='briefs.brief')),
                ('campus', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='brief_reviews', to='organizations.campus')),
                ('officer', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ('asked_at',),
                'indexes': [models.Index(fields=['campus', 'state', 'asked_at'], name='vetting_bri_campus__5bfc0b_idx')],
                'constraints': [models.UniqueConstraint(fields=('brief', 'campus'), name='one_review_a_campus'), models.CheckConstraint(condition=models.Q(('state', 'waiting'), ('decided_at__isnull', False), _connector='OR'), name='brief_review_decided'), models.CheckConstraint(condition=models.Q(models.Q(('state__in', ['declined', 'changes_asked']), _negated=True), models.Q(('reason', ''), _negated=True), _connector='OR'), name='brief_review_has_reason')],
            },
        ),
        migrations.CreateModel(
            name='EmployerReview',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', fairbrief.kernel.codes.PublicCodeField()),
                ('state', models.CharField(choices=[('waiting', 'waiting for the office'), ('more_asked', 'more information asked'), ('approved', 'approved'), ('declined', 'declined')], default='waiting', max_length=12)),
                ('reason', models.TextField(blank=True, max_length=2000, verbose_name='reason')),
                ('answer', models.TextField(blank=True, max_length=2000, verbose_name="the employer's answer")),
                ('asked_at', models.DateTimeField()),
                ('decided_at', models.DateTimeField(blank=True, null=True)),
                ('campus', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='employer_reviews', to='organizations.campus')),
                ('employer', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='reviews', to='organizations.employer')),
                ('officer', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ('asked_at',),
                'constraints': [models.UniqueConstraint(fields=('employer', 'campus'), name='one_vetting_a_campus'), models.CheckConstraint(condition=models.Q(('state', 'waiting'), ('decided_at__isnull', False), _connector='OR'), name='employer_review_decided'), models.CheckConstraint(condition=models.Q(models.Q(('state__in', ['declined', 'more_asked']), _negated=True), models.Q(('reason', ''), _negated=True), _connector='OR'), name='employer_review_has_reason')],
            },
        ),
        migrations.CreateModel(
            name='Policy',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField()),
                ('pay_floor_minor', models.PositiveIntegerField(default=2000, verbose_name='pay floor an hour')),
                ('unpaid_nonprofit', models.BooleanField(default=False, verbose_name='unpaid allowed at nonprofits')),
                ('unpaid_government', models.BooleanField(default=False, verbose_name='unpaid allowed at public agencies')),
                ('hours_min', models.PositiveSmallIntegerField(default=5, verbose_name='fewest hours')),
                ('hours_max', models.PositiveSmallIntegerField(default=40, verbose_name='most hours')),
                ('weekly_cap_term', models.PositiveSmallIntegerField(default=10, verbose_name='weekly cap in term')),
                ('weekly_cap_break', models.PositiveSmallIntegerField(default=20, verbose_name='weekly cap in breaks')),
                ('open_applications', models.PositiveSmallIntegerField(default=5, verbose_name='open applications a student may have')),
                ('senior_session_required', models.BooleanField(default=False, verbose_name='a senior session is required')),
                ('authorization_required', models.BooleanField(default=True, verbose_name='the office authorizes students on a visa before work starts')),
                ('small_cell', models.PositiveSmallIntegerField(default=10, verbose_name='smallest group shown in reports')),
                ('made_at', models.DateTimeField()),
                ('campus', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='policies', to='organizations.campus')),
                ('made_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name_plural': 'policies',
                'ordering': ('-version',),
                'constraints': [models.UniqueConstraint(fields=('campus', 'version'), name='policy_version'), models.CheckConstraint(condition=models.Q(('hours_min__gte', 1), ('hours_max__lte', 40), ('hours_max__gte', models.F('hours_min'))), name='policy_hours_in_order'), models.CheckConstraint(condition=models.Q(('small_cell__gte', 5), ('small_cell__lte', 20)), name='policy_small_cell_range')],
            },
        ),
    ]
