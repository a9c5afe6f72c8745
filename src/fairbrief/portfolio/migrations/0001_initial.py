import django.db.models.deletion
import fairbrief.kernel.codes
import fairbrief.kernel.tables
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('students', '0001_initial'),
        ('tracking', '0001_initial'),
    ]

    operations = [
        fairbrief.kernel.tables.NewTable(
            name='Portfolio',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', fairbrief.kernel.codes.PublicCodeField()),
                ('slug', models.SlugField(max_length=40, unique=True, verbose_name='address')),
                ('link_number', models.PositiveIntegerField(default=1)),
                ('intro', models.CharField(blank=True, max_length=300, verbose_name='a line about you')),
                ('contact', models.CharField(blank=True, max_length=200, verbose_name='how to reach you')),
                ('shows_studies', models.BooleanField(default=False, verbose_name='show what and where you study')),
                ('made_at', models.DateTimeField()),
                ('student', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='portfolio', to='students.student')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('slug', ''), _negated=True), name='portfolio_has_an_address')],
            },
        ),
        fairbrief.kernel.tables.NewTable(
            name='Piece',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('visibility', models.CharField(choices=[('off', 'nobody'), ('link', 'people with your link'), ('public', 'everyone')], default='off', max_length=6, verbose_name='who sees it')),
                ('is_discreet', models.BooleanField(default=False, verbose_name='say only the hours')),
                ('is_cleared', models.BooleanField(default=False)),
                ('shows_credential', models.BooleanField(default=True, verbose_name='link the credential')),
                ('shows_words', models.BooleanField(default=True, verbose_name='show the words you may show')),
                ('own_lines', models.TextField(blank=True, max_length=900, verbose_name='lines for your résumé')),
                ('position', models.PositiveSmallIntegerField(default=0)),
                ('experience', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='portfolio_piece', to='tracking.experience')),
                ('portfolio', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='pieces', to='portfolio.portfolio')),
            ],
            options={
                'ordering': ('position', 'id'),
            },
        ),
        fairbrief.kernel.tables.NewTable(
            name='Quote',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('words', models.CharField(max_length=600)),
                ('by_name', models.CharField(max_length=120)),
                ('by_title', models.CharField(blank=True, max_length=120)),
                ('by_email', models.EmailField(max_length=254)),
                ('asked_at', models.DateTimeField()),
                ('granted', models.BooleanField(blank=True, null=True)),
                ('answered_at', models.DateTimeField(blank=True, null=True)),
                ('piece', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='quote', to='portfolio.piece')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('answered_at', None), ('granted', None)), models.Q(('answered_at__isnull', False), ('granted__isnull', False)), _connector='OR'), name='quote_answered_when')],
            },
        ),
    ]
