"""dbt as a child process of a build: asked, followed, and its failures told."""
