from django.db import migrations

# Two people who appoint at the same moment cannot both see that the post is free: PostgreSQL refuses the
# second. Both halves are ranges, so that the index needs no extension. SQLite has one writer at a time.
CREATE = """
    ALTER TABLE council_postholding ADD CONSTRAINT one_holder_of_a_post_at_a_time
    EXCLUDE USING gist (int8range(post_id, post_id, '[]') WITH &&, daterange(held_from, held_to, '[]') WITH &&)
"""
DROP = "ALTER TABLE council_postholding DROP CONSTRAINT one_holder_of_a_post_at_a_time"


def create(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(CREATE)


def drop(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(DROP)


class Migration(migrations.Migration):
    dependencies = [("council", "0001_initial")]
    operations = [migrations.RunPython(create, drop)]
