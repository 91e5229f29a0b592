"""A whole district's pages tell no small count of a town to one who writes all of them down."""

from __future__ import annotations

from datetime import date
from itertools import product

from pipelines.frames.open_build import OpenBuild
from pipelines.frames.programmes import ALL, read_programmes
from pipelines.frames.subjects.beneficiaries import read_people_by_programme
from pipelines.frames.subjects.people_cuts import read_people_by_age_and_sex, read_people_by_village
from tests.frames.disclosure.count_attack import Attack, CountReader, add_sum

AS_OF = date(2013, 12, 1)
_TRUE_PEOPLE = """
    select 'people' as kind, town_code, '' as one, '' as other, people_count
    from rpt_beneficiary_changes where as_of_month = $as_of and programme_code = $programme
    union all
    select 'ages', town_code, age_band, sex, people_count
    from rpt_beneficiaries where as_of_month = $as_of and programme_code = $programme
    union all
    select 'villages', people.town_code, towns.area_name, villages.area_name, people_count
    from rpt_beneficiary_villages as people
    inner join dim_areas as towns on people.town_code = towns.area_code
    inner join dim_areas as villages on people.village_code = villages.area_code
    where as_of_month = $as_of and programme_code = $programme
"""


def see_people(reader: CountReader, build: OpenBuild, town: str, as_of: date, of: str) -> None:
    """A town's (or all) people of a programme (or all), and their ages."""
    see = reader.see_exact if town == ALL else reader.see_rounded
    for row in read_people_by_programme(build, as_of, town).iter_rows(named=True):
        if row["programme_code"] == of and row["people_count"] is not None:
            see(("people", town, "", ""), row["people_count"])
    for band, sex, count in read_people_by_age_and_sex(build, as_of, of, town).rows():
        see(("ages", town, band, sex), count)


def add_sums_of_people(reader: CountReader, truth: dict, towns: list[str]) -> None:
    """Ages and villages of a town make up its people, towns the district's."""
    bands = {place[2:] for place in reader.seen if place[0] == "ages"}
    for town, band in product((*towns, ALL), bands):
        if ("ages", town, *band) not in reader.seen:
            reader.see_exact(("ages", town, *band), 0)
    villages = [place for place in reader.seen if place[0] == "villages"]
    for town in (*towns, ALL):
        whole = ("people", town, "", "")
        add_sum(reader, truth, [("ages", town, *band) for band in bands], whole)
        add_sum(reader, truth, [one for one in villages if town in (ALL, one[1])], whole)
    for cut in (("people", "", ""), *(("ages", *band) for band in bands)):
        parts = [(cut[0], town, *cut[1:]) for town in towns]
        seen = [part for part in parts if part in reader.seen]
        add_sum(reader, truth, seen, (cut[0], ALL, *cut[1:]))


def test_no_small_count_follows_from_people_ages_and_villages(guarded_build, towns) -> None:
    build, attack, as_of = guarded_build, Attack(), AS_OF
    for programme in [*read_programmes(build)["programme_code"], ALL]:
        rows = build.frame(_TRUE_PEOPLE, as_of=as_of, programme=programme).rows()
        truth = {tuple(row[:-1]): row[-1] for row in rows}
        reader = CountReader()
        for town in (*towns, ALL):
            see_people(reader, build, town, as_of, programme)
        town_of = {place[2:]: place[1] for place in truth if place[0] == "villages"}
        for *village, count in read_people_by_village(build, as_of, programme).rows():
            if tuple(village) in town_of:
                reader.see_rounded(("villages", town_of[tuple(village)], *village), count)
        add_sums_of_people(reader, truth, towns)
        attack.solve(reader, truth, lambda place: place[1] != ALL)
    print(f"{as_of}: {dict(attack.counts)}, {len(attack.told)} told")
    assert attack.counts["small"] > 200
    assert attack.told == {}
