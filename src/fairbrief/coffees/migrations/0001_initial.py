import django.db.models.deletion
import fairbrief.kernel.codes
import fairbrief.kernel.tables
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('organizations', '0001_initial'),
        ('students', '0001_initial'),
    ]

    operations = [
        fairbrief.kernel.tables.NewTable(
            name='Coffee',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', fairbrief.kernel.codes.PublicCodeField()),
                ('host_name', models.CharField(max_length=120)),
                ('host_title', models.CharField(blank=True, max_length=120, verbose_name='what you do')),
                ('title', models.CharField(max_length=80, verbose_name='title')),
                ('about', models.TextField(blank=True, max_length=600, verbose_name='what one can talk about')),
                ('link', models.URLField(max_length=300, verbose_name='video link')),
                ('minutes', models.PositiveSmallIntegerField(verbose_name='minutes')),
                ('seats', models.PositiveSmallIntegerField(default=5, verbose_name='seats')),
                ('rhythm', models.CharField(choices=[('once', 'once'), ('weekly', 'every week'), ('fortnightly', 'every two weeks'), ('monthly', 'every four weeks')], default='once', max_length=11)),
                ('worked_only', models.BooleanField(default=False)),
                ('opens_at', models.DateTimeField()),
                ('state', models.CharField(choices=[('open', 'open'), ('cancelled', 'called off')], default='open', max_length=9)),
                ('made_at', models.DateTimeField()),
                ('cancelled_at', models.DateTimeField(blank=True, null=True)),
                ('cancelled_reason', models.CharField(blank=True, max_length=300, verbose_name='why')),
                ('campus', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='coffees', to='organizations.campus')),
                ('employer', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='coffees', to='organizations.employer')),
                ('host_member', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='coffees', to='organizations.member')),
                ('host_officer', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='coffees', to='organizations.officer')),
                ('host_student', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='coffees', to='students.student')),
            ],
            options={
                'ordering': ('-id',),
                'indexes': [models.Index(fields=['employer', 'state'], name='coffee_of_employer')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('employer__isnull', False), ('host_member__isnull', False), ('host_officer', None), ('host_student', None)), models.Q(('campus__isnull', False), ('employer__isnull', False), ('host_member', None), ('host_officer', None), ('host_student__isnull', False)), models.Q(('campus__isnull', False), ('employer', None), ('host_member', None), ('host_officer__isnull', False), ('host_student', None)), _connector='OR'), name='coffee_has_one_host'), models.CheckConstraint(condition=models.Q(('minutes__gte', 20), ('minutes__lte', 45)), name='coffee_is_short'), models.CheckConstraint(condition=models.Q(('seats__gte', 1), ('seats__lte', 8)), name='coffee_is_small'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'cancelled'), _negated=True), models.Q(('cancelled_reason', ''), _negated=True), _connector='OR'), name='coffee_called_off_with_a_reason')],
            },
        ),
        fairbrief.kernel.tables.NewTable(
            name='Seat',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', fairbrief.kernel.codes.PublicCodeField()),
                ('state', models.CharField(choices=[('line', 'in line'), ('offered', 'a seat is yours if you want it'), ('seated', 'you have a seat'), ('back', 'given back'), ('passed', 'let pass')], default='line', max_length=7)),
                ('has_worked', models.BooleanField(default=False)),
                ('question', models.CharField(blank=True, max_length=300, verbose_name='what you would like to ask')),
                ('joined_at', models.DateTimeField()),
                ('offered_at', models.DateTimeField(blank=True, null=True)),
                ('seated_at', models.DateTimeField(blank=True, null=True)),
                ('coffee', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='seats_taken', to='coffees.coffee')),
                ('student', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='coffee_seats', to='students.student')),
            ],
            options={
                'ordering': ('joined_at', 'id'),
                'constraints': [models.UniqueConstraint(fields=('coffee', 'student'), name='one_seat_a_student')],
            },
        ),
        fairbrief.kernel.tables.NewTable(
            name='Sitting',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', fairbrief.kernel.codes.PublicCodeField()),
                ('at', models.DateTimeField()),
                ('cancelled_at', models.DateTimeField(blank=True, null=True)),
                ('reminded_at', models.DateTimeField(blank=True, null=True)),
                ('asked_at', models.DateTimeField(blank=True, null=True)),
                ('noted_at', models.DateTimeField(blank=True, null=True)),
                ('coffee', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='sittings', to='coffees.coffee')),
            ],
            options={
                'ordering': ('at', 'id'),
                'indexes': [models.Index(condition=models.Q(('cancelled_at', None)), fields=['at'], name='sitting_ahead')],
                'constraints': [models.UniqueConstraint(fields=('coffee', 'at'), name='one_sitting_a_moment'), models.CheckConstraint(condition=models.Q(('cancelled_at', None), ('noted_at', None), _connector='OR'), name='sitting_held_or_off')],
            },
        ),
        fairbrief.kernel.tables.NewTable(
            name='Stop',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reason', models.CharField(max_length=300, verbose_name='why')),
                ('at', models.DateTimeField()),
                ('by_name', models.CharField(max_length=120)),
                ('campus', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='coffee_stops', to='organizations.campus')),
                ('coffee', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='stops', to='coffees.coffee')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('coffee', 'campus'), name='one_stop_a_campus'), models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='stop_with_a_reason')],
            },
        ),
        fairbrief.kernel.tables.NewTable(
            name='Presence',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('seat', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='present', to='coffees.seat')),
                ('sitting', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='present', to='coffees.sitting')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('sitting', 'seat'), name='present_once')],
            },
        ),
    ]
