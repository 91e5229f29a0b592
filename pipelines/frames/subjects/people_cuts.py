"""People of a programme by age, sex and village: counted anew, and hidden where few are told."""

from __future__ import annotations

from datetime import date

import polars as pl

from pipelines.frames.disclosure.hidden_cuts import HiddenCuts, hidden_cuts
from pipelines.frames.open_build import OpenBuild
from pipelines.frames.programmes import ALL
from pipelines.frames.small_numbers import is_told_by_total
from pipelines.frames.subjects.beneficiaries import most_first, rounded_people

AGE_BANDS = ("0-5", "6-17", "18-44", "45-59", "60-79", "80+", "unknown")


def read_people_by_age_and_sex(
    build: OpenBuild, as_of: date, programme: str = ALL, town: str = ALL
) -> pl.DataFrame:
    """One row per age band and sex with people: age_band, sex, people_count; youngest first.

    Age in full years at the as-of month's end; unknown: the ID number does not tell. In towns
    people_count is null where it, or another cut, would tell some town's small one (see
    hidden_cuts): the band then has a row in every town, for a missing one would say that there it
    is 0.
    """
    everywhere = build.frame(
        """
        select age_band, sex, town_code, people_count
        from rpt_beneficiaries
        where as_of_month = $as_of and programme_code = $programme
        """,
        as_of=as_of,
        programme=programme,
    )
    line = ("age_band", "sex")
    own = everywhere.filter(pl.col("town_code") == town).select(*line, "people_count")
    if town != ALL:
        cuts = _hidden_cuts(build, as_of, programme)
        bands = everywhere.select(line).unique(maintain_order=True)
        hidden = pl.DataFrame(list(cuts.bands), dict.fromkeys(line, pl.String), orient="row")
        gone = bands if town in cuts.ages else bands.join(hidden, on=line, how="semi")
        nothing = pl.lit(None, own.schema["people_count"])
        own = pl.concat(
            [own.join(gone, on=line, how="anti"), gone.with_columns(people_count=nothing)]
        )
    order = pl.col("age_band").cast(pl.Enum(AGE_BANDS)).to_physical()
    return rounded_people(own.sort(order, pl.col("sex")), town, "people_count")


def read_people_by_village(
    build: OpenBuild, as_of: date, programme: str = ALL, town: str = ALL
) -> pl.DataFrame:
    """One row per village or community: town_name, village_name, people_count, rounded.

    Of one town, or of all; 其他/待核 where the list names no known village; most people first.
    Where the counts of a town's villages would tell a small one (see hidden_cuts), all of its
    villages have a row, and none a count.
    """
    frame = build.frame(
        """
        select towns.area_name as town_name, villages.area_name as village_name,
            known.village_code, known.town_code,
            case when not list_contains($hidden, known.town_code) then people.people_count end
                as people_count
        from (select distinct town_code, village_code from rpt_beneficiary_villages) as known
        inner join dim_areas as towns on known.town_code = towns.area_code
        inner join dim_areas as villages on known.village_code = villages.area_code
        left join rpt_beneficiary_villages as people
            on known.town_code = people.town_code and known.village_code = people.village_code
                and people.as_of_month = $as_of and people.programme_code = $programme
        where $town in ('all', known.town_code)
            and (people.people_count > 0 or list_contains($hidden, known.town_code))
        """,
        as_of=as_of,
        programme=programme,
        town=town,
        hidden=sorted(_hidden_cuts(build, as_of, programme).villages),
    )
    shown = rounded_people(frame, "", "people_count")
    return most_first(shown, "village_code", "town_code").drop("village_code", "town_code")


def _hidden_cuts(build: OpenBuild, as_of: date, programme: str) -> HiddenCuts:
    towns = build.frame(
        """
        select programme_code, town_code, people_count from rpt_beneficiary_changes
        where as_of_month = $as_of and programme_code = $programme
        """,
        as_of=as_of,
        programme=programme,
    )
    in_town = pl.col("town_code") != ALL
    told = towns.select(is_told_by_total("people_count", in_town, ("programme_code",)).any())
    return hidden_cuts(build.connection, as_of, programme, are_towns_shown=not told.item())
