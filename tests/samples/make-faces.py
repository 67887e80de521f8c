#!/usr/bin/python3
"""make-faces.py FOLDER: writes the faces of the catalogue's types, SLUG-front.svg and
SLUG-rear.svg: flat, to scale, one user unit for a millimetre. What a face shows is a list of
elements with their places; the elements are the functions below."""

import os
import sys

PANEL = 482.6
UNIT = 44.45
EAR = 17
LINE = "#98a1ac"
SOFT = "#eceff2"
OPEN = "#c9d0d7"
DARK = "#5d6773"
ORDER = [SOFT, "#dfe8ee", "#ffffff", OPEN, "none", DARK]  # from the back to the front


class Face:
    """Boxes and lines by look: what looks alike is one path, so a face is a dozen of them."""

    def __init__(self, width, height):
        self.width, self.height = width, height
        self.paths = {}

    def add(self, look, text):
        self.paths.setdefault(look, []).append(text)

    def box(self, x, y, w, h, fill=SOFT, stroke=LINE):
        self.add((fill, stroke), f"M{x:g} {y:g}h{w:g}v{h:g}h{-w:g}z")

    def line(self, x1, y1, x2, y2):
        self.add(("none", LINE), f"M{x1:g} {y1:g}L{x2:g} {y2:g}")

    def ring(self, x, y, r):
        c = round(r * 0.414, 2)
        self.add(("none", LINE), f"M{x - r:g} {y - c:g}L{x - c:g} {y - r:g}L{x + c:g} {y - r:g}"
                 f"L{x + r:g} {y - c:g}L{x + r:g} {y + c:g}L{x + c:g} {y + r:g}L{x - c:g} {y + r:g}"
                 f"L{x - r:g} {y + c:g}z")

    def text(self):
        out = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {self.width:g} '
               f'{self.height:g}">']
        looks = sorted(self.paths.items(), key=lambda item: ORDER.index(item[0][0]))
        for (fill, stroke), steps in looks:
            edge = f' stroke="{stroke}"' if stroke != "none" else ""
            out.append(f'<path fill="{fill}"{edge} d="{"".join(steps)}"/>')
        return "\n".join(out + ["</svg>", ""])


def ears(face):
    units = max(1, round(face.height / UNIT))
    for x in (EAR, face.width - EAR):
        face.line(x, 1, x, face.height - 1)
    for unit in range(units):
        for at in ((0.18, 0.82) if face.height >= UNIT else (0.5,)):
            y = min((unit + at) * UNIT, face.height * at if units == 1 else face.height) - 2.5
            for x in (5, face.width - 12):
                face.box(x, y, 7, 5, "#ffffff")


def grid(face, x, y, w, h, columns, rows, gap=1.5, fill=SOFT):
    """Cells in so many columns and rows that fill the box."""
    cell_w = (w - gap * (columns - 1)) / columns
    cell_h = (h - gap * (rows - 1)) / rows
    for row in range(rows):
        for column in range(columns):
            face.box(round(x + column * (cell_w + gap), 2), round(y + row * (cell_h + gap), 2),
                     round(cell_w, 2), round(cell_h, 2), fill)


def disks(face, x, y, w, h, columns, rows):
    """Drive carriers with their levers: on the long side's end."""
    grid(face, x, y, w, h, columns, rows)
    cell_w, cell_h = (w + 1.5) / columns, (h + 1.5) / rows
    for row in range(rows):
        for column in range(columns):
            left, top = x + column * cell_w, y + row * cell_h
            if cell_w > cell_h:
                face.box(round(left + cell_w - 9, 2), round(top + 2, 2), 4,
                         round(cell_h - 5.5, 2), OPEN, "none")
            else:
                face.box(round(left + 2, 2), round(top + 4, 2), round(cell_w - 5.5, 2), 5,
                         OPEN, "none")


def jacks(face, x, y, columns, rows, size=(11.5, 9.5), pitch=(13.6, 13), group=0):
    """Ports; after each group of columns a gap."""
    for row in range(rows):
        for column in range(columns):
            gap = 4 * (column // group) if group else 0
            face.box(round(x + column * pitch[0] + gap, 2), round(y + row * pitch[1], 2), *size,
                     OPEN)


def cages(face, x, y, columns, rows, group=0):
    jacks(face, x, y, columns, rows, (19, 9.5), (20.5, 13), group)


def vents(face, x, y, w, h, step=5):
    at = y + step / 2
    while at < y + h:
        face.line(x, round(at, 2), x + w, round(at, 2))
        at += step


def outlets(face, x, y, columns, rows, kind="c13", pitch=None):
    w, h = (24, 17) if kind == "c13" else (28, 21)
    px, py = pitch or (w + 5, h + 4)
    for row in range(rows):
        for column in range(columns):
            left, top = x + column * px, y + row * py
            face.box(left, top, w, h, SOFT)
            face.box(left + 6, top + 5, w - 12, h - 10, DARK, "none")


def inlet(face, x, y, kind="c14"):
    w, h = (27, 20) if kind == "c14" else (31, 24)
    face.box(x, y, w, h, "#ffffff")
    face.box(x + 6, y + 6, w - 12, h - 12, DARK, "none")


def supply(face, x, y, w, h):
    face.box(x, y, w, h)
    radius = min(h, w - 34) / 2 - 3
    if radius > 4:
        face.ring(round(x + radius + 4, 2), round(y + h / 2, 2), round(radius, 2))
    inlet(face, x + w - 30, round(y + h / 2 - 10, 2))


def display(face, x, y, w, h):
    face.box(x, y, w, h, "#dfe8ee")
    face.line(x + 4, y + h / 2, x + w - 4, y + h / 2)


def server(units, bays, kind="sff"):
    face = Face(PANEL, units * UNIT)
    ears(face)
    columns, rows = bays
    disks(face, EAR + 8, 4, PANEL - 2 * EAR - 16 if kind == "lff" or units > 1 else 372,
          units * UNIT - 8, columns, rows)
    if kind != "lff" and units == 1:
        vents(face, 402, 6, 56, 32)
    return face


def server_rear(units, lom, supplies=2):
    face = Face(PANEL, units * UNIT)
    h = units * UNIT
    for number in range(supplies):
        supply(face, PANEL - 24 - 88 * (number + 1), h - 41, 84, 38)
    jacks(face, 30, h - 16, lom, 1)
    cages(face, 30 + 14 * lom + 8, h - 16, 2, 1)
    jacks(face, 190, h - 16, 1, 1)
    for slot in range(3):
        face.box(30 + slot * 84, 6, 80, 14, "#ffffff")
        vents(face, 34 + slot * 84, 8, 72, 10)
    if units > 1:
        for slot in range(5):
            face.box(30 + slot * 84, 26, 80, 14, "#ffffff")
    return face


def switch(columns, rows, uplinks, kind="sfp", group=6):
    face = Face(PANEL, UNIT)
    ears(face)
    if kind == "qsfp":
        cages(face, 40, 10, columns, rows, group)
    else:
        jacks(face, 28, 10, columns, rows, group=group)
    if uplinks:
        cages(face, PANEL - EAR - 4 - 20.5 * uplinks[0], 10, *uplinks)
    return face


def switch_rear(fans):
    face = Face(PANEL, UNIT)
    supply(face, 26, 4, 84, 36)
    supply(face, PANEL - 110, 4, 84, 36)
    width = (PANEL - 240) / fans
    for number in range(fans):
        face.box(round(120 + number * width, 2), 4, round(width - 3, 2), 36)
        face.ring(round(120 + number * width + width / 2 - 1, 2), 22, 14)
    return face


def panel(columns, rows, kind="rj45", height=UNIT):
    face = Face(PANEL, height)
    ears(face)
    if kind == "lc":
        jacks(face, 38, height / 2 - 5, columns, rows, (13, 9.5), (16.6, 13), 6)
    else:
        jacks(face, 40, height / 2 - (13 * rows - 3.5) / 2, columns, rows, (12, 9.5),
              (15.6, 13), 6)
    return face


def strip(height, left):
    """0U strip: groups of (kind, number) from the top, in one column."""
    face = Face(56, height)
    face.box(4, 12, 48, 60, "#dfe8ee")
    face.line(10, 42, 46, 42)
    y = 90
    for kind, number in left:
        pitch = 23 if kind == "c13" else 27
        outlets(face, 16 if kind == "c13" else 14, y, 1, number, kind, (40, pitch))
        y += number * pitch + 12
        face.line(8, y - 9, 48, y - 9)
    return face


def ats(c13, c19=0):
    front, rear = Face(PANEL, UNIT), Face(PANEL, UNIT)
    ears(front)
    display(front, 190, 8, 100, 28)
    for x in (60, 380):
        front.ring(x, 22, 9)
    inlet(rear, 24, 11, "c20" if c19 else "c14")
    inlet(rear, 62, 11, "c20" if c19 else "c14")
    if c13 > 8:
        outlets(rear, 108, 2, c13 // 2, 2, "c13", (34, 21))
    else:
        outlets(rear, 108, 13, c13, 1)
    if c19:
        outlets(rear, 108 + 29 * c13 + 6, 11, c19, 1, "c19")
    return front, rear


def bar(c13):
    face = Face(PANEL, UNIT)
    ears(face)
    outlets(face, 70, 13, c13, 1, "c13", (44, 20))
    return face


def ups(units, c13, c19=0, width=PANEL):
    front, rear = Face(width, units * UNIT), Face(width, units * UNIT)
    h = units * UNIT
    if width == PANEL:
        ears(front)
    vents(front, EAR + 8, 8, width - 2 * EAR - 146, h - 16, 6)
    display(front, width - EAR - 122, h / 2 - 16, 110, 32)
    vents(rear, 22, 8, 90, h - 16, 6)
    inlet(rear, 128, 12, "c20" if units > 1 else "c14")
    outlets(rear, 176, 13 if units == 1 else 10, c13 if units == 1 else (c13 + 1) // 2,
            1 if units == 1 else 2)
    if c19:
        outlets(rear, 176, 56, c19, 1, "c19")
    return front, rear


def shelf():
    face = Face(PANEL, UNIT)
    ears(face)
    face.box(EAR + 4, 30, PANEL - 2 * EAR - 8, 9)
    return face


def manager():
    face = Face(PANEL, UNIT)
    ears(face)
    for number in range(5):
        face.box(38 + number * 88, 5, 12, 34, "#ffffff")
        face.line(50 + number * 88, 22, min(126 + number * 88, PANEL - EAR), 22)
    return face


def blank(units):
    face = Face(PANEL, units * UNIT)
    ears(face)
    return face


def console():
    face = Face(PANEL, UNIT)
    ears(face)
    face.box(EAR + 8, 6, PANEL - 2 * EAR - 16, 32)
    face.box(200, 14, 82, 14, OPEN)
    return face


def enclosure(units, columns, rows):
    face = Face(PANEL, units * UNIT)
    ears(face)
    disks(face, EAR + 6, 4, PANEL - 2 * EAR - 12, units * UNIT - 8, columns, rows)
    return face


def drawers(units):
    face = Face(PANEL, units * UNIT)
    ears(face)
    for number in range(2):
        face.box(EAR + 6, 8 + number * 82, PANEL - 2 * EAR - 12, 76)
        face.box(190, 36 + number * 82, 100, 16, OPEN)
        vents(face, 40, 20 + number * 82, 120, 50, 8)
        vents(face, 320, 20 + number * 82, 120, 50, 8)
    return face


def controllers(units):
    face = Face(PANEL, units * UNIT)
    h = units * UNIT
    for number in range(2):
        face.box(100, 5 + number * (h / 2 - 2), 282, h / 2 - 8)
        cages(face, 112, h / 4 - 5 + number * (h / 2 - 2), 4, 1)
        jacks(face, 210, h / 4 - 5 + number * (h / 2 - 2), 1, 1)
    supply(face, 20, 6, 74, h - 12)
    supply(face, 388, 6, 74, h - 12)
    return face


def half_box():
    face = Face(PANEL / 2, UNIT)
    jacks(face, 30, 10, 8, 2)
    cages(face, 150, 10, 2, 2)
    return face


def half_box_rear():
    face = Face(PANEL / 2, UNIT)
    supply(face, 14, 4, 84, 36)
    vents(face, 110, 8, 110, 28)
    return face


SMALL_STRIP = [("c13", 12), ("c19", 3), ("c13", 12)]
FACES = {
    "dell-poweredge-r640": (server(1, (5, 2)), server_rear(1, 2)),
    "dell-poweredge-r650": (server(1, (5, 2)), server_rear(1, 2)),
    "dell-poweredge-r740xd": (server(2, (24, 1)), server_rear(2, 2)),
    "dell-poweredge-r750": (server(2, (24, 1)), server_rear(2, 2)),
    "hpe-proliant-dl360-gen10": (server(1, (4, 2)), server_rear(1, 4)),
    "hpe-proliant-dl380-gen10": (server(2, (24, 1)), server_rear(2, 4)),
    "lenovo-thinksystem-sr650": (server(2, (24, 1)), server_rear(2, 4)),
    "intel-r2208wf": (server(2, (8, 1)), server_rear(2, 2)),
    "generic-server-1u-2psu": (server(1, (4, 2)), server_rear(1, 2)),
    "generic-server-1u-1psu": (server(1, (4, 1), "lff"), server_rear(1, 2, 1)),
    "generic-server-2u-2psu": (server(2, (4, 3), "lff"), server_rear(2, 2)),
    "generic-appliance-half-width": (half_box(), half_box_rear()),
    "arista-dcs-7050sx3-48yc8-f": (switch(24, 2, (4, 2)), switch_rear(4)),
    "arista-dcs-7050sx3-48yc8-r": (switch(24, 2, (4, 2)), switch_rear(4)),
    "cisco-n9k-c93180yc-fx": (switch(24, 2, (3, 2)), switch_rear(4)),
    "cisco-n9k-c9336c-fx2": (switch(18, 2, None, "qsfp", 0), switch_rear(3)),
    "dell-powerswitch-s4148t-on": (switch(24, 2, (3, 2)), switch_rear(4)),
    "generic-switch-48x1g": (switch(24, 2, (2, 2)), switch_rear(2)),
    "generic-switch-32x100g-psi": (switch(16, 2, None, "qsfp", 4), switch_rear(6)),
    "generic-switch-32x100g-pse": (switch(16, 2, None, "qsfp", 4), switch_rear(6)),
    "apc-ap8853": (strip(1778, SMALL_STRIP + [("c13", 12), ("c19", 3)]), None),
    "apc-ap8886": (strip(1829, [("c13", 10), ("c19", 4)] * 3), None),
    "apc-ap8953": (strip(1829, [("c13", 7), ("c19", 1)] * 3), None),
    "apc-ap8959eu3": (strip(1829, [("c13", 7), ("c19", 1)] * 3), None),
    "generic-strip-3x32a": (strip(1800, [("c13", 12), ("c19", 3)] * 3), None),
    "generic-strip-3x16a": (strip(1600, [("c13", 6), ("c19", 2)] * 3), None),
    "generic-pdu-1u-16a": (bar(8), None),
    "apc-ap4423": ats(8, 1),
    "apc-ap7721": ats(12),
    "apc-smt1500rmi2u": ups(2, 4),
    "eaton-9px6kirt": ups(3, 8, 2),
    "generic-ups-1u-1kva": ups(1, 4),
    "generic-ups-3u-3kva": ups(3, 8, 1),
    "panduit-cpp24wbly": (panel(24, 1), None),
    "generic-patch-48-rj45": (panel(24, 2), None),
    "generic-patch-24-lc-duplex": (panel(24, 1, "lc"), None),
    "generic-patch-24-half-unit": (panel(24, 1, "rj45", UNIT / 2), None),
    "generic-shelf-1u": (shelf(), None),
    "generic-cable-manager-1u": (manager(), None),
    "netapp-ds224c": (enclosure(2, 24, 1), controllers(2)),
    "generic-storage-2u24": (enclosure(2, 24, 1), controllers(2)),
    "generic-storage-4u60": (drawers(4), controllers(4)),
    "generic-console-1u": (console(), None),
    "generic-blank-1u": (blank(1), None),
    "generic-blank-2u": (blank(2), None),
}


def main():
    folder = sys.argv[1]
    os.makedirs(folder, exist_ok=True)
    for slug, faces in FACES.items():
        for side, face in zip(("front", "rear"), faces):
            if face is not None:
                with open(os.path.join(folder, f"{slug}-{side}.svg"), "w",
                          encoding="utf-8") as file:
                    file.write(face.text())


if __name__ == "__main__":
    main()
