"""A person at a terminal: pastes standard input into an interactive bash, line after line.

Prints what the terminal shows. Ends with 0 where bash took each line, with 1 where one was swallowed.
"""

import os
import pty
import select
import sys
import time

SECONDS = 60
DONE = b"pasted-0-whole"


def main():
    child, terminal = pty.fork()
    if child == 0:
        os.execvp("bash", ["bash", "--norc", "--noprofile", "-i"])
    # Without bracketed paste, which not every terminal has, a pager reads what is pasted behind it.
    text = sys.stdin.buffer.read() + b"\necho pasted-$((0))-whole\nexit\n"
    os.set_blocking(terminal, False)
    shown, end = b"", time.monotonic() + SECONDS
    while time.monotonic() < end:
        readable, writable, _ = select.select([terminal], [terminal] if text else [], [], 1)
        if readable:
            try:
                part = os.read(terminal, 65536)
            except OSError:
                break
            if not part:
                break
            shown += part
        if writable:
            try:
                text = text[os.write(terminal, text[:1024]):]
            except BlockingIOError:
                pass
    sys.stdout.buffer.write(shown)
    os.close(terminal)
    os.waitpid(child, 0)
    sys.exit(0 if DONE in shown else 1)


main()
