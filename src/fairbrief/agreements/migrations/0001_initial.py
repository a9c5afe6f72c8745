import django.db.models.deletion
import fairbrief.kernel.codes
import fairbrief.kernel.tables
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('applications', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        fairbrief.kernel.tables.NewTable(
            name='Agreement',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', fairbrief.kernel.codes.PublicCodeField()),
                ('state', models.CharField(choices=[('proposed', 'to be signed by both'), ('half_signed', 'signed by one side'), ('signed', 'signed by both'), ('declined', 'declined'), ('lapsed', 'not signed in time')], default='proposed', max_length=11)),
                ('version', models.PositiveSmallIntegerField(default=1)),
                ('terms', models.JSONField()),
                ('text', models.TextField()),
                ('sha256', models.CharField(max_length=64)),
                ('made_at', models.DateTimeField()),
                ('student_signed_at', models.DateTimeField(blank=True, null=True)),
                ('employer_signed_at', models.DateTimeField(blank=True, null=True)),
                ('signed_at', models.DateTimeField(blank=True, null=True)),
                ('ended_at', models.DateTimeField(blank=True, null=True)),
                ('reason', models.TextField(blank=True, max_length=1000, verbose_name='reason')),
                ('declined_by', models.CharField(blank=True, choices=[('student', 'the student'), ('employer', 'the employer')], max_length=8)),
                ('application', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='agreement', to='applications.application')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('state', 'signed'), _negated=True), models.Q(('employer_signed_at__isnull', False), ('signed_at__isnull', False), ('student_signed_at__isnull', False)), _connector='OR'), name='agreement_signed_by_both'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'proposed'), _negated=True), models.Q(('employer_signed_at', None), ('student_signed_at', None)), _connector='OR'), name='agreement_proposed_is_unsigned'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'half_signed'), _negated=True), models.Q(('employer_signed_at__isnull', False), ('student_signed_at', None)), models.Q(('employer_signed_at', None), ('student_signed_at__isnull', False)), _connector='OR'), name='agreement_half_signed_by_one'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'declined'), _negated=True), models.Q(('reason', ''), _negated=True), _connector='OR'), name='agreement_declined_with_reason')],
            },
        ),
        fairbrief.kernel.tables.NewTable(
            name='EarlierText',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveSmallIntegerField()),
                ('terms', models.JSONField()),
                ('text', models.TextField()),
                ('sha256', models.CharField(max_length=64)),
                ('made_at', models.DateTimeField()),
                ('ended_at', models.DateTimeField()),
                ('agreement', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='earlier', to='agreements.agreement')),
            ],
            options={
                'ordering': ('version',),
                'constraints': [models.UniqueConstraint(fields=('agreement', 'version'), name='earlier_text_version')],
            },
        ),
        fairbrief.kernel.tables.NewTable(
            name='Proposal',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', fairbrief.kernel.codes.PublicCodeField()),
                ('version', models.PositiveSmallIntegerField()),
                ('line', models.CharField(max_length=40)),
                ('old', models.JSONField()),
                ('new', models.JSONField()),
                ('side', models.CharField(choices=[('student', 'the student'), ('employer', 'the employer')], max_length=8)),
                ('by_name', models.CharField(max_length=120)),
                ('reason', models.CharField(max_length=300, verbose_name='why')),
                ('made_at', models.DateTimeField()),
                ('state', models.CharField(choices=[('proposed', 'proposed'), ('accepted', 'accepted'), ('declined', 'declined'), ('withdrawn', 'withdrawn')], default='proposed', max_length=9)),
                ('answer', models.CharField(blank=True, max_length=300, verbose_name='why not')),
                ('answered_by_name', models.CharField(blank=True, max_length=120)),
                ('ended_at', models.DateTimeField(blank=True, null=True)),
                ('agreement', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='proposals', to='agreements.agreement')),
            ],
            options={
                'ordering': ('id',),
                'constraints': [models.UniqueConstraint(condition=models.Q(('state', 'proposed')), fields=('agreement', 'line'), name='one_live_proposal_a_line'), models.CheckConstraint(condition=models.Q(models.Q(('ended_at', None), ('state', 'proposed')), models.Q(models.Q(('state', 'proposed'), _negated=True), ('ended_at__isnull', False)), _connector='OR'), name='proposal_ended_when')],
            },
        ),
        fairbrief.kernel.tables.NewTable(
            name='Removal',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ended_at', models.DateTimeField()),
                ('years', models.PositiveSmallIntegerField()),
                ('at', models.DateTimeField()),
                ('by_name', models.CharField(max_length=120)),
                ('agreement', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='removal', to='agreements.agreement')),
            ],
        ),
        fairbrief.kernel.tables.NewTable(
            name='Signature',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveSmallIntegerField(default=1)),
                ('party', models.CharField(choices=[('student', 'the student'), ('employer', 'the employer')], max_length=8)),
                ('name_typed', models.CharField(max_length=120)),
                ('capacity', models.CharField(max_length=120)),
                ('email', models.EmailField(max_length=254)),
                ('consent', models.TextField()),
                ('sha256', models.CharField(max_length=64)),
                ('at', models.DateTimeField()),
                ('by_link', models.BooleanField(default=False)),
                ('address', models.GenericIPAddressField(blank=True, null=True)),
                ('device', models.CharField(blank=True, max_length=300)),
                ('postal', models.CharField(blank=True, max_length=200, verbose_name='postal address')),
                ('seal', models.CharField(blank=True, max_length=64)),
                ('agreement', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='signatures', to='agreements.agreement')),
                ('user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ('at',),
                'constraints': [models.UniqueConstraint(fields=('agreement', 'version', 'party'), name='one_signature_a_party')],
            },
        ),
        fairbrief.kernel.tables.NewTable(
            name='StatusAnswer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('side', models.CharField(choices=[('student', 'the student'), ('employer', 'the employer')], max_length=8)),
                ('answers', models.JSONField()),
                ('advice', models.JSONField(default=list)),
                ('rules', models.CharField(max_length=20)),
                ('by_name', models.CharField(max_length=120)),
                ('at', models.DateTimeField()),
                ('seal', models.CharField(max_length=64)),
                ('agreement', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='statuses', to='agreements.agreement')),
            ],
            options={
                'ordering': ('id',),
            },
        ),
    ]
