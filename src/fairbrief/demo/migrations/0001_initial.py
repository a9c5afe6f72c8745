import django.db.models.deletion
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
            name='World',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('filled_at', models.DateTimeField()),
            ],
            options={
                'constraints': [models.UniqueConstraint(models.Value(1), name='one_demo_world')],
            },
        ),
        fairbrief.kernel.tables.NewTable(
            name='Persona',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.SlugField(unique=True)),
                ('hat', models.CharField(max_length=10)),
                ('position', models.PositiveSmallIntegerField()),
                ('role', models.CharField(max_length=80)),
                ('of', models.CharField(max_length=120)),
                ('line', models.TextField()),
                ('path', models.CharField(max_length=200)),
                ('user', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='persona', to=settings.AUTH_USER_MODEL)),
                ('world', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='personas', to='demo.world')),
            ],
            options={
                'ordering': ('position',),
            },
        ),
    ]
