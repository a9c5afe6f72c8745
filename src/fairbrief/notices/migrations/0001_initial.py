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
            name='Notice',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', fairbrief.kernel.codes.PublicCodeField()),
                ('email', models.EmailField(max_length=254)),
                ('kind', models.CharField(max_length=60)),
                ('subject', models.CharField(max_length=200)),
                ('body', models.TextField()),
                ('path', models.CharField(blank=True, max_length=300)),
                ('link', models.CharField(blank=True, max_length=300)),
                ('calendar', models.TextField(blank=True)),
                ('made_at', models.DateTimeField()),
                ('mailed_at', models.DateTimeField(blank=True, null=True)),
                ('mail_tries', models.PositiveSmallIntegerField(default=0)),
                ('mail_failure', models.TextField(blank=True)),
                ('read_at', models.DateTimeField(blank=True, null=True)),
                ('once', models.CharField(blank=True, max_length=120, null=True, unique=True)),
                ('forgotten_at', models.DateTimeField(blank=True, null=True)),
                ('user', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='notices', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ('-id',),
                'indexes': [models.Index(fields=['user', '-id'], name='notices_not_user_id_6c6d8c_idx'), models.Index(condition=models.Q(('mailed_at', None)), fields=['mail_tries', 'id'], name='notice_to_mail'), models.Index(condition=models.Q(('forgotten_at', None), ('read_at', None), ('user__isnull', False)), fields=['user'], name='notice_unread'), models.Index(django.db.models.functions.text.Lower('email'), name='notice_to_address'), models.Index(condition=models.Q(('forgotten_at', None), ('user__isnull', False)), fields=['made_at'], name='notice_to_forget'), models.Index(condition=models.Q(('forgotten_at', None), ('user', None)), fields=['made_at'], name='mail_to_forget')],
                'constraints': [models.CheckConstraint(condition=models.Q(('forgotten_at', None), models.Q(('body', ''), ('calendar', ''), ('link', ''), ('path', ''), ('subject', '')), _connector='OR'), name='forgotten_notice_has_no_words')],
            },
        ),
    ]
