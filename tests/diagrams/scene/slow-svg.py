#!/usr/bin/python3
"""slow-svg.py: stands in for archivolt-svg and draws with it, but is silent about a document that
says "silent N" the first N times, and ends over one that says "gone N". It notes what it was asked
in the folder AVT_SLOW_FOLDER."""

import os
import re
import struct
import subprocess
import sys


def read_frame(file):
    head = file.read(4)
    return file.read(struct.unpack(">I", head)[0]) if len(head) == 4 else None


def count(name):
    """How often this was called for @name before, over all processes."""
    path = os.path.join(os.environ["AVT_SLOW_FOLDER"], name)
    with open(path, "a", encoding="ascii") as file:
        before = file.tell()
        file.write(".")
    return before


def main():
    program = os.path.join(os.environ["AVT_BUILD_ROOT"], "app", "archivolt-svg")
    with subprocess.Popen([program], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as drawer:
        while (document := read_frame(sys.stdin.buffer)) is not None:
            found = re.search(rb"(silent|gone) (\d+)", document)
            if found is None:
                count("drawn")
            elif count((found[1] + b"-" + found[2]).decode()) < int(found[2]):
                if found[1] == b"silent":
                    sys.stdin.buffer.read()  # until nobody waits any more
                break
            drawer.stdin.write(struct.pack(">I", len(document)) + document)
            drawer.stdin.flush()
            answer = read_frame(drawer.stdout)
            sys.stdout.buffer.write(struct.pack(">I", len(answer)) + answer)
            sys.stdout.buffer.flush()
        drawer.kill()


if __name__ == "__main__":
    main()
