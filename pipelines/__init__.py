"""From a town's file to a published warehouse: intake, identity, raw store, build, queries."""
