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
            name='Logo',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('digest', models.CharField(max_length=64)),
                ('kind', models.CharField(choices=[('png', 'PNG'), ('webp', 'WebP')], max_length=4)),
                ('width', models.PositiveSmallIntegerField()),
                ('height', models.PositiveSmallIntegerField()),
                ('content', models.BinaryField()),
                ('campus', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='logos', to='organizations.campus')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('campus', 'digest'), name='logo_kept_once')],
            },
        ),
        fairbrief.kernel.tables.NewTable(
            name='Brand',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField()),
                ('is_public', models.BooleanField(default=False, verbose_name='the board is open to everyone')),
                ('name', models.CharField(max_length=120, verbose_name='name on the board')),
                ('welcome', models.TextField(blank=True, max_length=800, verbose_name='a few words above the briefs')),
                ('contact', models.CharField(blank=True, max_length=200, verbose_name='whom to ask')),
                ('links', models.JSONField(blank=True, default=list)),
                ('accent', models.CharField(blank=True, max_length=7, verbose_name='colour')),
                ('hosts', models.JSONField(blank=True, default=list)),
                ('made_at', models.DateTimeField()),
                ('campus', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='brands', to='organizations.campus')),
                ('made_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('logo', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='brands', to='boards.logo')),
            ],
            options={
                'ordering': ('-version',),
                'constraints': [models.UniqueConstraint(fields=('campus', 'version'), name='brand_one_a_version')],
            },
        ),
    ]
