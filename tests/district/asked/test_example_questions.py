"""The examples of the workbench run on the sample and have something to show."""

from __future__ import annotations

from contextvars import copy_context

import pytest

from pipelines.build.current import current_build
from pipelines.language import LANGUAGES, speak
from pipelines.query.ask import ask
from pipelines.query.questions.find_question import examples
from pipelines.query.questions.parameters import Parameter, typed_value
from pipelines.settings import Settings
from tests.access.made_readers import ANALYST

# What the page offers for an empty parameter: the year that it looks at, its last month.
OFFERED = {"month": "2013-12", "year": "2013"}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_example_returns_rows_in_either_language(first_district, lang: str) -> None:
    settings = Settings(data=first_district.data)
    build = current_build(settings.folder)

    def asked() -> dict[str, list]:
        speak(lang)
        return {
            q.code: list(ask(q.sql, build, settings, ANALYST, values=values(q)).rows)
            for q in examples()
        }

    rows = copy_context().run(asked)
    assert len(rows) >= 8
    assert [code for code, found in rows.items() if not found] == []
    assert len(rows["example-key_works"]) == 10


def values(question) -> dict:
    return {
        p.name: typed_value(Parameter(p.name, p.kind, p.value or OFFERED.get(p.name, "")))
        for p in question.parameters
    }
