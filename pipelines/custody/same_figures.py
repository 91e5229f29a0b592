"""Two builds of the same deliveries say the same of the district, whatever people are called."""

from __future__ import annotations

import duckdb

from pipelines.build.current import CurrentBuild
from pipelines.problem import Problem

# Of what hangs on one row among several of one day (a person's town) another may be taken: the
# district's figures know no such choice.
_TOLD = {
    "rpt_indicator_values": """
        select indicator_id, period, value from {build}.rpt_indicator_values
        where area_code in
            (select area_code from {build}.dim_areas where area_level = 'district')
    """,
    "rpt_spending": """
        select programme_code, month, sum(payment_count), sum(amount_yuan)
        from {build}.rpt_spending group by all
    """,
}


def check_same_figures(old: CurrentBuild, new: CurrentBuild) -> None:
    """Return if both builds tell the same figures, or are not to be compared.

    The old one may be of another version of the program, or of fewer deliveries.

    Raises:
        Problem: a table of reports differs.
    """
    one, other = old.manifest, new.manifest
    if (one.code_version, one.deliveries) != (other.code_version, other.deliveries):
        return
    with duckdb.connect() as connection:
        for name, build in (("old", old), ("new", new)):
            path = str(build.path).replace("'", "''")
            connection.execute(f"attach '{path}' as {name} (read_only)")
        for table, query in _TOLD.items():
            sides = [query.format(build=name) for name in ("old", "new")]
            for pair in (sides, reversed(sides)):
                if connection.execute(" except all ".join(pair)).fetchall():
                    raise Problem("rekey.figures_differ", table=table)
