"""Runs a command in a pseudo-terminal and answers each question with Enter, as somebody does who takes every default.

enter.py FOLDER COMMAND...

Prints what the terminal shows and ends as the command does. A question is a line that ends in a colon and stands still.
The same question five times over, or no end after five minutes, is a failure: exit status 124.
"""

import os
import pty
import re
import select
import sys
import time

STILL_SECONDS = 1.0
LIMIT_SECONDS = 300
MOST_REPEATS = 5


def main(folder: str, command: list[str]) -> int:
    process, terminal = pty.fork()
    if process == 0:
        os.chdir(folder)
        os.execvp(command[0], command)
    line, asked, repeats, begun = b"", b"", 0, time.monotonic()
    while time.monotonic() - begun < LIMIT_SECONDS and repeats < MOST_REPEATS:
        if select.select([terminal], [], [], STILL_SECONDS)[0]:
            try:
                shown = os.read(terminal, 4096)
            except OSError:  # Linux: the other side is closed.
                shown = b""
            if not shown:
                return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])
            sys.stdout.buffer.write(shown)
            sys.stdout.buffer.flush()
            line = (line + shown).rsplit(b"\n", 1)[-1]
        elif re.search(rb":\s*(\x1b\[[0-9;]*m)*\s*$", line):
            repeats = repeats + 1 if line == asked else 0
            asked, line = line, b""
            os.write(terminal, b"\n")
    os.kill(process, 9)
    os.waitpid(process, 0)
    print(f"\nenter.py: the command has not ended; its last question was {asked!r}")
    return 124


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2:]))
