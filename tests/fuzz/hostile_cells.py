"""Cells that no clerk types on purpose: numbers, dates and texts at the edge of what there is."""

from __future__ import annotations

from random import Random

CELLS = (
    *("", " ", "\u3000", "\u200b", "-", "—", "/", "无", "合计", "小计", "总计：3人", "制表人："),
    *("0", "-0", "00", "-1", "1e999", "1E-999", "NaN", "inf", "-inf", "0x1F", "1_000", "1,2,3"),
    *("9" * 30, "9" * 400, "0." + "3" * 60, "1234567890123456789.99", "１２３．４５", "壹佰贰拾"),
    *("4.40607E+17", "44060719500115000X", "440607195001150009", "44060719500115000x", "+86139"),
    *(
        "2013-13-45",
        "2013-02-30",
        "0000-00-00",
        "9999-12-31",
        "99999",
        "-1.5",
        "2013年",
        "二〇一三",
    ),
    *("2013.07", "2013/7/1 25:61", "1e5", "45000", "2958466", "七月", "2013年7月—8月", "7月7日"),
    *("=1+1", "=cmd|'/c calc'!A0", "@SUM(1)", "+1", "\t=1", "${x}", "{0}", "%s%n", "../../x"),
    *(
        "'; drop table x; --",
        "<b>",
        "&lt;",
        "\\",
        "\\N",
        '"',
        '""',
        "a\nb",
        "a\r\nb",
        "\x85",
        "\x1f",
    ),
    *("𠮷" * 3, "é" * 40, "\u202e倒", "\ufeff", "\ufffe", "🧓" * 9, "某" * 40_000, "a" * 70_000),
    *(
        "单位：万元",
        "单位：亿元",
        "人民币：元",
        "TRUE",
        "\x85",
        "\x1f",
        "#REF!",
        "#N/A",
        "NULL",
        "None",
        "nan",
    ),
)


def hostile_cell(chance: Random) -> str:
    """One of them, or a few characters of any plane."""
    if chance.random() < 0.8:
        return chance.choice(CELLS)
    points = (chance.randrange(1, 0xD800) for _ in range(chance.randint(1, 12)))
    return "".join(map(chr, points))
