import django.db.models.deletion
import fairbrief.kernel.codes
import fairbrief.kernel.tables
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('applications', '0001_initial'),
        ('briefs', '0001_initial'),
        ('organizations', '0001_initial'),
        ('roster', '0001_initial'),
        ('students', '0001_initial'),
    ]

    operations = [
        fairbrief.kernel.tables.NewTable(
            name='Matchday',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', fairbrief.kernel.codes.PublicCodeField()),
                ('name', models.CharField(max_length=80, verbose_name='name')),
                ('intro', models.TextField(blank=True, max_length=600, verbose_name='what students should know')),
                ('audience', models.CharField(choices=[('campus', 'every student of the campus with an account'), ('group', 'a group of the roster')], default='campus', max_length=6, verbose_name='who may take part')),
                ('mode', models.CharField(choices=[('stable', 'stable: nobody and no supervisor would both rather have each other'), ('ranks', 'best overall ranks: as many as can be, as high on their lists as can be')], default='stable', max_length=6, verbose_name='how places are shared out')),
                ('state', models.CharField(choices=[('draft', 'being prepared'), ('ranking', 'students rank'), ('looking', 'supervisors rank'), ('ready', 'ready to be published'), ('published', 'published'), ('cancelled', 'cancelled')], default='draft', max_length=9)),
                ('ranks_by', models.DateField(verbose_name='students rank until the end of')),
                ('looks_by', models.DateField(verbose_name='supervisors rank until the end of')),
                ('made_at', models.DateTimeField()),
                ('opened_at', models.DateTimeField(blank=True, null=True)),
                ('closed_at', models.DateTimeField(blank=True, null=True)),
                ('ready_at', models.DateTimeField(blank=True, null=True)),
                ('published_at', models.DateTimeField(blank=True, null=True)),
                ('inputs', models.JSONField(blank=True, null=True)),
                ('figures', models.JSONField(blank=True, null=True)),
                ('campus', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='matchdays', to='organizations.campus')),
                ('group', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='roster.group', verbose_name='group')),
            ],
            options={
                'ordering': ('-made_at', '-id'),
                'constraints': [models.CheckConstraint(condition=models.Q(('looks_by__gt', models.F('ranks_by'))), name='matchday_looks_after_ranks'), models.CheckConstraint(condition=models.Q(models.Q(('state__in', ['ready', 'published']), _negated=True), models.Q(('figures__isnull', False), ('inputs__isnull', False)), _connector='OR'), name='matchday_run_is_frozen')],
            },
        ),
        fairbrief.kernel.tables.NewTable(
            name='Desk',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('most', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('ranked_at', models.DateTimeField(blank=True, null=True)),
                ('supervisor', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='matchday_desks', to='organizations.member')),
                ('matchday', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='desks', to='matchdays.matchday')),
            ],
            options={
                'ordering': ('pk',),
                'constraints': [models.UniqueConstraint(fields=('matchday', 'supervisor'), name='matchday_desk_once')],
            },
        ),
        fairbrief.kernel.tables.NewTable(
            name='Seat',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('places', models.PositiveSmallIntegerField(default=1, verbose_name='places')),
                ('confirmed_at', models.DateTimeField(blank=True, null=True)),
                ('confirmed_by_name', models.CharField(blank=True, max_length=120)),
                ('brief', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='matchday_seats', to='briefs.brief')),
                ('matchday', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='seats', to='matchdays.matchday')),
            ],
            options={
                'ordering': ('pk',),
                'constraints': [models.UniqueConstraint(fields=('matchday', 'brief'), name='matchday_brief_once'), models.CheckConstraint(condition=models.Q(('places__gte', 1)), name='matchday_gives_a_place')],
            },
        ),
        fairbrief.kernel.tables.NewTable(
            name='Estimate',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('rank', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('desk', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='estimates', to='matchdays.desk')),
                ('student', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='students.student')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('desk', 'student'), name='matchday_estimated_once')],
            },
        ),
        fairbrief.kernel.tables.NewTable(
            name='Outcome',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('choice', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('turned', models.JSONField(default=list)),
                ('hindrance', models.CharField(blank=True, max_length=300)),
                ('application', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='applications.application')),
                ('matchday', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='outcomes', to='matchdays.matchday')),
                ('student', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='matchday_outcomes', to='students.student')),
                ('seat', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='matchdays.seat')),
            ],
            options={
                'ordering': ('pk',),
                'constraints': [models.UniqueConstraint(fields=('matchday', 'student'), name='matchday_outcome_once'), models.CheckConstraint(condition=models.Q(models.Q(('choice', None), ('seat', None)), models.Q(('choice__isnull', False), ('seat__isnull', False)), _connector='OR'), name='matchday_match_has_rank')],
            },
        ),
        fairbrief.kernel.tables.NewTable(
            name='Choice',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('rank', models.PositiveSmallIntegerField()),
                ('application', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='matchday_choices', to='applications.application')),
                ('student', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='matchday_choices', to='students.student')),
                ('seat', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='choices', to='matchdays.seat')),
            ],
            options={
                'ordering': ('rank', 'pk'),
                'constraints': [models.UniqueConstraint(fields=('seat', 'student'), name='matchday_ranked_once'), models.CheckConstraint(condition=models.Q(('rank__gte', 1)), name='matchday_rank_counts_from_one')],
            },
        ),
    ]
