import django.db.models.deletion
import fairbrief.kernel.codes
import fairbrief.kernel.tables
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('organizations', '0001_initial'),
        ('roster', '0001_initial'),
        ('students', '0001_initial'),
    ]

    operations = [
        fairbrief.kernel.tables.NewTable(
            name='Survey',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', fairbrief.kernel.codes.PublicCodeField()),
                ('title', models.CharField(max_length=120, verbose_name='title')),
                ('is_anonymous', models.BooleanField(default=True, verbose_name='anonymous')),
                ('made_at', models.DateTimeField()),
                ('campus', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='surveys', to='organizations.campus')),
            ],
            options={
                'ordering': ('-made_at', '-id'),
            },
        ),
        fairbrief.kernel.tables.NewTable(
            name='OptOut',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('made_on', models.DateField()),
                ('entry', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='roster.rosterentry')),
                ('student', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='students.student')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('student__isnull', False), ('entry__isnull', False), _connector='XOR'), name='survey_opted_out_somebody')],
            },
        ),
        fairbrief.kernel.tables.NewTable(
            name='Question',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', fairbrief.kernel.codes.PublicCodeField()),
                ('topic', models.SlugField(blank=True, max_length=40)),
                ('survey', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='questions', to='surveys.survey')),
            ],
        ),
        fairbrief.kernel.tables.NewTable(
            name='Version',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField()),
                ('title', models.CharField(max_length=120)),
                ('intro', models.TextField(blank=True, max_length=600)),
                ('made_at', models.DateTimeField()),
                ('made_by_name', models.CharField(max_length=120)),
                ('survey', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='versions', to='surveys.survey')),
            ],
            options={
                'ordering': ('-number',),
                'constraints': [models.UniqueConstraint(fields=('survey', 'number'), name='survey_one_version_a_number')],
            },
        ),
        fairbrief.kernel.tables.NewTable(
            name='Round',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', fairbrief.kernel.codes.PublicCodeField()),
                ('number', models.PositiveSmallIntegerField()),
                ('state', models.CharField(choices=[('open', 'open'), ('closed', 'closed')], default='open', max_length=6)),
                ('is_anonymous', models.BooleanField()),
                ('audience', models.CharField(choices=[('everyone', 'every student on the roster or with an account'), ('account', 'students with an account here'), ('took_part', 'students who took part in a micro-internship'), ('group', 'a group of the roster')], max_length=9)),
                ('audience_words', models.CharField(max_length=200)),
                ('opened_at', models.DateTimeField()),
                ('opened_by_name', models.CharField(max_length=120)),
                ('closes_on', models.DateField()),
                ('reminded_at', models.DateTimeField(blank=True, null=True)),
                ('closed_at', models.DateTimeField(blank=True, null=True)),
                ('invited', models.PositiveIntegerField(default=0)),
                ('counted', models.JSONField(blank=True, default=dict)),
                ('group', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='roster.group')),
                ('survey', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='rounds', to='surveys.survey')),
                ('version', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='rounds', to='surveys.version')),
            ],
            options={
                'ordering': ('-opened_at', '-id'),
                'constraints': [models.UniqueConstraint(fields=('survey', 'number'), name='survey_one_round_a_number'), models.UniqueConstraint(condition=models.Q(('state', 'open')), fields=('survey',), name='survey_one_open_round'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'closed'), _negated=True), ('closed_at__isnull', False), _connector='OR'), name='survey_round_closed_when')],
            },
        ),
        fairbrief.kernel.tables.NewTable(
            name='Wording',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveSmallIntegerField()),
                ('kind', models.CharField(choices=[('one', 'one choice'), ('several', 'several choices'), ('scale', 'a scale from 1 to 5'), ('text', 'a short text')], max_length=7)),
                ('text', models.CharField(max_length=200)),
                ('choices', models.JSONField(default=list)),
                ('question', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='wordings', to='surveys.question')),
                ('version', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='wordings', to='surveys.version')),
            ],
            options={
                'ordering': ('position',),
                'constraints': [models.UniqueConstraint(fields=('version', 'position'), name='survey_one_place'), models.UniqueConstraint(fields=('version', 'question'), name='survey_asked_once')],
            },
        ),
        fairbrief.kernel.tables.NewTable(
            name='Invitation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('invited_on', models.DateField()),
                ('mails', models.PositiveSmallIntegerField(default=0)),
                ('has_answered', models.BooleanField(default=False)),
                ('is_aside', models.BooleanField(default=False)),
                ('entry', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='roster.rosterentry')),
                ('student', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='students.student')),
                ('round', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='invitations', to='surveys.round')),
            ],
            options={
                'indexes': [models.Index(fields=['student', 'invited_on'], name='surveys_inv_student_d57ae3_idx'), models.Index(fields=['entry', 'invited_on'], name='surveys_inv_entry_i_5e5b3d_idx'), models.Index(condition=models.Q(('has_answered', False), ('is_aside', False), ('mails__lt', 2)), fields=['round', 'mails'], name='survey_to_mail')],
                'constraints': [models.UniqueConstraint(fields=('round', 'entry'), name='survey_asked_once_an_entry'), models.UniqueConstraint(fields=('round', 'student'), name='survey_asked_once_a_user'), models.CheckConstraint(condition=models.Q(('entry__isnull', False), ('student__isnull', False), _connector='OR'), name='survey_asked_somebody')],
            },
        ),
        fairbrief.kernel.tables.NewTable(
            name='Response',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('is_anonymous', models.BooleanField()),
                ('answered_on', models.DateField(blank=True, null=True)),
                ('answers', models.JSONField()),
                ('invitation', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='response', to='surveys.invitation')),
                ('round', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='responses', to='surveys.round')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('answered_on', None), ('invitation', None), ('is_anonymous', True)), models.Q(('answered_on__isnull', False), ('invitation__isnull', False), ('is_anonymous', False)), _connector='OR'), name='survey_anonymous_names_nobody')],
            },
        ),
    ]
