"""`minsheng dashboard`: the pages, served to browsers."""

from __future__ import annotations

from typing import Annotated

import typer

from pipelines.language import say


def command(
    port: Annotated[int, typer.Option(help=say("dashboard.port"), metavar="PORT")] = 8501,
    address: Annotated[
        str, typer.Option(help=say("dashboard.address"), metavar="ADDRESS")
    ] = "127.0.0.1",
) -> None:
    """Serve the pages of the current build until stopped; a new build is noticed by itself.

    Without a sign-in they are served to this machine alone.
    """
    import os
    import subprocess
    import sys

    from pipelines.access.way_in import SERVER_ENVIRONMENT, check_way_in, server_options
    from pipelines.belonging import check_belonging
    from pipelines.settings import PROJECT_FOLDER, get_settings

    settings = get_settings()
    check_belonging(settings.folder)
    check_way_in(settings, address)
    print(say("dashboard.at", url=f"http://{address}:{port}/"), flush=True)
    command_line = [sys.executable, "-m", "streamlit", "run", "dashboards/app.py"]
    command_line += ["--server.address", address, "--server.port", str(port)]
    command_line += server_options(settings)
    environment = {"MINSHENG_DATA": str(settings.data), "DO_NOT_TRACK": "1"}
    environment = os.environ | environment | SERVER_ENVIRONMENT
    if os.name == "nt":
        served = subprocess.run(command_line, cwd=PROJECT_FOLDER, env=environment, check=False)
        raise typer.Exit(served.returncode)
    # The server takes this process's place: what stops the command stops the pages.
    os.chdir(PROJECT_FOLDER)
    os.execve(sys.executable, command_line, environment)  # noqa: S606 - arguments of ours
