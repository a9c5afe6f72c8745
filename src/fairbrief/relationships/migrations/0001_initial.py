import django.db.models.deletion
import django.db.models.functions.text
import fairbrief.kernel.codes
import fairbrief.kernel.tables
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('engagements', '0001_initial'),
        ('organizations', '0001_initial'),
    ]

    operations = [
        fairbrief.kernel.tables.NewTable(
            name='Wording',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.CharField(max_length=10)),
                ('language', models.CharField(max_length=10)),
                ('digest', models.CharField(max_length=64, unique=True)),
                ('content', models.JSONField()),
            ],
        ),
        fairbrief.kernel.tables.NewTable(
            name='Advice',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', fairbrief.kernel.codes.PublicCodeField()),
                ('side', models.CharField(choices=[('student', 'the student'), ('employer', 'the employer')], max_length=8)),
                ('state', models.CharField(choices=[('asked', 'asked'), ('answered', 'answered')], default='asked', max_length=8)),
                ('question', models.TextField(max_length=1500, verbose_name='what you would like advice on')),
                ('by_name', models.CharField(max_length=120)),
                ('by_email', models.EmailField(max_length=254)),
                ('asked_at', models.DateTimeField()),
                ('answer', models.TextField(blank=True, max_length=3000, verbose_name='your advice')),
                ('answered_at', models.DateTimeField(blank=True, null=True)),
                ('answered_by_name', models.CharField(blank=True, max_length=120)),
                ('campus', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organizations.campus')),
                ('engagement', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='advice', to='engagements.engagement')),
            ],
            options={
                'ordering': ('-id',),
                'indexes': [models.Index(fields=['campus', 'state'], name='relationshi_campus__76842d_idx')],
                'constraints': [models.UniqueConstraint(models.F('engagement'), models.F('side'), django.db.models.functions.text.Lower('by_email'), condition=models.Q(('state', 'asked')), name='one_open_question_a_person'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'answered'), _negated=True), models.Q(('answered_at__isnull', False), models.Q(('answer', ''), _negated=True)), _connector='OR'), name='advice_answered_with_words')],
            },
        ),
        fairbrief.kernel.tables.NewTable(
            name='NextStep',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', fairbrief.kernel.codes.PublicCodeField()),
                ('kind', models.CharField(blank=True, choices=[('again', 'another micro-internship'), ('longer', 'a longer internship'), ('interview', 'an interview'), ('offer', 'a job offer'), ('referral', 'an introduction to someone else'), ('reference', 'a reference'), ('not_now', 'not now')], max_length=9)),
                ('note', models.TextField(blank=True, max_length=1000, verbose_name='say a little more')),
                ('asked_by_student_at', models.DateTimeField(blank=True, null=True)),
                ('wish', models.CharField(blank=True, max_length=300)),
                ('late_at', models.DateTimeField(blank=True, null=True)),
                ('answered_at', models.DateTimeField(blank=True, null=True)),
                ('answered_by_name', models.CharField(blank=True, max_length=120)),
                ('engagement', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='next_step', to='engagements.engagement')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('answered_at', None), models.Q(('kind', ''), _negated=True), _connector='OR'), name='next_step_answered_with_kind'), models.CheckConstraint(condition=models.Q(models.Q(('kind', 'not_now'), _negated=True), models.Q(('note', ''), _negated=True), _connector='OR'), name='not_now_has_reason')],
            },
        ),
        fairbrief.kernel.tables.NewTable(
            name='RatingRound',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField()),
                ('size', models.PositiveSmallIntegerField()),
                ('bands', models.JSONField()),
                ('made_at', models.DateTimeField()),
                ('employer', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='rating_rounds', to='organizations.employer')),
                ('wording', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='relationships.wording')),
            ],
            options={
                'ordering': ('employer', 'number'),
                'constraints': [models.UniqueConstraint(fields=('employer', 'number'), name='one_round_a_number'), models.CheckConstraint(condition=models.Q(('size__gte', 5)), name='rating_round_of_enough')],
            },
        ),
        fairbrief.kernel.tables.NewTable(
            name='SelfRating',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('moment', models.CharField(choices=[('before', 'at the start'), ('after', 'at the end')], max_length=6)),
                ('ratings', models.JSONField(default=dict)),
                ('at', models.DateTimeField()),
                ('engagement', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='self_ratings', to='engagements.engagement')),
                ('wording', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='relationships.wording')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('engagement', 'moment'), name='one_self_rating_a_moment')],
            },
        ),
        fairbrief.kernel.tables.NewTable(
            name='Feedback',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('side', models.CharField(choices=[('student', 'the student'), ('employer', 'the employer')], max_length=8)),
                ('ratings', models.JSONField(default=dict)),
                ('went_well', models.TextField(max_length=1500, verbose_name='what went well')),
                ('next_time', models.TextField(blank=True, max_length=1500, verbose_name='what to do differently next time')),
                ('to_the_office', models.TextField(blank=True, max_length=1500, verbose_name='for the career office only')),
                ('by_name', models.CharField(max_length=120)),
                ('at', models.DateTimeField()),
                ('opened_at', models.DateTimeField(blank=True, null=True)),
                ('hidden_at', models.DateTimeField(blank=True, null=True)),
                ('removed_at', models.DateTimeField(blank=True, null=True)),
                ('removed_by_name', models.CharField(blank=True, max_length=120)),
                ('engagement', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='feedback', to='engagements.engagement')),
                ('round', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='feedback', to='relationships.ratinground')),
                ('wording', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='relationships.wording')),
            ],
            options={
                'indexes': [models.Index(condition=models.Q(('hidden_at', None), ('opened_at__isnull', False), ('removed_at', None), ('round', None), ('side', 'student')), fields=['engagement'], name='feedback_unpublished')],
                'constraints': [models.UniqueConstraint(fields=('engagement', 'side'), name='one_feedback_a_side'), models.CheckConstraint(condition=models.Q(('round', None), models.Q(('opened_at__isnull', False), ('side', 'student')), _connector='OR'), name='published_are_opened_students_ratings'), models.CheckConstraint(condition=models.Q(('removed_at', None), models.Q(('removed_by_name', ''), _negated=True), _connector='OR'), name='feedback_removed_by_whom')],
            },
        ),
    ]
