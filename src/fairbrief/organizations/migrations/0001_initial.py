import django.db.models.deletion
import django.db.models.functions.text
import fairbrief.kernel.codes
import fairbrief.kernel.tables
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        fairbrief.kernel.tables.NewTable(
            name='Campus',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', fairbrief.kernel.codes.PublicCodeField()),
                ('slug', models.SlugField(unique=True)),
                ('name', models.CharField(max_length=120, verbose_name='name')),
                ('office_name', models.CharField(max_length=120, verbose_name='name of the career office')),
                ('office_email', models.EmailField(max_length=254, verbose_name='address of the career office')),
                ('city', models.CharField(blank=True, max_length=80)),
                ('state', models.CharField(blank=True, max_length=2, verbose_name='state')),
                ('country', models.CharField(default='US', max_length=2, verbose_name='country')),
                ('time_zone', models.CharField(default='America/New_York', max_length=64, verbose_name='time zone')),
            ],
            options={
                'verbose_name_plural': 'campuses',
                'ordering': ('name',),
            },
        ),
        fairbrief.kernel.tables.NewTable(
            name='Employer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', fairbrief.kernel.codes.PublicCodeField()),
                ('slug', models.SlugField(unique=True)),
                ('name', models.CharField(max_length=120, verbose_name='name')),
                ('kind', models.CharField(choices=[('for_profit', 'company'), ('nonprofit', 'nonprofit'), ('government', 'public agency'), ('education', 'school or university')], max_length=12, verbose_name='kind')),
                ('website', models.URLField(blank=True, verbose_name='website')),
                ('domain', models.CharField(blank=True, max_length=120, verbose_name='mail domain')),
                ('domain_confirmed_at', models.DateTimeField(blank=True, null=True)),
                ('registration_number', models.CharField(blank=True, max_length=60, verbose_name='registration or tax number')),
                ('about', models.TextField(blank=True, max_length=1500, verbose_name='what you do')),
                ('city', models.CharField(blank=True, max_length=80, verbose_name='city')),
                ('state', models.CharField(blank=True, max_length=2, verbose_name='state')),
                ('country', models.CharField(default='US', max_length=2, verbose_name='country')),
                ('time_zone', models.CharField(default='America/New_York', max_length=64, verbose_name='time zone')),
                ('held_at', models.DateTimeField(blank=True, null=True)),
                ('held_reason', models.TextField(blank=True)),
                ('made_at', models.DateTimeField()),
            ],
            options={
                'ordering': ('name',),
                'constraints': [models.UniqueConstraint(django.db.models.functions.text.Lower('domain'), condition=models.Q(('domain_confirmed_at__isnull', False)), name='one_confirmed_employer_a_domain')],
            },
        ),
        fairbrief.kernel.tables.NewTable(
            name='CampusDomain',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('domain', models.CharField(max_length=120, unique=True)),
                ('campus', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='domains', to='organizations.campus')),
            ],
        ),
        fairbrief.kernel.tables.NewTable(
            name='Officer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('role', models.CharField(choices=[('director', 'career director'), ('officer', 'career officer')], default='officer', max_length=10)),
                ('campus', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='officers', to='organizations.campus')),
                ('user', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='officer', to=settings.AUTH_USER_MODEL)),
            ],
        ),
        fairbrief.kernel.tables.NewTable(
            name='Term',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('term', 'term'), ('break', 'break'), ('exams', 'exams')], max_length=6)),
                ('name', models.CharField(max_length=60)),
                ('starts_on', models.DateField()),
                ('ends_on', models.DateField()),
                ('campus', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='terms', to='organizations.campus')),
            ],
            options={
                'ordering': ('starts_on',),
                'constraints': [models.CheckConstraint(condition=models.Q(('ends_on__gte', models.F('starts_on'))), name='term_in_order')],
            },
        ),
        fairbrief.kernel.tables.NewTable(
            name='Invitation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', fairbrief.kernel.codes.PublicCodeField()),
                ('email', models.EmailField(max_length=254, verbose_name='email address')),
                ('name', models.CharField(max_length=120, verbose_name='name')),
                ('title', models.CharField(blank=True, max_length=120, verbose_name='job title')),
                ('role', models.CharField(max_length=10, verbose_name='role')),
                ('digest', models.CharField(max_length=64, unique=True)),
                ('made_at', models.DateTimeField()),
                ('expires_at', models.DateTimeField()),
                ('accepted_at', models.DateTimeField(blank=True, null=True)),
                ('withdrawn_at', models.DateTimeField(blank=True, null=True)),
                ('campus', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='invitations', to='organizations.campus')),
                ('employer', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='invitations', to='organizations.employer')),
                ('invited_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('campus__isnull', True), ('employer__isnull', False)), models.Q(('campus__isnull', False), ('employer__isnull', True)), _connector='OR'), name='invitation_to_one_house'), models.CheckConstraint(condition=models.Q(('accepted_at', None), ('withdrawn_at', None), _connector='OR'), name='invitation_accepted_or_withdrawn')],
            },
        ),
        fairbrief.kernel.tables.NewTable(
            name='Member',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', fairbrief.kernel.codes.PublicCodeField()),
                ('role', models.CharField(choices=[('owner', 'owner'), ('supervisor', 'supervisor'), ('leader', 'senior leader'), ('finance', 'finance')], max_length=10, verbose_name='role')),
                ('name', models.CharField(max_length=120, verbose_name='name')),
                ('title', models.CharField(blank=True, max_length=120, verbose_name='job title')),
                ('email', models.EmailField(max_length=254, verbose_name='email address')),
                ('left_at', models.DateTimeField(blank=True, null=True)),
                ('employer', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='members', to='organizations.employer')),
                ('user', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='memberships', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ('name',),
                'constraints': [models.UniqueConstraint(models.F('employer'), django.db.models.functions.text.Lower('email'), condition=models.Q(('left_at', None)), name='one_member_an_address'), models.UniqueConstraint(condition=models.Q(('left_at', None), ('user__isnull', False)), fields=('user',), name='one_employer_a_user')],
            },
        ),
    ]
