#!/usr/bin/python3
"""check-samples.py MAKE-SAMPLES MAKE-FACES DATA ARCHIVOLT_CLI CODES: the catalogue, samples and
templates are what the programs make, byte by byte. To renew them: run MAKE-FACES
DATA/catalogue/faces, then MAKE-SAMPLES DATA/catalogue/faces DATA. And `check` finds in each sample
how many of each code CODES says, no more and no less, and in templates no error. Prints TAP."""

import json
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


def count_codes(cli, path):
    done = subprocess.run([cli, "check", path, "--json"], capture_output=True, check=False)
    codes, errors = {}, 0
    for finding in json.loads(done.stdout)["findings"]:
        codes[finding["code"]] = codes.get(finding["code"], 0) + 1
        errors += finding["severity"] == "error"
    return codes, errors


def check_codes(cli, data, expected):
    """A template may be improved, but an error is none; a sample finds exactly what it shows."""
    bad = []
    for kind in ("samples", "templates"):
        for name in sorted(os.listdir(os.path.join(data, kind))):
            if not name.endswith(".archivolt"):
                continue
            codes, errors = count_codes(cli, os.path.join(data, kind, name))
            wanted = expected.get(name)
            if errors or (kind == "samples" and codes != wanted):
                bad.append(f"{name}: found {json.dumps(codes, sort_keys=True)}")
    return bad


def main():
    program, face_program, data, cli, codes = sys.argv[1:6]
    with tempfile.TemporaryDirectory() as folder:
        faces = os.path.join(folder, "catalogue", "faces")
        subprocess.run([sys.executable, "-B", face_program, faces], check=True)
        subprocess.run([program, faces, folder], check=True)
        made = read_all(folder)
    found = read_all(data)
    names = sorted({*made, *found})
    print(f"1..{len(names) + 1}")
    for number, name in enumerate(names, 1):
        good = made.get(name) == found.get(name)
        print(f"{'ok' if good else 'not ok'} {number} {name}")
    with open(codes, encoding="utf-8") as file:
        bad = check_codes(cli, data, json.load(file))
    print(f"{'not ok' if bad else 'ok'} {len(names) + 1} expected codes")
    for line in bad:
        print(f"# {line}")
    return int(made != found or bool(bad))


if __name__ == "__main__":
    sys.exit(main())
