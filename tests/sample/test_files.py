"""The files are what they claim to be, and answers.json knows every row of them."""

from __future__ import annotations

import zipfile

import fastexcel
import pytest

from pipelines.sample import SampleError, make_sample
from pipelines.sample.invent import invent
from pipelines.sample.people.names import RARE
from tests.sample.conftest import SCALE, SEED

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
BOM = b"\xef\xbb\xbf"
FOUR_COUNTS = ("accepted", "rejected", "totals", "notes")


def test_the_four_counts_add_up_in_every_file(written):
    for file in written.answers["files"]:
        assert file["rows_read"] == sum(file[count] for count in FOUR_COUNTS)
        assert file["rejected"] == len({(r["sheet"], r["row"]) for r in file["rejected_rows"]})


def test_answers_list_exactly_the_files_there_are(written):
    there = {
        path.relative_to(written.folder).as_posix()
        for path in written.folder.rglob("*")
        if path.is_file()
    }
    assert there == {file["path"] for file in written.answers["files"]}
    assert len({file["feed"] for file in written.answers["files"]}) == 24


def test_every_file_has_the_format_of_its_name(written):
    encodings = set()
    for path in written.folder.rglob("*.*"):
        content = path.read_bytes()
        if path.suffix == ".xls":
            assert content.startswith(OLE)
        elif path.suffix == ".xlsx":
            assert zipfile.is_zipfile(path)
        else:
            assert content.endswith(b"\n")
            encodings.add(_encoding(content))
    assert encodings == {"bom", "utf-8", "gb18030"}


def test_a_name_needs_four_bytes_of_gb18030(written):
    four_bytes = RARE.encode("gb18030")
    assert len(four_bytes) == 4
    texts = [path.read_bytes() for path in written.folder.glob("云东海街道/*/*.csv")]
    assert any(four_bytes in content for content in texts)


def test_rows_to_be_rejected_stand_where_the_answers_say(written):
    checked = 0
    for file in written.answers["files"]:
        path = written.folder / file["path"]
        if path.suffix == ".csv" or not file["rejected_rows"]:
            continue
        for rejected in file["rejected_rows"]:
            if rejected["reason"] not in ("lost_id", "not_allowed"):
                continue
            reader = fastexcel.read_excel(path)
            sheet = reader.load_sheet(rejected["sheet"], header_row=None, dtypes="string")
            cells = sheet.to_polars().row(rejected["row"] - 1)
            shown = {"4.40607E+17", "4.40621E+17", "4.31022E+17", "五级", "再议", "处理中"}
            shown |= {"邮寄", "学前班", "补发"}
            assert shown & set(cells) or any(c and c.startswith("44062119") for c in cells)
            checked += 1
    assert checked


def test_the_same_seed_gives_the_same_bytes(written, tmp_path):
    make_sample(tmp_path / "inbox", scale=SCALE, seed=SEED)
    paths = [path for path in written.folder.rglob("*") if path.is_file()]
    assert len(paths) > 1000
    for path in paths:
        again = tmp_path / "inbox" / path.relative_to(written.folder)
        assert again.read_bytes() == path.read_bytes(), path


def test_seeds_differ(written):
    other = {person.id_no for person in invent(SEED + 1, SCALE).world.population.people}
    mine = set(written.answers["personal_values"]["id_numbers"])
    assert len(mine & other) < 10


@pytest.mark.parametrize("wrong", [{"year": 2014}, {"scale": 0}])
def test_what_cannot_be_made_is_said(tmp_path, wrong):
    with pytest.raises(SampleError):
        make_sample(tmp_path / "inbox", **wrong)


def test_a_folder_with_files_is_left_alone(tmp_path):
    (tmp_path / "list.csv").write_text("\n")
    with pytest.raises(SampleError):
        make_sample(tmp_path)


def _encoding(content: bytes) -> str:
    if content.startswith(BOM):
        return "bom"
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        content.decode("gb18030")
        return "gb18030"
    return "utf-8"
