#!/usr/bin/python3
"""many-racks.py ARCHIVOLT-CLI SAMPLE: sheets of a thousand racks need little more memory than the
design and the file that comes out: one sheet at a time is there. Prints TAP."""

import json
import os
import subprocess
import sys
import tempfile

DIGITS = "0123456789abcdefghjkmnpqrstvwxyz"
COPIED = ["feeds", "racks", "devices", "links"]
N_RACKS = 1000
# Beyond reading the design, and the PDF, which is there twice while it grows.
SPARE_MB = 24


def number_id(letter, number):
    text = ""
    for _ in range(12):
        text = DIGITS[number % 32] + text
        number //= 32
    return letter + text


def with_racks(sample, n_racks, path):
    """The racks of the sample, with all that stands in them, again and again."""
    with open(sample, encoding="utf-8") as file:
        design = json.load(file)
    ids = [entity["id"] for kind in COPIED for entity in design[kind]]
    text = json.dumps({kind: design[kind] for kind in COPIED})
    copies = {kind: [] for kind in COPIED}
    for number in range(n_racks):
        copy = text
        for i, old in enumerate(ids):
            copy = copy.replace(old, number_id(old[0], number * len(ids) + i))
        copy = json.loads(copy)
        for rack in copy["racks"]:
            rack["name"] = f"Rack {number + 1}"
            rack["order"] = number + 1
        for kind in COPIED:
            copies[kind] += copy[kind]
    for kind in COPIED:
        design[kind] = sorted(copies[kind], key=lambda entity: entity["id"])
    with open(path, "w", encoding="utf-8") as file:
        json.dump(design, file)


def peak_mb(*words):
    with open(os.devnull, "w", encoding="utf-8") as null:
        process = subprocess.Popen(words, stdout=null)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        sys.exit(f"{' '.join(words)}: exit status {process.returncode}")
    return usage.ru_maxrss / 1024


def main():
    program, sample = sys.argv[1:]
    with tempfile.TemporaryDirectory() as folder:
        design = os.path.join(folder, "many.archivolt")
        pdf = os.path.join(folder, "many.pdf")
        with_racks(sample, N_RACKS, design)
        read = peak_mb(program, "info", design, "--json")
        made = peak_mb(program, "report", design, "--kind", "power", "-o", pdf)
        pages = subprocess.run(["pdfinfo", pdf], check=True, stdout=subprocess.PIPE).stdout
        n_pages = int(pages.split(b"Pages:")[1].split()[0])
        allowed = read + 2 * os.path.getsize(pdf) / 2 ** 20 + SPARE_MB
    bad = made > allowed or n_pages < N_RACKS
    print(("not " if bad else "") + f"ok 1 sheets of {N_RACKS} racks")
    print(f"# {n_pages} pages; peak {made:.0f} MB, of the design {read:.0f} MB,"
          f" {allowed:.0f} MB allowed")
    print("1..1")
    return 1 if bad else 0


sys.exit(main())
