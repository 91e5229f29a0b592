"""Hold one batch against one suite, quietly: no statistics, no progress bars, no cell kept."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import great_expectations as gx
from great_expectations.core import ExpectationSuite
from great_expectations.core.batch_definition import BatchDefinition
from great_expectations.core.expectation_validation_result import ExpectationValidationResult
from great_expectations.data_context.types.base import (
    DataContextConfig,
    InMemoryStoreBackendDefaults,
    ProgressBarsConfig,
)
from great_expectations.expectations.expectation_configuration import ExpectationConfiguration

NAME = "name"


def quiet_context() -> gx.data_context.EphemeralDataContext:
    """A context of this process alone that prints nothing, stores nothing and tells nobody."""
    config = DataContextConfig(
        store_backend_defaults=InMemoryStoreBackendDefaults(),
        analytics_enabled=False,
        progress_bars=ProgressBarsConfig(globally=False, metric_calculations=False),
    )
    return gx.get_context(mode="ephemeral", project_config=config)


def expectation(name: str, kind: str, arguments: Mapping[str, Any]) -> ExpectationConfiguration:
    """An expectation of a kind, as Great Expectations names it; `name` finds its result."""
    return ExpectationConfiguration(type=kind, kwargs=dict(arguments), meta={NAME: name})


def validate(
    context: gx.data_context.EphemeralDataContext,
    batch: BatchDefinition,
    expectations: Iterable[ExpectationConfiguration],
    result_format: Mapping[str, Any],
    parameters: Mapping[str, Any] | None = None,
) -> dict[str, ExpectationValidationResult]:
    """Run one validation of the batch.

    Args:
        context: as `quiet_context` gives it.
        batch: what is judged, of any engine.
        expectations: made with `expectation`.
        result_format: what the results may hold.
        parameters: a frame that the batch is made of, where it is one.

    Returns:
        The result of each expectation by its name.
    """
    title = f"{batch.data_asset.name}"
    suite = context.suites.add_or_update(ExpectationSuite(title, expectations=list(expectations)))
    definition = gx.ValidationDefinition(name=title, data=batch, suite=suite)
    outcome = context.validation_definitions.add_or_update(definition).run(
        batch_parameters=dict(parameters) if parameters else None,
        result_format=dict(result_format),
    )
    return {result.expectation_config.meta[NAME]: result for result in outcome.results}


def is_judged(result: ExpectationValidationResult) -> bool:
    """Whether the expectation could be examined at all."""
    return not (result.exception_info or {}).get("raised_exception", False) and bool(result.result)
