"""A withdrawal or a nil return, in lines for whoever recorded it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from pipelines.deliveries.supersession.large_losses import Loss
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


def loss_words(loss: Loss) -> dict[str, str]:
    """Feed, deliverer, period, rows and sums of a loss, to fill a sentence."""
    new, old = loss.by, loss.replaced
    return {
        "title": feed_title(new["feed"]),
        "town": area_name(new["deliverer_code"]),
        "period": period_words({n: str(new[n]) for n in ("period_start", "period_end")}),
        "rows": f"{new['rows_accepted']:,}",
        "sum": sum_words(new["amount_sum"]),
        "old_rows": f"{old['rows_accepted']:,}",
        "old_sum": sum_words(old["amount_sum"]),
    }


def loss_facts(loss: Loss) -> dict[str, Any]:
    """A loss for a program to read: ids, feed, deliverer, and rows and sums before and after."""
    new, old = loss.by, loss.replaced
    return {
        **{name: new[name] for name in ("delivery_id", "feed", "deliverer_code", "period_start")},
        "replaced_id": old["delivery_id"],
        "rows": [old["rows_accepted"], new["rows_accepted"]],
        "amount_sum": [old["amount_sum"], new["amount_sum"]],
    }


def held_line(loss: Loss) -> str:
    """A loss that waits to be confirmed, in one line."""
    return say("status_held", **loss_words(loss))


def show_held(losses: list[Loss]) -> None:
    """Print the losses that wait to be confirmed, a line each; nothing where none does."""
    if losses:
        print(say("status_held_title", count=len(losses)))
    for loss in losses:
        print(say("status_held_id", line=held_line(loss), id=loss.by["delivery_id"]))


def confirmation_lines(losses: Iterable[Loss]) -> Iterator[str]:
    """What was confirmed, a line a list that was replaced."""
    for loss in losses:
        yield say("confirm_done", **loss_words(loss))


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
