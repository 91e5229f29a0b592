"""The typer application: its commands are known by name and loaded on demand."""

from __future__ import annotations

import gettext
import importlib
from typing import Annotated, Any

from pipelines.language import language_in_force, messages, say

# Every command in the order of use, and the folder its module lies in.
COMMANDS = {
    "run": "work",
    "sample": "work",
    "intake": "deliveries",
    "withdraw": "deliveries",
    "confirm": "deliveries",
    "nil": "deliveries",
    "learn": "deliveries",
    "precheck": "oversight",
    "template": "deliveries",
    "returns": "deliveries",
    "build": "work",
    "progress": "figures",
    "status": "deliveries",
    "findings": "oversight",
    "sql": "figures",
    "export": "figures",
    "summary": "figures",
    "factcheck": "figures",
    "dashboard": "figures",
    "close": "work",
    "open-year": "work",
    "builds": "work",
    "rollback": "work",
    "doctor": "work",
    "notices": "work",
    "init": "work",
    "districts": "work",
    "backup": "work",
    "restore": "work",
    "rekey": "custody",
    "forget": "custody",
    "expire": "custody",
    "originals": "custody",
}


def _typer_word(english: str) -> str:
    words = {text["en"]: text for code, text in messages().items() if code.startswith("typer.")}
    return words.get(english, {}).get(language_in_force(), english)


# typer binds gettext's function when it is imported, and has no other way to be translated.
gettext.gettext = _typer_word

import typer  # noqa: E402
from typer.core import TyperCommand, TyperGroup  # noqa: E402


class _Worded:
    """The words of a help page that typer holds no translation of."""

    def get_help_option(self, ctx: Any) -> Any:
        """--help, explained in the language in force."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = say("option.help")
        return option

    def format_usage(self, ctx: Any, formatter: Any) -> None:
        """The line that says how the command is written."""
        pieces = " ".join(self.collect_usage_pieces(ctx))
        formatter.write_usage(ctx.command_path, pieces, prefix=say("usage_prefix"))


class WordedCommand(_Worded, TyperCommand):
    """A command whose help page is wholly in the language in force."""


class LazyGroup(_Worded, TyperGroup):
    """Lists commands by their summaries; imports a command's module when it is run."""

    def list_commands(self, ctx: Any) -> list[str]:
        """The commands, in the order of use."""
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """A stand-in that knows the command's summary, enough for the list of commands."""
        if cmd_name not in self.list_commands(ctx):
            return None
        return TyperCommand(cmd_name, help=say(f"command.{cmd_name}"))

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """The command itself, its module imported now."""
        name, _, rest = super().resolve_command(ctx, args)
        return name, load_command(name), rest


def load_command(name: str) -> Any:
    """The typer command of the module pipelines/cli/<folder>/<name>.py, `-` written as `_`."""
    module = importlib.import_module(f"{__package__}.{COMMANDS[name]}.{name.replace('-', '_')}")
    single = typer.Typer(add_completion=False, rich_markup_mode=None)
    single.command(
        name=name,
        cls=WordedCommand,
        help=say(f"command.{name}"),
        options_metavar=say("usage_options"),
        context_settings={"help_option_names": ["--help", "-h"]},
    )(module.command)
    command = typer.main.get_command(single)
    for parameter in command.params:
        if parameter.param_type_name == "argument":
            # Behind its name typer writes the name of its Python type, list[Path], for nobody.
            parameter.display_type_rich = _no_type
    return command


def _no_type(ctx: Any) -> None:
    """What stands behind an argument's name."""


def _global_option(name: str, metavar: str) -> Any:
    return typer.Option(help=say(f"option.{name}"), metavar=metavar, show_default=False)


def build_application() -> Any:
    """The group of all commands, its texts in the language in force."""
    application = typer.Typer(
        name="minsheng",
        cls=LazyGroup,
        help=say("command.app"),
        add_completion=False,
        no_args_is_help=True,
        options_metavar=say("usage_options"),
        subcommand_metavar=say("usage_command"),
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["--help", "-h"]},
    )
    application.callback()(_show_global_options)
    return typer.main.get_command(application)


def _show_global_options(
    lang: Annotated[str, _global_option("lang", "zh|en")] = "zh",
    data: Annotated[str, _global_option("data", "DIR")] = "data",
) -> None:
    """Global options are taken before typer sees them; they stand here to be listed."""
