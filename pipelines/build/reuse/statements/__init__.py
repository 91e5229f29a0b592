"""What dbt came to, kept beside a build, and run again without dbt."""
