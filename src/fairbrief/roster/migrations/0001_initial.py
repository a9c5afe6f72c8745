import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.contrib.postgres.operations
import django.db.models.deletion
import django.db.models.functions.text
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
        django.contrib.postgres.operations.TrigramExtension(
        ),
        fairbrief.kernel.tables.NewTable(
            name='RosterEntry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', fairbrief.kernel.codes.PublicCodeField()),
                ('student_number', models.CharField(blank=True, max_length=60, verbose_name='student number')),
                ('email', models.EmailField(blank=True, max_length=254, verbose_name='mail address')),
                ('name', models.CharField(max_length=120, verbose_name='name')),
                ('is_private', models.BooleanField(default=False, verbose_name='keeps directory information private')),
                ('left_on', models.DateField(blank=True, null=True, verbose_name='left or graduated on')),
                ('from_account', models.BooleanField(default=False)),
                ('directory_name', models.CharField(blank=True, db_default='', default='', max_length=254)),
                ('directory_id', models.CharField(blank=True, db_default='', default='', max_length=255)),
                ('withdrawn_at', models.DateTimeField(blank=True, null=True)),
                ('made_at', models.DateTimeField()),
                ('campus', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='roster', to='organizations.campus')),
                ('student', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='roster_entry', to='students.student')),
            ],
            options={
                'verbose_name_plural': 'roster entries',
                'ordering': ('name', 'id'),
                'indexes': [models.Index(fields=['campus', 'name', 'id'], name='roster_rost_campus__2181bc_idx'), django.contrib.postgres.indexes.GinIndex(django.contrib.postgres.indexes.OpClass(django.db.models.functions.text.Lower(django.db.models.functions.text.Concat(models.F('name'), models.Value(' '), models.F('student_number'), models.Value(' '), models.F('email'), output_field=models.TextField())), name='gin_trgm_ops'), name='roster_sought')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('student_number', ''), _negated=True), fields=('campus', 'student_number'), name='roster_one_entry_a_number'), models.UniqueConstraint(models.F('campus'), django.db.models.functions.text.Lower('email'), condition=models.Q(('email', ''), _negated=True), name='roster_one_entry_an_address'), models.UniqueConstraint(models.F('campus'), django.db.models.functions.text.Lower('directory_name'), condition=models.Q(('directory_name', ''), _negated=True), name='roster_one_entry_a_directory_name'), models.CheckConstraint(condition=models.Q(models.Q(('student_number', ''), _negated=True), models.Q(('email', ''), _negated=True), ('from_account', True), _connector='OR'), name='roster_entry_is_somebody')],
            },
        ),
        fairbrief.kernel.tables.NewTable(
            name='RosterImport',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', fairbrief.kernel.codes.PublicCodeField()),
                ('made_by_name', models.CharField(max_length=120)),
                ('source', models.CharField(choices=[('table', 'a table (CSV)'), ('oneroster', 'a OneRoster archive')], max_length=9)),
                ('file', models.FileField(blank=True, max_length=200, upload_to='roster/%Y/%m/')),
                ('file_name', models.CharField(max_length=200)),
                ('headings', models.JSONField(default=list)),
                ('samples', models.JSONField(default=list)),
                ('mapping', models.JSONField(default=list)),
                ('takes_out', models.BooleanField(default=False)),
                ('made_at', models.DateTimeField()),
                ('asked_at', models.DateTimeField(blank=True, null=True)),
                ('read_at', models.DateTimeField(blank=True, null=True)),
                ('agreed_at', models.DateTimeField(blank=True, null=True)),
                ('applied_at', models.DateTimeField(blank=True, null=True)),
                ('undo_asked_at', models.DateTimeField(blank=True, null=True)),
                ('undone_at', models.DateTimeField(blank=True, null=True)),
                ('dropped_at', models.DateTimeField(blank=True, null=True)),
                ('stopped', models.CharField(blank=True, max_length=300)),
                ('rows_read', models.PositiveIntegerField(default=0)),
                ('left_out', models.PositiveIntegerField(default=0)),
                ('new', models.PositiveIntegerField(default=0)),
                ('changed', models.PositiveIntegerField(default=0)),
                ('same', models.PositiveIntegerField(default=0)),
                ('gone', models.PositiveIntegerField(default=0)),
                ('bad', models.PositiveIntegerField(default=0)),
                ('campus', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='roster_imports', to='organizations.campus')),
                ('made_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('term', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='roster_imports', to='organizations.term')),
            ],
            options={
                'ordering': ('-made_at', '-id'),
                'indexes': [models.Index(fields=['campus', '-made_at'], name='roster_rost_campus__53ba78_idx')],
            },
        ),
        fairbrief.kernel.tables.NewTable(
            name='Group',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', fairbrief.kernel.codes.PublicCodeField()),
                ('kind', models.CharField(blank=True, max_length=60, verbose_name='kind of group')),
                ('name', models.CharField(max_length=80, verbose_name='name')),
                ('made_at', models.DateTimeField()),
                ('campus', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='groups', to='organizations.campus')),
                ('entries', models.ManyToManyField(blank=True, related_name='groups', to='roster.rosterentry')),
            ],
            options={
                'ordering': ('kind', 'name'),
                'constraints': [models.UniqueConstraint(models.F('campus'), django.db.models.functions.text.Lower('kind'), django.db.models.functions.text.Lower('name'), name='roster_one_group_a_name')],
            },
        ),
        fairbrief.kernel.tables.NewTable(
            name='Enrolment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('college', models.CharField(blank=True, max_length=80, verbose_name='college')),
                ('major', models.CharField(blank=True, max_length=80, verbose_name='major')),
                ('class_level', models.CharField(blank=True, max_length=40, verbose_name='class')),
                ('degree_level', models.CharField(blank=True, max_length=40, verbose_name='degree level')),
                ('first_generation', models.BooleanField(blank=True, null=True, verbose_name='first generation')),
                ('receives_aid', models.BooleanField(blank=True, null=True, verbose_name='receives financial aid')),
                ('term', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='enrolments', to='organizations.term')),
                ('entry', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='enrolments', to='roster.rosterentry')),
            ],
            options={
                'ordering': ('-term__starts_on',),
                'indexes': [models.Index(fields=['term', 'entry'], include=('college', 'major', 'class_level', 'degree_level', 'first_generation', 'receives_aid'), name='roster_enrolment_covering')],
                'constraints': [models.UniqueConstraint(fields=('entry', 'term'), name='roster_one_enrolment_a_term')],
            },
        ),
        fairbrief.kernel.tables.NewTable(
            name='ImportTrace',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('entry_id', models.BigIntegerField()),
                ('is_new', models.BooleanField()),
                ('entry_was', models.JSONField(null=True)),
                ('enrolment_was', models.JSONField(null=True)),
                ('groups_were', django.contrib.postgres.fields.ArrayField(base_field=models.BigIntegerField(), default=list)),
                ('roster_import', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='traces', to='roster.rosterimport')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('roster_import', 'entry_id'), name='roster_one_trace_an_entry')],
            },
        ),
        fairbrief.kernel.tables.NewTable(
            name='StagedRow',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('line', models.PositiveIntegerField()),
                ('code', models.CharField(max_length=10)),
                ('number', models.CharField(max_length=60)),
                ('email', models.CharField(max_length=254)),
                ('name', models.CharField(max_length=120)),
                ('college', models.CharField(max_length=80)),
                ('major', models.CharField(max_length=80)),
                ('class_level', models.CharField(max_length=40)),
                ('degree_level', models.CharField(max_length=40)),
                ('first_generation', models.BooleanField(null=True)),
                ('receives_aid', models.BooleanField(null=True)),
                ('is_private', models.BooleanField(null=True)),
                ('left_on', models.DateField(null=True)),
                ('groups', models.JSONField(default=list)),
                ('group_keys', django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), default=list)),
                ('cells', models.JSONField(default=list)),
                ('verdict', models.CharField(blank=True, choices=[('new', 'new'), ('changed', 'changed'), ('same', 'unchanged'), ('bad', 'not taken')], max_length=7)),
                ('problem', models.CharField(blank=True, max_length=300)),
                ('is_misread', models.BooleanField(default=False)),
                ('entry_id', models.BigIntegerField(null=True)),
                ('other_id', models.BigIntegerField(null=True)),
                ('roster_import', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='rows', to='roster.rosterimport')),
            ],
            options={
                'ordering': ('line',),
                'indexes': [models.Index(fields=['roster_import', 'verdict', 'line'], name='roster_stag_roster__e94c35_idx')],
                'constraints': [models.UniqueConstraint(fields=('roster_import', 'line'), name='roster_one_row_a_line')],
            },
        ),
    ]
