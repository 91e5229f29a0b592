"""A withdrawal or a nil return, in lines for whoever recorded it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pipelines.language import say
from pipelines.terminal.named import area_name, feed_title
from pipelines.terminal.told_delivery import period_words, sum_words


def withdrawal_lines(done: dict[str, Any]) -> Iterator[str]:
    """What was taken out of force, and what is in force again.

    Args:
        done: what `withdraw` returns.
    """
    period = {name: str(done[name]) for name in ("period_start", "period_end")}
    yield say(
        "withdraw_done",
        id=done["delivery_id"],
        file=done["file_name"],
        title=feed_title(done["feed"]),
        town=area_name(done["deliverer_code"]),
        period=period_words(period),
        rows=f"{done['rows_accepted']:,}",
        sum=sum_words(done["amount_sum"]),
    )
    if done["returns"]:
        yield say("withdraw_returns", ids=say("list_comma").join(done["returns"]))


def nil_lines(nil: dict[str, Any]) -> Iterator[str]:
    """What was recorded, and which lists with rows count instead.

    Args:
        nil: what `record_nil` returns.
    """
    yield say(
        "nil_done",
        title=feed_title(nil["feed"]),
        town=area_name(nil["deliverer_code"]),
        period=period_words(nil),
        id=nil["delivery_id"],
    )
    if nil["lists"]:
        yield say("nil_beside_lists", ids=say("list_comma").join(nil["lists"]))
