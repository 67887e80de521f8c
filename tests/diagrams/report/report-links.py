#!/usr/bin/python3
"""report-links.py TEST-REPORT-PDF: the program writes its reports into AVT_REPORT_FOLDER; then
every link of them leads to the page where what it names stands, contents say that page's number,
and the file says whose it is, of what and in which language. Prints TAP."""

import json
import os
import re
import subprocess
import sys
import tempfile

NAMES = ["report-1-3.pdf", "report-3-60.pdf", "report-70-2.pdf"]
ENTRY = re.compile(r"^(.*\S)\s+(\d+)$")


def output(*words):
    return subprocess.run(words, check=True, stdout=subprocess.PIPE, timeout=120).stdout.decode()


def words_at(path, page, rect):
    """What stands in a rectangle of a page, from 0; the corners of @rect are in PDF's order."""
    left, bottom, right, top = rect
    height = float(re.search(r"Page size:\s+[\d.]+ x ([\d.]+)", output("pdfinfo", path)).group(1))
    return " ".join(output(
        "pdftotext", "-layout", "-f", str(page + 1), "-l", str(page + 1), "-x", str(int(left)),
        "-y", str(int(height - top)), "-W", str(int(right - left)),
        "-H", str(int(top - bottom)), path, "-").split())


def named_places(objects, node, places):
    """The tree of names: name to [page, "/XYZ", left, top, zoom]."""
    node = objects.get(node, node) if isinstance(node, str) else node
    for kid in node.get("/Kids", []):
        named_places(objects, kid, places)
    names = node.get("/Names", [])
    for name, place in zip(names[::2], names[1::2]):
        place = objects[place] if isinstance(place, str) else place
        places[name] = place["/D"] if isinstance(place, dict) else place
    return places


def links_of(data):
    """Each (page from 0, rectangle, where it leads: [page object, ..., top, ...])."""
    objects = data["objects"]
    root = objects[objects["trailer"]["/Root"]]
    places = named_places(objects, objects[root["/Names"]]["/Dests"], {})
    for number, page in enumerate(data["pages"]):
        annotations = objects[page["object"]].get("/Annots", [])
        annotations = objects[annotations] if isinstance(annotations, str) else annotations
        for each in annotations:
            link = objects[each]
            if link["/Subtype"] == "/Link":
                place = link["/Dest"]
                yield number, link["/Rect"], places.get(place) if isinstance(place, str) else place


def link_problem(path, link, pages, texts):
    number, rect, place = link
    said = words_at(path, number, rect)
    if not place or place[0] not in pages:
        return f"{said} leads nowhere"
    target = pages.index(place[0])
    entry = ENTRY.match(said)
    name = re.sub(r"^[\d.]+ ", "", entry.group(1)) if entry and number == 0 else said
    if entry and number == 0 and not said.startswith("Table") and int(entry.group(2)) != target + 1:
        return f"{said} leads to page {target + 1}"
    return "" if name in texts[target] else f"{said} leads to page {target + 1}, without {name!r}"


def file_problem(data):
    objects = data["objects"]
    info = objects[objects["trailer"]["/Info"]]
    root = objects[objects["trailer"]["/Root"]]
    found = [info.get("/Title"), info.get("/Author"), info.get("/Subject"), root.get("/Lang")]
    wanted = ["Rack Power Sheet", "Author", "Sample design", "en"]
    return "" if found == wanted else f"{found} instead of {wanted}"


def check(number, name, problem):
    print(("not " if problem else "") + f"ok {number} {name}")
    for line in problem.splitlines()[:8]:
        print("# " + line)
    return bool(problem)


def main():
    failed = 0
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([sys.argv[1]], check=True, stdout=subprocess.DEVNULL, timeout=120,
                       env={**os.environ, "AVT_REPORT_FOLDER": folder})
        for i, name in enumerate(NAMES):
            path = os.path.join(folder, name)
            data = json.loads(output("qpdf", "--json=1", path))
            pages = [page["object"] for page in data["pages"]]
            texts = [" ".join(text.split()) for text in output("pdftotext", path, "-").split("\f")]
            links = list(links_of(data))
            problems = [link_problem(path, link, pages, texts) for link in links[:40] + links[-10:]]
            failed += check(2 * i + 1, f"{name}: {len(links)} links lead to what they name",
                            "\n".join(filter(None, problems)) if links else "no links")
            failed += check(2 * i + 2, f"{name}: title, author and language", file_problem(data))
    print(f"1..{2 * len(NAMES)}")
    return 1 if failed else 0


sys.exit(main())
