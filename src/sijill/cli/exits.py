"""What the exit code of the command says. Documented in docs/cli.md."""

from __future__ import annotations

from enum import IntEnum


class ExitCode(IntEnum):
    """Exit codes; 2 is what the parser of the command line uses itself."""

    DONE = 0
    """Everything was read."""
    SOME_SKIPPED = 1
    """Something was skipped or failed; the rest was read."""
    USAGE = 2
    """The command was not understood, or what it asks for is not there."""
    NOTHING_READ = 3
    """Nothing was read."""
    LEDGER = 4
    """The ledger cannot be opened, read or written."""
    INTERRUPTED = 130
    """Stopped with Ctrl-C."""
