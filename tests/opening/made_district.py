"""A made-up district's tables, and what the tests ask of its folder."""

from __future__ import annotations

import csv
import hashlib
from pathlib import Path

from pipelines.data_folder import DataFolder

TABLES = {
    "indicators": (
        "indicator_id,name_zh,name_en\nelders_served,服务老人,Elders served\n"
        "villages_reformed,改革村,Villages reformed\n"
    ),
    "areas": (
        "area_code,area_level,short_name,valid_to\n1,district,本区,\n"
        "11,town,东湖镇,\n12,town,西岭镇,\n13,town,旧镇,2012-12-31\n"
    ),
    "indicator_targets": (
        "indicator_id,year,area_code,period_start,period_end,target_value,milestone_kind,"
        "milestone_pattern,milestone_count,milestone_title,source\n"
        'elders_served,2013,11,2013-01-01,2013-12-31,1500.50,,,,,"会议, 一号"\n'
        "elders_served,2013,,2013-01-01,2013-12-31,,文件印发,,1,办法印发,\n"
        "villages_reformed,2013,,2013-01-01,2014-12-31,1,,,,,两年完成\n"
        "villages_reformed,2012,,2012-01-01,2012-12-31,0.5,,,,,\n"
    ),
    "policy_standards": (
        "standard,area_code,value,unit,valid_from,valid_to,source,verified\n"
        "fund,1,1000000,元/年,2013-01-01,2013-12-31,报上,true\n"
        "allowance,1,400,元,2012-01-01,2013-06-30,旧,true\n"
        "allowance,1,470,元,2013-07-01,,新,true\n"
        "grant,1,90,元,2012-03-01,2013-09-30,停办,true\n"
    ),
    "home_care_categories": "category_code,category_name,valid_from,valid_to,source,verified\n",
    "expected_deliveries": (
        "feed,deliverer_level,cadence,due_month,from_month,due_day\n"
        "subsistence_payments,town,monthly,,2012-01-01,15\n"
        "donations,town,yearly,7,2012-01-01,15\n"
        "milestones,district,register,,2014-06-01,15\n"
    ),
    "key_works": "key_work,target_date\n1,2014-12-31\n2,2013-12-31\n",
}


def rows(district: Path, name: str) -> list[dict[str, str]]:
    with (district / "seeds" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def state(district: Path) -> dict[str, str]:
    files = (path for path in district.rglob("*") if path.is_file())
    return {
        path.relative_to(district).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in files
    }


def data(district: Path) -> DataFolder:
    return DataFolder(district.parent / "data")
