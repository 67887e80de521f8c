#!/usr/bin/python3
"""check-samples.py MAKE-SAMPLES MAKE-FACES DATA: the catalogue, samples and templates are what
the programs make, byte by byte. To renew them: run MAKE-FACES DATA/catalogue/faces, then
MAKE-SAMPLES DATA/catalogue/faces DATA. Prints TAP."""

import os
import subprocess
import sys
import tempfile


def read_all(folder):
    files = {}
    for kind in ("catalogue", "samples", "templates", "catalogue/faces"):
        for name in sorted(os.listdir(os.path.join(folder, kind))):
            if name.endswith((".archivolt", ".svg")):
                with open(os.path.join(folder, kind, name), "rb") as file:
                    files[f"{kind}/{name}"] = file.read()
    return files


def main():
    program, face_program, data = sys.argv[1:4]
    with tempfile.TemporaryDirectory() as folder:
        faces = os.path.join(folder, "catalogue", "faces")
        subprocess.run([sys.executable, "-B", face_program, faces], check=True)
        subprocess.run([program, faces, folder], check=True)
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
