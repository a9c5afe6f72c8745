import django.db.models.deletion
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
            name='IssuerKey',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', fairbrief.kernel.codes.PublicCodeField()),
                ('public_multibase', models.CharField(max_length=80)),
                ('private_sealed', models.TextField()),
                ('made_at', models.DateTimeField()),
                ('retired_at', models.DateTimeField(blank=True, null=True)),
                ('campus', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='issuer_keys', to='organizations.campus')),
                ('employer', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='issuer_keys', to='organizations.employer')),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('retired_at', None)), fields=('campus', 'employer'), name='one_live_key_a_holder', nulls_distinct=False), models.CheckConstraint(condition=models.Q(('campus', None), ('employer', None), _connector='OR'), name='key_of_one_holder')],
            },
        ),
        fairbrief.kernel.tables.NewTable(
            name='OwnName',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('since', models.DateTimeField()),
                ('campus', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='own_name', to='organizations.campus')),
            ],
        ),
        fairbrief.kernel.tables.NewTable(
            name='Credential',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', fairbrief.kernel.codes.PublicCodeField()),
                ('document', models.JSONField()),
                ('list_number', models.PositiveSmallIntegerField(default=1)),
                ('status_index', models.PositiveIntegerField()),
                ('issued_at', models.DateTimeField()),
                ('revoked_at', models.DateTimeField(blank=True, null=True)),
                ('revoked_reason', models.CharField(blank=True, max_length=300)),
                ('engagement', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='credential', to='engagements.engagement')),
                ('issued_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='credentials_issued', to='organizations.campus')),
                ('key', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='credentials', to='credentials.issuerkey')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('issued_by', 'list_number', 'status_index'), name='one_place_a_credential', nulls_distinct=False), models.CheckConstraint(condition=models.Q(('revoked_at', None), models.Q(('revoked_reason', ''), _negated=True), _connector='OR'), name='revoked_with_reason')],
            },
        ),
    ]
