"""Whether CURRENT and the builds are what their manifests say."""

from __future__ import annotations

from collections.abc import Iterator

from pipelines.build.builds import MAKING, list_builds
from pipelines.build.code_version import code_version
from pipelines.build.current import current_build, is_whole
from pipelines.build.manifest import DATABASE_NAME
from pipelines.data_folder import DataFolder
from pipelines.doctor.remark import Remark, broken, note
from pipelines.file_hash import file_hash
from pipelines.lock import is_held
from pipelines.problem import Problem


def examine_builds(folder: DataFolder) -> Iterator[Remark]:
    """Every build that is not whole, a CURRENT that dangles, what a killed build left."""
    try:
        build = current_build(folder)
    except Problem:
        if list_builds(folder):
            yield broken("doctor_no_good_build")
        else:
            yield note("doctor_no_build_yet")
    else:
        if build.warning:
            yield broken("doctor_current_damaged", used=build.manifest.id)
        if build.manifest.code_version != code_version():
            versions = {"made_by": build.manifest.code_version, "now": code_version()}
            yield note("doctor_other_version", **versions)
        yield note("doctor_current", id=build.manifest.id, deliveries=build.manifest.deliveries)
    for manifest in list_builds(folder):
        place = folder.builds / manifest.id
        if manifest.state != "published":
            yield note("doctor_failed_build", id=manifest.id)
        elif not is_whole(place) or file_hash(place / DATABASE_NAME) != manifest.file_sha256:
            yield broken("doctor_build_damaged", id=manifest.id)
    if not is_held(folder.lock):
        for path in sorted(folder.builds.glob(f"{MAKING}*")):
            yield note("doctor_stray_build", path=path)
