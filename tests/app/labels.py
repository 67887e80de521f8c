#!/usr/bin/python3
"""labels.py ARCHIVOLT-CLI SAMPLES: every QR code of a label sheet is read from its picture, in
colour as a printer has it and in grey at 150 dpi, and says the id and the name of its label; what
stands on the labels of cables is what the cable schedule calls them. Prints TAP."""

import glob
import json
import os
import subprocess
import sys
import tempfile

from points import Points

INCH = 25.4
# By the makers of the stock, in mm: left, top, width, height, steps, columns, rows.
STOCKS = {"a4": (7.2, 15.1, 63.5, 38.1, 66, 38.1, 3, 7),
          "letter": (4.7625, 12.7, 66.675, 25.4, 69.85, 25.4, 3, 10)}
PICTURES = {"in colour": (200, []), "in grey": (150, ["-gray"])}
NAMES = ["שרת חדש server", "Größe · äöü", "=cmd|' /C calc'!A0", "n" * 500]
NAME_BYTES = 64


class Bench(Points):
    def __init__(self, program, folder):
        super().__init__(folder)
        self.program = program

    def report(self, design, kind, paper, name):
        path = self.path(name)
        subprocess.run([self.program, "report", design, "--kind", kind, "--page", paper, "-o",
                        path], check=True, timeout=120, stdout=subprocess.DEVNULL)
        return path


def read(design):
    with open(design, encoding="utf-8") as file:
        return json.load(file)


def with_names(sample, path):
    """Names that codes and labels must bear, and cables with labels of their own."""
    design = read(sample)
    for device, name in zip(design["devices"], NAMES):
        device["name"] = name
    for i, link in enumerate(design["links"][::2]):
        link["label"] = f"CAB-{i + 1:04}"
    with open(path, "w", encoding="utf-8") as file:
        json.dump(design, file)


def cut(name):
    return name.encode()[:NAME_BYTES].decode(errors="ignore")


def wanted_codes(design):
    """The codes of devices; of cables only the id and the label, if they have one."""
    codes = {device["id"]: cut(device["name"]) for device in design["devices"]
             if "rack" in device}
    codes.update({link["id"]: link.get("label") for link in design["links"]})
    return codes


def cut_out(page, stock, resolution):
    """A picture of each label, as somebody holds it before a telephone."""
    left, top, width, height, step_x, step_y, columns, rows = stock
    dots = resolution / INCH
    size = f"{int(width * dots)}x{int(height * dots)}"
    words = ["convert", page]
    for place in range(columns * rows):
        x = int((left + place % columns * step_x) * dots)
        y = int((top + place // columns * step_y) * dots)
        words += ["(", "-clone", "0", "-crop", f"{size}+{x}+{y}", "+repage", "-write",
                  f"{page}.{place:02}.pgm", "+delete", ")"]
    subprocess.run(words + ["null:"], check=True, timeout=120)
    return sorted(glob.glob(page + ".*.pgm"))


def codes_in(pictures):
    """Of each code its two lines; places without a label have none."""
    done = subprocess.run(["zbarimg", "--quiet", "--raw", "-Sdisable", "-Sqrcode.enable",
                           *pictures], check=False, stdout=subprocess.PIPE,
                          stderr=subprocess.DEVNULL, timeout=300)
    lines = done.stdout.decode().splitlines()
    return list(zip(lines[::2], lines[1::2]))


def found_codes(bench, pdf, paper, picture):
    resolution, options = PICTURES[picture]
    subprocess.run(["pdftoppm", "-r", str(resolution), *options, "-png", pdf, bench.path("page")],
                   check=True, timeout=120)
    codes = []
    for page in sorted(glob.glob(bench.path("page-*.png"))):
        labels = cut_out(page, STOCKS[paper], resolution)
        codes += codes_in(labels)
        for file in labels + [page]:
            os.unlink(file)
    return codes


def code_problem(codes, wanted):
    found = dict(codes)
    if len(codes) != len(wanted) or set(found) != set(wanted):
        return f"{len(codes)} codes of {len(wanted)}, missing {sorted(set(wanted) - set(found))}"
    return "\n".join(f"{key}: {found[key]!r} instead of {name!r}"
                     for key, name in wanted.items() if name is not None and found[key] != name)


def schedule_problem(pdf, schedule):
    """Each cable of the schedule has a label that calls it the same."""
    text = subprocess.run(["pdftotext", pdf, "-"], check=True, stdout=subprocess.PIPE,
                          timeout=60).stdout.decode().splitlines()
    tables = [block for section in read(schedule)["sections"] for block in section["blocks"]
              if block["kind"] == "table" and block["columns"][1]["title"] == "Label"]
    labels = [row["cells"][1]["text"] for table in tables for row in table["rows"]]
    missing = [label for label in labels if text.count(label) != 1]
    return f"not once on a label: {missing}" if missing or not labels else ""


def test_labels(bench, name, design):
    wanted = wanted_codes(read(design))
    schedule = bench.report(design, "cables", "a4", "cables.json")
    for paper in STOCKS:
        pdf = bench.report(design, "labels", paper, "labels.pdf")
        for picture in PICTURES:
            bench.check(f"{name}: {paper}: codes {picture}",
                        code_problem(found_codes(bench, pdf, paper, picture), wanted))
        bench.check(f"{name}: {paper}: as the schedule", schedule_problem(pdf, schedule))


def main():
    program, samples = sys.argv[1:]
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(program, folder)
        test_labels(bench, "optane-rack", os.path.join(samples, "optane-rack.archivolt"))
        named = bench.path("named.archivolt")
        with_names(os.path.join(samples, "optane-servers-parts.archivolt"), named)
        test_labels(bench, "names", named)
        print(f"1..{bench.number}")
    return 1 if bench.failed else 0


sys.exit(main())
