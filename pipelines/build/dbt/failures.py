"""What failed in a run of dbt, in words: which model, seed or test, and why."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from pipelines.language import say
from pipelines.problem import disk_error

_FAILED = {"error", "fail", "runtime error"}
_SHOWN = 8
# What the engine says of all that runs beside a step at which it stopped: no failure of their own.
_STOPPED = "database has been invalidated because of a previous fatal error"


def failures_of_run(target: Path) -> list[str]:
    """One line a failed node of the run whose artefacts lie in `target`; empty without one.

    Raises:
        OSError: a node found the disk full or read-only.
    """
    try:
        run = json.loads((target / "run_results.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return []
    failed = [result for result in run["results"] if result["status"] in _FAILED]
    own = [result for result in failed if _STOPPED not in (result.get("message") or "")]
    failed = own or failed
    for result in failed:
        if (of_disk := disk_error(_reason(result.get("message") or ""))) is not None:
            raise of_disk
    lines = [_sentence(result) for result in failed[:_SHOWN]]
    if len(failed) > _SHOWN:
        lines.append(say("build_more_failures", count=len(failed) - _SHOWN))
    return lines


def _sentence(result: dict[str, Any]) -> str:
    kind, _, *rest = result["unique_id"].split(".")
    name = rest[0] if rest else result["unique_id"]
    if kind in {"test", "unit_test"} and result["status"] == "fail":
        name = ".".join(rest) if kind == "unit_test" else name
        return say("build_test_failed", name=name, count=result.get("failures") or "?")
    return say("build_node_failed", name=name, why=_reason(result.get("message") or ""))


def _reason(message: str) -> str:
    lines = [line.strip() for line in message.splitlines() if line.strip()]
    told = [line for line in lines if not line.startswith(("Runtime Error in", "compiled code at"))]
    return (told or lines or ["?"])[0]
