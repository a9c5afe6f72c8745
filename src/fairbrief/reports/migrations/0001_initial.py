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
            name='Key',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', fairbrief.kernel.codes.PublicCodeField()),
                ('name', models.CharField(max_length=80, verbose_name='what it is for')),
                ('opens', models.CharField(choices=[('reports', 'reading the report'), ('roster', 'keeping the roster from your directory (SCIM)')], default='reports', max_length=7, verbose_name='what it opens')),
                ('digest', models.CharField(max_length=64, unique=True)),
                ('made_at', models.DateTimeField()),
                ('made_by_name', models.CharField(max_length=200)),
                ('last_used_at', models.DateTimeField(blank=True, null=True)),
                ('revoked_at', models.DateTimeField(blank=True, null=True)),
                ('campus', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='report_keys', to='organizations.campus')),
                ('made_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ('-id',),
            },
        ),
        fairbrief.kernel.tables.NewTable(
            name='Mark',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('taken', 'who takes part'), ('enrolled', 'who is enrolled'), ('accounts', 'who has an account, which counts where no roster does'), ('terms', 'the terms themselves')], max_length=8)),
                ('first_on', models.DateField(blank=True, null=True)),
                ('last_on', models.DateField(blank=True, null=True)),
                ('campus', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='organizations.campus')),
            ],
        ),
        fairbrief.kernel.tables.NewTable(
            name='Figures',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('period', models.CharField(max_length=24)),
                ('taken', models.JSONField(default=dict)),
                ('enrolled', models.JSONField(default=dict)),
                ('total', models.JSONField(default=dict)),
                ('hidden', models.JSONField(default=dict)),
                ('is_by_roster', models.BooleanField(default=False)),
                ('is_taken_stale', models.BooleanField(default=True)),
                ('is_enrolled_stale', models.BooleanField(default=True)),
                ('counted_at', models.DateTimeField(blank=True, null=True)),
                ('campus', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='figures', to='organizations.campus')),
            ],
            options={
                'verbose_name_plural': 'figures',
                'indexes': [models.Index(condition=models.Q(('is_taken_stale', True), ('is_enrolled_stale', True), _connector='OR'), fields=['campus'], name='figures_stale')],
                'constraints': [models.UniqueConstraint(fields=('campus', 'period'), name='figures_once_a_period')],
            },
        ),
        fairbrief.kernel.tables.NewTable(
            name='Subscription',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('every', models.CharField(choices=[('month', 'on the first of each month'), ('term', 'when a term is over')], max_length=5, verbose_name='how often')),
                ('told_for', models.DateField()),
                ('officer', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='report_subscriptions', to='organizations.officer')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('officer', 'every'), name='one_report_subscription_a_kind')],
            },
        ),
    ]
