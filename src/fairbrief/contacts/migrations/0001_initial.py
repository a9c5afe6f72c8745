import django.contrib.postgres.fields
import django.db.models.deletion
import django.db.models.functions.text
import fairbrief.kernel.codes
import fairbrief.kernel.tables
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('briefs', '0001_initial'),
        ('engagements', '0001_initial'),
        ('organizations', '0001_initial'),
        ('students', '0001_initial'),
    ]

    operations = [
        fairbrief.kernel.tables.NewTable(
            name='Contact',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', fairbrief.kernel.codes.PublicCodeField()),
                ('met', models.CharField(blank=True, max_length=120)),
                ('role', models.CharField(choices=[('supervisor', 'supervisor'), ('leader', 'senior person'), ('colleague', 'colleague')], max_length=10)),
                ('name', models.CharField(max_length=120, verbose_name='name')),
                ('title', models.CharField(blank=True, max_length=120, verbose_name='what they do')),
                ('state', models.CharField(choices=[('known', 'known from the work'), ('asked', 'asked'), ('open', 'may be written to'), ('closed', 'would rather not')], default='known', max_length=6)),
                ('asked_email', models.EmailField(blank=True, max_length=254)),
                ('asked_at', models.DateTimeField(blank=True, null=True)),
                ('answered_at', models.DateTimeField(blank=True, null=True)),
                ('given_email', models.EmailField(blank=True, max_length=254, verbose_name='address for this')),
                ('given_link', models.URLField(blank=True, verbose_name='page of yours')),
                ('given_line', models.CharField(blank=True, max_length=300, verbose_name='a line to them')),
                ('notes', models.TextField(blank=True, max_length=4000, verbose_name='your notes')),
                ('links', django.contrib.postgres.fields.ArrayField(base_field=models.URLField(), blank=True, default=list, size=4)),
                ('made_at', models.DateTimeField()),
                ('hidden_at', models.DateTimeField(blank=True, null=True)),
                ('employer', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='organizations.employer')),
                ('engagement', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='contacts', to='engagements.engagement')),
                ('member', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='contacts', to='organizations.member')),
                ('student', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='contacts', to='students.student')),
            ],
            options={
                'ordering': ('name',),
                'indexes': [models.Index(fields=['student', 'name'], name='contacts_co_student_a9e1ae_idx')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('member__isnull', False)), fields=('student', 'member'), name='one_contact_a_member'), models.UniqueConstraint(models.F('student'), models.F('employer'), django.db.models.functions.text.Lower('name'), condition=models.Q(('member', None)), name='one_contact_a_name'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'open'), _negated=True), models.Q(('given_email', ''), _negated=True), _connector='OR'), name='contact_open_with_address'), models.CheckConstraint(condition=models.Q(('state', 'open'), models.Q(('given_email', ''), ('given_link', '')), _connector='OR'), name='contact_shows_only_what_was_agreed'), models.CheckConstraint(condition=models.Q(('engagement__isnull', False), models.Q(('met', ''), _negated=True), _connector='OR'), name='contact_met_somewhere')],
            },
        ),
        fairbrief.kernel.tables.NewTable(
            name='Reference',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', fairbrief.kernel.codes.PublicCodeField()),
                ('asked_at', models.DateTimeField()),
                ('text', models.TextField(blank=True, max_length=3000, verbose_name='your reference')),
                ('by_name', models.CharField(blank=True, max_length=120)),
                ('by_title', models.CharField(blank=True, max_length=120, verbose_name='your title')),
                ('written_at', models.DateTimeField(blank=True, null=True)),
                ('shown_at', models.DateTimeField(blank=True, null=True)),
                ('engagement', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='reference', to='engagements.engagement')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('text', ''), ('written_at', None)), models.Q(('written_at__isnull', False), models.Q(('text', ''), _negated=True)), _connector='OR'), name='reference_written_when'), models.CheckConstraint(condition=models.Q(('shown_at', None), ('written_at__isnull', False), _connector='OR'), name='reference_shown_when_written')],
            },
        ),
        fairbrief.kernel.tables.NewTable(
            name='Repeat',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('made_at', models.DateTimeField()),
                ('told_at', models.DateTimeField(blank=True, null=True)),
                ('brief', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='repeat_of', to='briefs.brief')),
                ('engagement', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='repeats', to='engagements.engagement')),
            ],
        ),
        fairbrief.kernel.tables.NewTable(
            name='Alum',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('agreed_at', models.DateTimeField()),
                ('employer', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='alumni', to='organizations.employer')),
                ('student', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='alum_of', to='students.student')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('student', 'employer'), name='one_alum_an_employer')],
            },
        ),
        fairbrief.kernel.tables.NewTable(
            name='FollowUp',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', fairbrief.kernel.codes.PublicCodeField()),
                ('kind', models.CharField(choices=[('midpoint', 'a question at the midpoint'), ('thanks', 'thanks at the end'), ('month', 'a line after 30 days'), ('quarter', 'a line after 90 days'), ('coffee', 'thanks for the coffee'), ('own', 'a day of your own')], max_length=8)),
                ('about', models.CharField(blank=True, max_length=120, verbose_name='what for')),
                ('due_at', models.DateTimeField()),
                ('words', models.TextField(blank=True, max_length=4000, verbose_name='your words')),
                ('told_at', models.DateTimeField(blank=True, null=True)),
                ('sent_at', models.DateTimeField(blank=True, null=True)),
                ('skipped_at', models.DateTimeField(blank=True, null=True)),
                ('contact', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='follow_ups', to='contacts.contact')),
                ('engagement', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='follow_ups', to='engagements.engagement')),
            ],
            options={
                'ordering': ('due_at', 'id'),
                'indexes': [models.Index(condition=models.Q(('sent_at', None), ('skipped_at', None), ('told_at', None)), fields=['due_at'], name='follow_up_to_tell')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('kind', 'own'), _negated=True), fields=('contact', 'engagement', 'kind'), name='one_follow_up_a_kind'), models.CheckConstraint(condition=models.Q(('sent_at', None), ('skipped_at', None), _connector='OR'), name='follow_up_sent_or_left_out'), models.CheckConstraint(condition=models.Q(models.Q(('kind', 'own'), _negated=True), models.Q(('about', ''), _negated=True), _connector='OR'), name='own_follow_up_says_what_for')],
            },
        ),
        fairbrief.kernel.tables.NewTable(
            name='Introduction',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', fairbrief.kernel.codes.PublicCodeField()),
                ('state', models.CharField(choices=[('asked', 'asked'), ('granted', 'yes'), ('declined', 'not now'), ('silent', 'no answer')], default='asked', max_length=8)),
                ('whom', models.CharField(blank=True, max_length=120, verbose_name='to whom')),
                ('words', models.TextField(max_length=1000, verbose_name='your message')),
                ('with_whom', models.CharField(blank=True, max_length=120, verbose_name='with whom')),
                ('answer', models.TextField(blank=True, max_length=500, verbose_name='a line to them')),
                ('asked_at', models.DateTimeField()),
                ('answered_at', models.DateTimeField(blank=True, null=True)),
                ('alum', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='asked_as_alum', to='students.student')),
                ('contact', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='introductions', to='contacts.contact')),
                ('employer', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='organizations.employer')),
                ('student', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='introductions', to='students.student')),
            ],
            options={
                'ordering': ('-id',),
                'indexes': [models.Index(condition=models.Q(('state', 'asked')), fields=['asked_at'], name='introduction_waits'), models.Index(fields=['alum', 'state'], name='introduction_of_alum')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('alum__isnull', False), ('contact', None)), models.Q(('alum', None), ('contact__isnull', False), models.Q(('whom', ''), _negated=True)), _connector='OR'), name='introduction_by_alum_or_contact'), models.UniqueConstraint(condition=models.Q(('alum__isnull', False)), fields=('student', 'alum'), name='an_alum_is_asked_once'), models.UniqueConstraint(condition=models.Q(('contact__isnull', False), ('state', 'asked')), fields=('contact',), name='one_introduction_waits'), models.CheckConstraint(condition=models.Q(('state', 'granted'), models.Q(('answer', ''), ('with_whom', '')), _connector='OR'), name='introduction_says_with_a_yes')],
            },
        ),
    ]
