"""Include direction: app -> widgets -> diagrams -> engine, and inside the engine
document -> io -> check -> calc -> design -> base. The link lines of the build hold the same rule;
this one also catches headers that share a folder with an allowed library's."""

import re

from tree import c_sources, without_comments

ENGINE = ["base", "design", "calc", "check", "io", "document"]
PURE = ENGINE[:4]
LAYERS = ["engine", "diagrams", "widgets", "app"]

GTK = r"(gtk|gdk|gsk|graphene)([-/.]|$)|adwaita|adw-"
DRAWING = r"(cairo|pango|harfbuzz|hb|fontconfig|ft2build|freetype2?)([-/.]|$)"
PURE_ALLOWED = re.compile(
    r"glib\.h$|glib/|"
    r"(assert|ctype|errno|float|inttypes|limits|math|stdarg|stdbool|stddef|stdint|stdio|stdlib"
    r"|string)\.h$")
# Everything outside the window is built without GTK.
FORBIDDEN = {
    "engine": re.compile(GTK + "|" + DRAWING),
    "diagrams": re.compile(GTK),
}
WITHOUT_GTK = re.compile(r"^app/(cli|svg)/")

INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*([<"])([^>"]+)[>"]', re.MULTILINE)


def check_system(path, name):
    parts = path.split("/")
    forbidden = FORBIDDEN.get(parts[0])
    if WITHOUT_GTK.match(path):
        forbidden = FORBIDDEN["diagrams"]
    if forbidden and forbidden.match(name):
        return f"{parts[0]} may not see <{name}>"
    if parts[0] == "engine" and parts[1] in PURE and not PURE_ALLOWED.match(name):
        return f"engine/{parts[1]} sees GLib and the C library's pure part only, not <{name}>"
    return None


def check_project(path, name, tree):
    parts, wanted = path.split("/"), name.split("/")
    if name == "config.h":
        return None
    if wanted[0] not in LAYERS:
        return f'"{name}" is not written from the root'
    if name not in tree:
        return f'"{name}" does not exist'
    if LAYERS.index(wanted[0]) > LAYERS.index(parts[0]):
        return f'{parts[0]} may not include "{name}"'
    if WITHOUT_GTK.match(path) and wanted[0] == "widgets":
        return f'{parts[0]}/{parts[1]} may not include "{name}"'
    if parts[0] == wanted[0] == "engine" and ENGINE.index(wanted[1]) > ENGINE.index(parts[1]):
        return f'engine/{parts[1]} may not include "{name}"'
    if path.startswith("diagrams/scene/") and re.match("diagrams/(?!scene/)", name):
        return f'diagrams/scene may not include "{name}"'
    return None


def check_order(path, includes):
    """config.h first, then the file's own header: so each header is proven to stand alone."""
    quoted = [name for kind, name in includes if kind == '"']
    if not path.endswith(".c"):
        return "config.h belongs into .c files only" if "config.h" in quoted else None
    if not includes or includes[0] != ('"', "config.h"):
        return 'the first include is "config.h"'
    own = path[:-2] + ".h"
    if own in quoted and quoted.index(own) != 1:
        return f'"{own}" stands right after "config.h"'
    return None


def layers(tree):
    problems = []
    for path, text in c_sources(tree):
        folder = path.split("/")[1]
        if path.startswith("engine/") and folder not in ENGINE:
            problems.append(f"{path}:1: engine/{folder} has no place in the order of layers")
            continue
        code = without_comments(text)
        includes = []
        for match in INCLUDE.finditer(code):
            kind, name = match.groups()
            includes.append((kind, name))
            problem = check_system(path, name) if kind == "<" else check_project(path, name, tree)
            if problem:
                problems.append(f"{path}:{code.count(chr(10), 0, match.start()) + 1}: {problem}")
        problem = check_order(path, includes)
        if problem:
            problems.append(f"{path}:1: {problem}")
    return problems
