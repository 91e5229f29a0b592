"""Who delivers, and where a row belongs, as intake decides it of whole files."""

from __future__ import annotations

from tests.deliveries.made_lists import (
    ALLOWANCE,
    CREMATION,
    DONATION,
    allowance,
    cremation,
    donation,
    june,
    write_list,
)


def test_the_folder_the_rows_and_the_option_say_who_delivers(office, tmp_path):
    june(office.inbox / "西南街道" / "2013", 镇街="乐平镇")
    june(tmp_path / "from_mail", "mailed.csv", 镇街="乐平")
    donations = [donation(n) for n in range(3)]
    told = write_list(tmp_path / "desk" / "told.csv", DONATION, donations)
    others = [donation(n) for n in range(5, 9)]
    alone = write_list(tmp_path / "desk" / "alone.csv", DONATION, others)
    office.take()
    office.take(tmp_path / "from_mail")
    office.take(told, town="440607106000")
    office.take(alone)
    who = {k.split(" ")[0]: (d["deliverer_code"], d["section"]) for k, d in office.register.items()}
    assert who == {
        "june.csv": ("440607001000", None),
        "mailed.csv": ("440607103000", None),
        "told.csv": ("440607106000", None),
        "alone.csv": ("440607000000", "desk"),
    }


def test_a_section_of_the_district_stays_the_deliverer_when_rows_name_one_town(office):
    header, row = ["镇街", *CREMATION], ["西南街道", *cremation(1)]
    write_list(office.inbox / "殡仪馆" / "6.csv", header, [row], "2013年6月火化登记")
    office.take()
    (line,) = office.register.values()
    assert (line["deliverer_code"], line["section"]) == ("440607000000", "殡仪馆")


def test_a_place_nobody_knows_is_filed_under_unknown_and_doubted(office):
    rows = [allowance(1), allowance(2, 村居="无此村"), allowance(3, 镇街="火星镇", 村居="")]
    write_list(office.inbox / "西南街道" / "a.csv", ALLOWANCE, rows, "2013年6月")
    office.take()
    found = office.rows("disability_allowance_payments").sort("source_row")
    assert found["village_code"].to_list() == ["440607001001", "440607001999", None]
    assert found["town_code"].to_list() == ["440607001000", "440607001000", "440607999000"]
    codes = [w["code"] for w in office.receipt("a.csv")["warnings"]]
    assert codes.count("unknown_place") == 2
