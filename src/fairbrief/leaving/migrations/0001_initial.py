import django.db.models.deletion
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
            name='Closing',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', fairbrief.kernel.codes.PublicCodeField()),
                ('state', models.CharField(choices=[('closed', 'closed, and can be opened again'), ('reopened', 'opened again'), ('erased', 'erased')], default='closed', max_length=8)),
                ('ends_credentials', models.BooleanField(default=False)),
                ('campuses', models.JSONField(blank=True, default=list)),
                ('closed_at', models.DateTimeField()),
                ('erase_at', models.DateTimeField()),
                ('reopened_at', models.DateTimeField(blank=True, null=True)),
                ('erased_at', models.DateTimeField(blank=True, null=True)),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='closings', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ('-id',),
                'constraints': [models.UniqueConstraint(condition=models.Q(('state', 'closed')), fields=('user',), name='one_closing_a_person'), models.CheckConstraint(condition=models.Q(('erase_at__gte', models.F('closed_at'))), name='closing_in_order'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'erased'), _negated=True), ('erased_at__isnull', False), _connector='OR'), name='closing_erased_when'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'reopened'), _negated=True), ('reopened_at__isnull', False), _connector='OR'), name='closing_reopened_when')],
            },
        ),
    ]
