import django.db.models.deletion
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
            name='CampusText',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('guide', models.SlugField(max_length=40)),
                ('version', models.PositiveIntegerField()),
                ('title', models.CharField(max_length=90, verbose_name='title')),
                ('text', models.TextField(max_length=6000, verbose_name='text')),
                ('in_force', models.BooleanField(default=True)),
                ('made_at', models.DateTimeField()),
                ('campus', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='guide_texts', to='organizations.campus')),
                ('made_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ('-version',),
                'constraints': [models.UniqueConstraint(fields=('campus', 'guide', 'version'), name='campus_text_version'), models.UniqueConstraint(condition=models.Q(('in_force', True)), fields=('campus', 'guide'), name='campus_text_one_in_force')],
            },
        ),
    ]
