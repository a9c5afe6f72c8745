import django.db.models.deletion
import fairbrief.kernel.codes
import fairbrief.kernel.tables
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('organizations', '0001_initial'),
        ('students', '0001_initial'),
    ]

    operations = [
        fairbrief.kernel.tables.NewTable(
            name='Strike',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', fairbrief.kernel.codes.PublicCodeField()),
                ('state', models.CharField(choices=[('proposed', 'waits for the office'), ('standing', 'on record'), ('dropped', 'not put on record'), ('appealed', 'on record, looked at again'), ('lifted', 'lifted'), ('expired', 'gone after twelve months')], default='proposed', max_length=8)),
                ('kind', models.CharField(choices=[('ghosting', 'silence where an answer was due'), ('late_pay', 'pay that came late'), ('broken', 'an agreement that was not kept')], max_length=8)),
                ('title', models.CharField(max_length=120)),
                ('fact', models.CharField(max_length=400)),
                ('key', models.CharField(max_length=80, unique=True)),
                ('noted_at', models.DateTimeField()),
                ('reason', models.CharField(blank=True, max_length=500, verbose_name='reason')),
                ('decided_at', models.DateTimeField(blank=True, null=True)),
                ('decided_by_name', models.CharField(blank=True, max_length=120)),
                ('appeal', models.TextField(blank=True, max_length=1500, verbose_name='why it should be lifted')),
                ('appealed_at', models.DateTimeField(blank=True, null=True)),
                ('answer', models.TextField(blank=True, max_length=1500, verbose_name='answer')),
                ('answered_at', models.DateTimeField(blank=True, null=True)),
                ('answered_by_name', models.CharField(blank=True, max_length=120)),
                ('ended_at', models.DateTimeField(blank=True, null=True)),
                ('campus', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='strikes', to='organizations.campus')),
                ('employer', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='strikes', to='organizations.employer')),
                ('student', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='strikes', to='students.student')),
            ],
            options={
                'ordering': ('-noted_at', '-id'),
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('employer__isnull', True), ('student__isnull', False)), models.Q(('employer__isnull', False), ('student__isnull', True)), _connector='OR'), name='strike_of_one_side'), models.CheckConstraint(condition=models.Q(models.Q(('state__in', ['standing', 'appealed', 'lifted', 'expired']), _negated=True), models.Q(('decided_at__isnull', False), models.Q(('reason', ''), _negated=True)), _connector='OR'), name='strike_stands_with_reason'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'appealed'), _negated=True), models.Q(('appealed_at__isnull', False), models.Q(('appeal', ''), _negated=True)), _connector='OR'), name='strike_appealed_with_reason')],
            },
        ),
    ]
