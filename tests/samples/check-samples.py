#!/usr/bin/python3
"""check-samples.py MAKE-SAMPLES DATA: the samples and templates are what the program makes, byte
by byte. To renew them: run MAKE-SAMPLES DATA. Prints TAP."""

import os
import subprocess
import sys
import tempfile


def read_all(folder):
    files = {}
    for kind in ("samples", "templates"):
        for name in sorted(os.listdir(os.path.join(folder, kind))):
            if name.endswith(".archivolt"):
                with open(os.path.join(folder, kind, name), "rb") as file:
                    files[f"{kind}/{name}"] = file.read()
    return files


def main():
    program, data = sys.argv[1:3]
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([program, folder], check=True)
        made = read_all(folder)
    found = read_all(data)
    names = sorted({*made, *found})
    print(f"1..{len(names)}")
    for number, name in enumerate(names, 1):
        good = made.get(name) == found.get(name)
        print(f"{'ok' if good else 'not ok'} {number} {name}")
    return int(made != found)


if __name__ == "__main__":
    sys.exit(main())
