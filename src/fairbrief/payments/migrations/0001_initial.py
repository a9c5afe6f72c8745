import django.db.models.deletion
import django.db.models.expressions
import fairbrief.kernel.codes
import fairbrief.kernel.tables
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('engagements', '0001_initial'),
    ]

    operations = [
        fairbrief.kernel.tables.NewTable(
            name='Account',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('employer', 'employer'), ('secured', 'secured funds'), ('student', 'student')], max_length=8)),
                ('owner_id', models.BigIntegerField()),
                ('currency', models.CharField(max_length=3)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('kind', 'owner_id', 'currency'), name='one_account')],
            },
        ),
        fairbrief.kernel.tables.NewTable(
            name='Transfer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', fairbrief.kernel.codes.PublicCodeField()),
                ('kind', models.CharField(choices=[('secure', 'secured'), ('release', 'released to the student'), ('return', 'returned to the employer')], max_length=8)),
                ('key', models.CharField(max_length=80, unique=True)),
                ('provider', models.CharField(max_length=20)),
                ('how', models.CharField(blank=True, max_length=40)),
                ('reference', models.CharField(blank=True, max_length=120)),
                ('at', models.DateTimeField()),
                ('by_name', models.CharField(max_length=200)),
                ('engagement', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='transfers', to='engagements.engagement')),
            ],
            options={
                'ordering': ('id',),
            },
        ),
        fairbrief.kernel.tables.NewTable(
            name='Funding',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', fairbrief.kernel.codes.PublicCodeField()),
                ('state', models.CharField(choices=[('due', 'to be secured'), ('secured', 'secured'), ('released', 'released'), ('returned', 'returned to the employer')], default='due', max_length=8)),
                ('amount_minor', models.PositiveIntegerField()),
                ('later_minor', models.PositiveIntegerField(default=0)),
                ('owed_minor', models.PositiveIntegerField(default=0)),
                ('secured_minor', models.PositiveIntegerField(default=0)),
                ('released_minor', models.PositiveIntegerField(default=0)),
                ('returned_minor', models.PositiveIntegerField(default=0)),
                ('currency', models.CharField(max_length=3)),
                ('reference', models.CharField(blank=True, max_length=120)),
                ('due_at', models.DateTimeField()),
                ('secured_at', models.DateTimeField(blank=True, null=True)),
                ('payable_at', models.DateTimeField(blank=True, null=True)),
                ('released_at', models.DateTimeField(blank=True, null=True)),
                ('returned_at', models.DateTimeField(blank=True, null=True)),
                ('engagement', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='funding', to='engagements.engagement')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('secured_minor__gte', django.db.models.expressions.CombinedExpression(models.F('released_minor'), '+', models.F('returned_minor')))), name='funding_never_pays_more_than_secured'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'secured'), _negated=True), ('secured_at__isnull', False), _connector='OR'), name='funding_secured_when'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'released'), _negated=True), ('released_at__isnull', False), _connector='OR'), name='funding_released_when'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'secured'), _negated=True), ('secured_minor__gte', django.db.models.expressions.CombinedExpression(django.db.models.expressions.CombinedExpression(models.F('amount_minor'), '+', models.F('returned_minor')), '-', models.F('later_minor'))), _connector='OR'), name='funding_secured_in_full'), models.CheckConstraint(condition=models.Q(('later_minor__lte', models.F('amount_minor'))), name='funding_later_is_part_of_it'), models.CheckConstraint(condition=models.Q(('owed_minor__lte', models.F('amount_minor'))), name='funding_owes_no_more_than_agreed'), models.CheckConstraint(condition=models.Q(('payable_at', None), ('later_minor', 0), _connector='OR'), name='funding_payable_puts_nothing_off'), models.CheckConstraint(condition=models.Q(models.Q(('state__in', ['released', 'returned']), _negated=True), ('released_minor__gte', models.F('owed_minor')), _connector='OR'), name='funding_settled_pays_what_is_owed'), models.CheckConstraint(condition=models.Q(models.Q(('state__in', ['released', 'returned']), _negated=True), ('secured_minor', django.db.models.expressions.CombinedExpression(models.F('released_minor'), '+', models.F('returned_minor'))), _connector='OR'), name='funding_settled_to_nothing')],
            },
        ),
        fairbrief.kernel.tables.NewTable(
            name='Payout',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', fairbrief.kernel.codes.PublicCodeField()),
                ('state', models.CharField(choices=[('due', 'to be sent'), ('sent', 'sent, as the employer says'), ('missing', 'not arrived yet'), ('received', 'received')], default='due', max_length=8)),
                ('amount_minor', models.PositiveIntegerField()),
                ('currency', models.CharField(max_length=3)),
                ('due_on', models.DateField()),
                ('sent_on', models.DateField(blank=True, null=True)),
                ('sent_minor', models.PositiveIntegerField(blank=True, null=True)),
                ('how', models.CharField(blank=True, choices=[('bank', 'bank transfer (ACH or wire)'), ('payroll', 'with payroll'), ('check', 'check'), ('university', 'through the university'), ('other', 'another way that both signed')], max_length=10)),
                ('said_at', models.DateTimeField(blank=True, null=True)),
                ('missing_at', models.DateTimeField(blank=True, null=True)),
                ('received_at', models.DateTimeField(blank=True, null=True)),
                ('received_by_clock', models.BooleanField(default=False)),
                ('engagement', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='payouts', to='engagements.engagement')),
                ('release', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='payout', to='payments.transfer')),
            ],
            options={
                'ordering': ('id',),
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('state', 'sent'), _negated=True), models.Q(('said_at__isnull', False), ('sent_on__isnull', False)), _connector='OR'), name='payout_sent_when'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'received'), _negated=True), models.Q(('received_at__isnull', False), ('sent_on__isnull', False)), _connector='OR'), name='payout_received_when')],
            },
        ),
        fairbrief.kernel.tables.NewTable(
            name='Entry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('amount_minor', models.BigIntegerField()),
                ('account', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='entries', to='payments.account')),
                ('transfer', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='entries', to='payments.transfer')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('amount_minor', 0), _negated=True), name='entry_moves_something')],
            },
        ),
    ]
