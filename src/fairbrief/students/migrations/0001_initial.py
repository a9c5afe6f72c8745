import django.db.models.deletion
import fairbrief.kernel.codes
import fairbrief.kernel.tables
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('organizations', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        fairbrief.kernel.tables.NewTable(
            name='Skill',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('slug', models.SlugField(unique=True)),
                ('name', models.CharField(max_length=60, unique=True)),
                ('field', models.CharField(max_length=40)),
            ],
            options={
                'ordering': ('name',),
            },
        ),
        fairbrief.kernel.tables.NewTable(
            name='Student',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', fairbrief.kernel.codes.PublicCodeField()),
                ('major', models.CharField(blank=True, max_length=80, verbose_name='major')),
                ('graduates_in', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='graduation year')),
                ('first_generation', models.BooleanField(blank=True, null=True)),
                ('about', models.TextField(blank=True, max_length=800, verbose_name='about you')),
                ('hours_a_week', models.PositiveSmallIntegerField(default=8, verbose_name='free hours a week')),
                ('work_state', models.CharField(blank=True, max_length=2, verbose_name='state you will work from')),
                ('authorization', models.CharField(blank=True, choices=[('', 'not said'), ('free', 'may work without a permit'), ('student_visa', 'needs authorization (student visa such as F-1)'), ('other', 'something else, the office will ask')], default='', max_length=12, verbose_name='work authorization')),
                ('is_adult', models.BooleanField(default=False, verbose_name='18 or older')),
                ('onboarded_at', models.DateTimeField(blank=True, null=True)),
                ('made_at', models.DateTimeField()),
                ('campus', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='students', to='organizations.campus')),
                ('skills', models.ManyToManyField(blank=True, related_name='students', to='students.skill')),
                ('user', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='student', to=settings.AUTH_USER_MODEL)),
                ('wants_to_learn', models.ManyToManyField(blank=True, related_name='learners', to='students.skill')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('hours_a_week__lte', 60)), name='student_hours_are_possible')],
            },
        ),
        fairbrief.kernel.tables.NewTable(
            name='FreeTime',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('weekday', models.PositiveSmallIntegerField()),
                ('starts', models.TimeField()),
                ('ends', models.TimeField()),
                ('student', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='free_times', to='students.student')),
            ],
            options={
                'ordering': ('weekday', 'starts'),
                'constraints': [models.CheckConstraint(condition=models.Q(('weekday__lte', 6), ('ends__gt', models.F('starts'))), name='free_time_in_order')],
            },
        ),
    ]
