"""A command that cannot work as it was called: said as all else is, with what to do about it."""

from __future__ import annotations

import re

import click

from postmortem_kb.printable import printable
from postmortem_kb.suggestion import did_you_mean

_QUOTED = re.compile(r"(['\"])(.*?)\1", re.DOTALL)
_EXTRA = re.compile(r"extra arguments? \((.*)\)", re.DOTALL)
_Words = tuple[str, str]


def explain_usage(failure: click.ClickException) -> _Words:
    """The message and the hint for what click could not make sense of."""
    match failure:
        case click.NoSuchOption():
            hint = did_you_mean(failure.option_name, _options(failure.ctx), "the options are")
            return f"there is no option `{printable(failure.option_name)}`", hint
        case click.MissingParameter():
            return f"`{_name(failure)}` is missing", _hint_for_missing(failure)
        case click.BadParameter():
            return _bad_value(failure)
        case click.BadOptionUsage():
            if "does not take" in failure.message:
                return f"`{failure.option_name}` takes no value", "write the option alone"
            hint = "write it behind the option; --help says what it may be"
            return f"`{failure.option_name}` needs a value", hint
        case click.UsageError(ctx=click.Context(command=click.Group() as group) as context):
            return _no_command(failure, group, context)
        case _:
            return _otherwise(failure)


def _options(context: click.Context | None) -> list[str]:
    parameters = context.command.get_params(context) if context else []
    return [name for each in parameters for name in each.opts if name.startswith("--")]


def _hint_for_missing(failure: click.MissingParameter) -> str:
    option = failure.param
    if isinstance(option, click.Option) and failure.ctx:
        return f"add `{_name(failure)} {option.make_metavar(failure.ctx)}`: {option.help or ''}"
    return _usage(failure.ctx)


def _bad_value(failure: click.BadParameter) -> _Words:
    """A value of the wrong form. What was written stands in click's message, in quotes."""
    kind = failure.param.type if failure.param else None
    quoted = _QUOTED.search(failure.message)
    written = quoted[2] if quoted else failure.message.partition(" is not")[0]
    message = f"`{_name(failure)}` cannot be `{printable(written)}`"
    if isinstance(kind, click.Choice):
        return message, did_you_mean(written, [str(word) for word in kind.choices])
    if isinstance(kind, click.IntRange):
        return message, f"write a whole number, {kind.min} or more"
    return f"`{_name(failure)}`: {printable(failure.message)}", _usage(failure.ctx)


def _no_command(failure: click.UsageError, group: click.Group, context: click.Context) -> _Words:
    quoted = _QUOTED.search(failure.message)
    if quoted is None:
        return _otherwise(failure)
    message = f"`{context.command_path}` has no `{printable(quoted[2])}`"
    return message, did_you_mean(quoted[2], group.list_commands(context), "the commands are")


def _otherwise(failure: click.ClickException) -> _Words:
    context = failure.ctx if isinstance(failure, click.UsageError) else None
    extra = _EXTRA.search(failure.message)
    if extra:
        return f"too many words: `{printable(extra[1])}` has no place", _usage(context)
    message = failure.format_message().rstrip(".")
    return printable(message[:1].lower() + message[1:]), _usage(context)


def _name(failure: click.BadParameter) -> str:
    """What a person types: the long option, or the word that the usage has for an argument."""
    if isinstance(failure.param, click.Option):
        return max(failure.param.opts, key=len)
    if failure.param is None or failure.ctx is None:
        return str(failure.param_hint or "a value")
    return failure.param.make_metavar(failure.ctx)


def _usage(context: click.Context | None) -> str:
    if context is None:
        return "`postmortem --help` lists the commands"
    pieces = " ".join(context.command.collect_usage_pieces(context))
    return f"`{context.command_path} {pieces}`; --help says more"
