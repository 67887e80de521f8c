#!/usr/bin/python3
"""Every drawing as SVG, in a browser and in librsvg: it opens, it is not empty, and in the browser
every label lies on the page and every label of a device inside it. A drawing with one label moved
must be found out.

usage: svg-in-browser.py ARCHIVOLT-CLI SAMPLES-FOLDER"""

import json
import os
import re
import subprocess
import sys
import tempfile

CHROMIUM = ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic",
            "--no-first-run", "--disable-background-networking", "--disable-component-update",
            "--disable-sync", "--virtual-time-budget=2000"]

# A line box is higher than its letters; what counts is whether a reader sees a label cut or
# crossing an edge. So labels are compared without their leading.
PAGE = """<!DOCTYPE html><meta charset="utf-8"><body style="margin:0">%s
<script>
const found = [];
let labels = 0;
function check(text, outer) {
  const inner = text.getBoundingClientRect();
  const turned = inner.height > inner.width * 1.5;
  const lead = 0.2 * (turned ? inner.width : inner.height);
  const dx = turned ? lead : 0, dy = turned ? 0 : lead;
  if (inner.left + dx < outer.left - 0.5 || inner.right - dx > outer.right + 0.5 ||
      inner.top + dy < outer.top - 0.5 || inner.bottom - dy > outer.bottom + 0.5)
    found.push(text.textContent);
}
const page = document.querySelector('svg').getBoundingClientRect();
for (const text of document.querySelectorAll('svg text')) {
  labels++;
  check(text, page);
}
for (const group of document.querySelectorAll('g.device[data-entity]')) {
  const box = group.querySelector('rect');
  if (!box || group.querySelector('g[data-entity]')) continue;
  for (const text of group.querySelectorAll('text'))
    check(text, box.getBoundingClientRect());
}
document.title = 'result';
const out = document.createElement('pre');
out.id = 'result';
out.textContent = JSON.stringify({labels: labels, outside: found});
document.body.appendChild(out);
</script>"""


def render(cli, design, folder):
    subprocess.run([cli, "render", design, "--all", "-o", folder + "/", "--format", "svg"],
                   check=True, timeout=120, stdout=subprocess.DEVNULL)
    return sorted(name for name in os.listdir(folder) if name.endswith(".svg"))


def ask_browser(path, root):
    with open(path, encoding="utf-8") as file:
        svg = re.sub(r"^<\?xml[^>]*\?>\s*", "", file.read())
    page = os.path.join(root, "page.html")
    with open(page, "w", encoding="utf-8") as file:
        file.write(PAGE % svg)
    dump = subprocess.run([*CHROMIUM, "--user-data-dir=" + os.path.join(root, "profile"),
                           "--dump-dom", "file://" + page],
                          check=True, timeout=120, capture_output=True, text=True).stdout
    match = re.search(r'<pre id="result">(.*?)</pre>', dump, re.S)
    return json.loads(match.group(1).replace("&lt;", "<").replace("&gt;", ">")
                      .replace("&amp;", "&")) if match else None


def moved(path, root):
    """The drawing with a label pushed away: the last of a device, or the last there is."""
    with open(path, encoding="utf-8") as file:
        svg = file.read()
    label = svg.find("<text x=", max(svg.rfind('class="device"'), 0))
    label = label if label >= 0 else svg.rindex("<text x=")
    wrong = os.path.join(root, "moved.svg")
    with open(wrong, "w", encoding="utf-8") as file:
        file.write(svg[:label] + svg[label:].replace('<text x="', '<text x="9', 1))
    return wrong


def ask_librsvg(path, root):
    png = os.path.join(root, "out.png")
    subprocess.run(["rsvg-convert", "-o", png, path], check=True, timeout=60)
    return os.path.getsize(png) > 1000


def main():
    cli, samples = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
    number = 0
    failed = False

    for name in sorted(n for n in os.listdir(samples) if n.endswith(".archivolt")):
        with tempfile.TemporaryDirectory() as root:
            folder = os.path.join(root, "svg")
            os.mkdir(folder)
            for drawing in render(cli, os.path.join(samples, name), folder):
                path = os.path.join(folder, drawing)
                answer = ask_browser(path, root)
                caught = ask_browser(moved(path, root), root)
                good = bool(caught is not None and caught["outside"] and answer is not None
                            and answer["labels"] > 0 and not answer["outside"]
                            and ask_librsvg(path, root))
                number += 1
                failed = failed or not good
                print(f"{'ok' if good else 'not ok'} {number} {name} {drawing}: {answer}",
                      flush=True)
    print(f"1..{number}")
    sys.exit(1 if failed or number == 0 else 0)


main()
