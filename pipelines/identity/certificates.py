"""What a disabled person's certificate number says: whose it is, which disability, what level."""

from __future__ import annotations

import polars as pl

# Twenty characters: the ID number, a digit for the category, one for the level; B1, B2 … when
# the certificate was replaced (China Disabled Persons' Federation, second generation).
_FORM = r"^(\d{17}[\dX])([1-7])([1-4])(B\d+)?$"
CATEGORIES = {
    "1": "视力",
    "2": "听力",
    "3": "言语",
    "4": "肢体",
    "5": "智力",
    "6": "精神",
    "7": "多重",
}


def certificate_facts(numbers: pl.Series) -> pl.DataFrame:
    """What each of a column of normalised certificate numbers says.

    Returns:
        certificate_category: 视力 …; certificate_level: 1-4; both null when the number has
        another form.
    """
    number = pl.col("number")
    read = pl.DataFrame({"number": numbers}, schema={"number": pl.String})
    return read.select(
        number.str.extract(_FORM, 2)
        .replace_strict(CATEGORIES, default=None, return_dtype=pl.String)
        .alias("certificate_category"),
        number.str.extract(_FORM, 3).cast(pl.Int64).alias("certificate_level"),
    )
