"""Feeds and towns as people name them, and what they are called on the screen."""

from __future__ import annotations

from pipelines.contracts import Contract, load_contracts
from pipelines.deliveries.placing.area_book import load_area_book
from pipelines.language import language_in_force, say
from pipelines.oversight.dispositions import DISPOSITIONS
from pipelines.problem import Problem


def feed_title(feed: str) -> str:
    """What the feed is called in the language in force."""
    return say(f"feed.{feed}")


def area_name(code: str) -> str:
    """What the town or the district is called; the code itself when nobody knows it."""
    return load_area_book().short_names.get(code, code)


def find_feed(word: str) -> Contract:
    """The feed of that word, or of that title of its form.

    Raises:
        Problem: no feed is called so; the known ones are listed.
    """
    contracts = load_contracts()
    for contract in contracts.values():
        titles = {contract.title, *contract.titles, say(f"feed.{contract.feed}", "en")}
        if word.strip() in {contract.feed, *titles}:
            return contract
    # 低保 means the lists that have it in their titles, where there are any.
    near = [feed for feed, c in contracts.items() if word.strip() in f"{feed} {c.title}"]
    named = near if word.strip() and near else contracts
    known = "\n".join(f"  {feed}  {feed_title(feed)}" for feed in sorted(named))
    raise Problem("no_such_feed", exit_status=2, feed=word, known=known)


def find_town(word: str) -> str:
    """The code of the town or district of that name or code.

    Raises:
        Problem: no place is called so; the known ones are listed.
    """
    book = load_area_book()
    code = book.deliverer_code(word)
    if code is None:
        codes = [book.district, *sorted(set(book.towns.values()))]
        known = say("list_comma").join(book.short_names[code] for code in codes)
        raise Problem("no_such_town", exit_status=2, town=word, known=known)
    return code


def find_disposition(word: str) -> str:
    """The answer to a finding of that word, in either language.

    Raises:
        Problem: no answer is called so; the known ones are listed.
    """
    for disposition in DISPOSITIONS:
        if word.strip() in {disposition, say(f"disposition_{disposition}", "en")}:
            return disposition
    known = say("list_comma").join(say(f"disposition_{one}") for one in DISPOSITIONS)
    raise Problem("findings_word", exit_status=2, word=word, known=known)


def column_title(contract: Contract, name: str) -> str:
    """The column's header as the form prints it, with our own word for it in English."""
    title = next((column.title for column in contract.columns if column.name == name), name)
    return title if language_in_force() == "zh" or title == name else f"{title} ({name})"
