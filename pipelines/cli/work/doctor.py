"""`minsheng doctor`: what is wrong with this installation, and what to do."""

from __future__ import annotations

from typing import Annotated

import typer

from pipelines.language import say


def command(
    as_json: Annotated[bool, typer.Option("--json", help=say("option.json"))] = False,
) -> int:
    """Examine machine, data folder and builds; status 1 when something must be mended."""
    import json

    from pipelines.doctor.examine_builds import examine_builds
    from pipelines.doctor.examine_corrections import examine_corrections
    from pipelines.doctor.examine_machine import examine_machine
    from pipelines.doctor.examine_measures import examine_measures
    from pipelines.doctor.examine_raw import examine_raw
    from pipelines.doctor.examine_store import examine_store
    from pipelines.doctor.examine_work import examine_work
    from pipelines.settings import get_settings

    settings = get_settings()
    findings = [
        *examine_machine(settings),
        *examine_work(settings.folder),
        *examine_store(settings),
        *examine_raw(settings),
        *examine_builds(settings.folder),
        *examine_corrections(settings.folder),
        *examine_measures(),
    ]
    told = [(f.weight, f.code, say(f.code, **f.values)) for f in findings]
    broken = [sentence for weight, _, sentence in told if weight == "broken"]
    if as_json:
        keys = ("weight", "code", "sentence")
        print(json.dumps([dict(zip(keys, one, strict=True)) for one in told], ensure_ascii=False))
    else:
        for weight, _, sentence in told:
            print(f"{'✗' if weight == 'broken' else '·'} {sentence}")
        print(say("doctor_broken", count=len(broken)) if broken else say("doctor_healthy"))
    return 1 if broken else 0
