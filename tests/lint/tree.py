"""The files of the project as a dictionary from path to text, and C text without its comments."""

import os
import re

TEXT = re.compile(r"\.(c|h|py|sh|md|ui|css|xml|in|po|build|txt|json|svg|desktop|supp)$"
                  r"|(^|/)(run|test|LINGUAS|meson_options\.txt|[a-z-]+)$")
GENERATED = re.compile(r"^(build[^/]*|out|\.ci/out|\.git)$")

# A string, a character, or a comment of C; whichever begins first wins.
TOKEN = re.compile(r'"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\'|/\*.*?\*/|//[^\n]*', re.DOTALL)


def read_tree(root):
    tree = {}
    for folder, folders, names in os.walk(root):
        below = os.path.relpath(folder, root)
        prefix = "" if below == "." else below + "/"
        folders[:] = sorted(f for f in folders
                            if not GENERATED.match(prefix + f) and f != "__pycache__")
        for name in names:
            path = prefix + name
            if TEXT.search(path) and os.path.isfile(os.path.join(root, path)):
                with open(os.path.join(root, path), encoding="utf-8", errors="replace") as file:
                    tree[path] = file.read()
    return tree


def blank(text):
    return re.sub(r"[^\n]", " ", text)


def without_comments(text):
    return TOKEN.sub(lambda m: blank(m.group()) if m.group().startswith("/") else m.group(), text)


def code_only(text):
    """Comments and the insides of strings become spaces; lines and columns stay."""
    def shorten(match):
        token = match.group()
        if token.startswith("/"):
            return blank(token)
        return token[0] + " " * (len(token) - 2) + token[-1]
    return TOKEN.sub(shorten, text)


def strings_of(text):
    """Each string literal with its line."""
    for match in TOKEN.finditer(text):
        if match.group().startswith('"'):
            yield text.count("\n", 0, match.start()) + 1, match.group()


def line_of(text, position):
    return text.count("\n", 0, position) + 1


def is_c(path):
    return path.endswith((".c", ".h"))


def in_folder(path, folders):
    return any(path.startswith(folder + "/") for folder in folders)


SOURCES = ("engine", "diagrams", "widgets", "app")


def c_sources(tree, folders=SOURCES):
    return [(path, text) for path, text in sorted(tree.items())
            if is_c(path) and in_folder(path, folders)]


def find_all(path, text, pattern, message):
    return [f"{path}:{line_of(text, match.start())}: {match.group().strip()}: {message}"
            for match in re.finditer(pattern, text)]
