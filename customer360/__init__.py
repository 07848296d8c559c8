"""Customer 360: the Python part of the dbt project (demo data, gates, publication, commands)."""
