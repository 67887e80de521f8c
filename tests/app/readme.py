#!/usr/bin/python3
"""readme.py ROOT CLI: what README.md shows must work: each command of the first session ends with
exit status 0 and says something, each file and folder it names is there, and it stays short."""

import os
import re
import subprocess
import sys
import tempfile

COMMAND = re.compile(r"^    (.*build/app/archivolt-cli .*)$", re.MULTILINE)
NAMED = re.compile(r"`([A-Za-z./]+(?:/|\.md)|\./[a-z]+|COPYING)`")


def run(command, root, program, folder):
    command = command.replace("/tmp/", folder + "/").replace("build/app/archivolt-cli", program)
    done = subprocess.run(["sh", "-c", command], cwd=root, text=True, stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT, check=False)
    return [] if done.returncode == 0 else [f"exit status {done.returncode}"] + \
        done.stdout.splitlines()


def main():
    root, program = (os.path.abspath(argument) for argument in sys.argv[1:])
    with open(os.path.join(root, "README.md"), encoding="utf-8") as file:
        text = file.read()
    points = [("at most 60 lines", [] if text.count("\n") <= 60 else [str(text.count("\n"))]),
              ("every name exists", [name for name in NAMED.findall(text)
                                     if not os.path.exists(os.path.join(root, name))])]
    commands = COMMAND.findall(text)
    points.append(("has commands", [] if len(commands) >= 5 else commands))
    with tempfile.TemporaryDirectory() as folder:
        points += [(command, run(command, root, program, folder)) for command in commands]
    print(f"1..{len(points)}")
    for number, (name, problems) in enumerate(points, 1):
        print(f"{'not ok' if problems else 'ok'} {number} {name.replace('#', '')}")
        for problem in problems:
            print(f"# {problem}")
    return int(any(problems for _, problems in points))


if __name__ == "__main__":
    sys.exit(main())
