"""No small count of a town follows from towns, ages and villages together."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import product

import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipelines.frames.open_build import OpenBuild
from pipelines.frames.programmes import ALL
from pipelines.frames.subjects.beneficiaries import read_people_by_programme
from pipelines.frames.subjects.people_cuts import read_people_by_age_and_sex, read_people_by_village
from pipelines.settings import get_settings
from tests.frames.disclosure.count_attack import UNSEEN, CountReader
from tests.frames.subjects.made_places import made_build

AS_OF = date(2013, 3, 1)
TOWNS = ("T1", "T2")
BANDS = ("0-5", "18-44", "80+")
VILLAGES = ("V1", "V2", "V3")
PLACES = """
insert into dim_areas
    select code || v as area_code, code, 'village', code || v, false
    from (values ('T1'), ('T2')) as t(code), (values ('V1'), ('V2'), ('V3')) as u(v);
create table rpt_beneficiary_changes (
    as_of_month date, programme_code varchar, town_code varchar, people_count bigint,
    last_year_count bigint, stayed_count bigint
);
create table rpt_beneficiaries (
    as_of_month date, programme_code varchar, town_code varchar, sex varchar, age_band varchar,
    people_count bigint
);
create table rpt_beneficiary_villages (
    as_of_month date, programme_code varchar, town_code varchar, village_code varchar,
    people_count bigint
);
-- Everywhere somebody had something once.
insert into rpt_beneficiary_villages
    select '2013-02-01', 'aid', parent_code, area_code, 10 from dim_areas
    where area_level = 'village';
insert into rpt_beneficiary_changes
    select '2013-02-01', 'aid', area_code, 30, 0, 0 from dim_areas where area_level = 'town';
"""
# People of each age and village of each town.
People = dict[tuple[str, str, str], int]


@pytest.fixture(params=["round", "hide"])
def method(request: pytest.FixtureRequest) -> Iterator[str]:
    """Either way of the settings, and the settings of the next test as they were."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("MINSHENG_SMALL_NUMBERS", request.param)
        get_settings.cache_clear()
        yield request.param
    get_settings.cache_clear()


def build_of(people: People) -> OpenBuild:
    """A build that holds these people of one programme, at the end of one month."""
    build = made_build(PLACES)
    rows = [(*place, count) for place, count in people.items() if count]
    frame = pl.DataFrame(rows, ["town", "band", "village", "n"], orient="row")
    with build.connection.cursor() as cursor:
        cursor.register("made", frame)
        for columns, table in (
            ("town, sum(n), 0, 0", "rpt_beneficiary_changes"),
            ("town, '女', band, sum(n)", "rpt_beneficiaries"),
            ("town, village, sum(n)", "rpt_beneficiary_villages"),
        ):
            for of_town in (columns, columns.replace("town", f"'{ALL}'", 1)):
                if "village" in of_town and ALL in of_town:
                    continue
                cursor.execute(
                    f"insert into {table} select date '{AS_OF}', 'low', {of_town}"
                    " from made group by all"
                )
    return build


def counts_of(people: People) -> dict[tuple[str, str], int]:
    """(town, '') and (town, band or village) → people."""
    found: dict[tuple[str, str], int] = {}
    for (town, band, village), count in people.items():
        for place in product((town, ALL), ("", band, village)):
            found[place] = found.get(place, 0) + count
    return found


def shown_counts(build: OpenBuild) -> dict[tuple[str, str], int | None]:
    """Every town's and the district's people, ages and villages, as pages show them."""
    shown: dict[tuple[str, str], int | None] = {}
    for town in (*TOWNS, ALL):
        for row in read_people_by_programme(build, AS_OF, town).iter_rows(named=True):
            if row["programme_code"] == "low":
                shown[town, ""] = row["people_count"]
        listed = read_people_by_age_and_sex(build, AS_OF, "low", town)
        ages = dict.fromkeys(BANDS, 0) | dict(listed.select("age_band", "people_count").rows())
        shown |= {(town, band): count for band, count in ages.items()}
    villages = {(town, town + village): 0 for town, village in product(TOWNS, VILLAGES)}
    listed = read_people_by_village(build, AS_OF, "low")
    named = listed.select("village_name", "people_count").rows()
    return shown | villages | {(name[:2], name): count for name, count in named}


def reader_of(shown: dict[tuple[str, str], int | None], is_hiding: bool) -> CountReader:
    """One who looks at all of them."""
    reader = CountReader()
    for place, count in shown.items():
        if place[0] == ALL:
            reader.see_exact(place, count or 0)
        elif count is None and is_hiding and not _is_line(place, shown):
            reader.see_few(place)
        else:
            reader.see_rounded(place, count)
    for town in (*TOWNS, ALL):
        reader.add_up(((town, band) for band in BANDS), (town, ""))
    for town in TOWNS:
        reader.add_up(((town, town + village) for village in VILLAGES), (town, ""))
    for band in ("", *BANDS):
        reader.add_up(((town, band) for town in TOWNS), (ALL, band))
    return reader


def _is_line(place: tuple[str, str], shown: dict[tuple[str, str], int | None]) -> bool:
    """Whether all beside the count is hidden too: it may be hidden for another's sake."""
    town, of = place
    own = (BANDS if of in BANDS else [town + one for one in VILLAGES]) if of else []
    lines = [[(town, one) for one in own], [(one, of) for one in TOWNS if (one, of) in shown]]
    return any(line and all(shown[one] is None for one in line) for line in lines)


PLACES_OF_PEOPLE = [
    (town, band, town + village) for town, band, village in product(TOWNS, BANDS, VILLAGES)
]
COUNTS = st.lists(st.sampled_from([0, 0, 0, 1, 1, 2, 3, 7, 9]), min_size=18, max_size=18).filter(
    any
)


@settings(
    max_examples=15,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(counts=COUNTS)
def test_no_small_count_is_told_by_towns_ages_and_villages(method: str, counts: list[int]) -> None:
    people = dict(zip(PLACES_OF_PEOPLE, counts, strict=True))
    truth = counts_of(people)
    reader = reader_of(shown_counts(build_of(people)), is_hiding=method == "hide")
    small = [p for p, n in truth.items() if p[0] != ALL and 0 < n < 8 and p in reader.seen]
    told = reader.told(small)
    # Where other towns show that they have nobody the district's own figures are the town's.
    alone = CountReader(
        {p: it if p[0] == ALL or not p[1] else UNSEEN for p, it in reader.seen.items()},
        reader.sums,
    )
    assert told == alone.told(told)
