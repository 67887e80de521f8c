"""Calls that break a promise of the program: outputs that do not depend on hash order or locale,
files that are replaced whole or not at all, calculations that are pure, names given once."""

import re

from tree import c_sources, code_only, find_all, strings_of, without_comments

ORDERED = ("engine/design", "engine/calc", "engine/check", "engine/io", "diagrams", "app/cli")
PURE = ("engine/base", "engine/design", "engine/calc", "engine/check")
HEADLESS = ("engine", "diagrams", "app/cli")

HASH = r"\bg_hash_table_(iter_\w+|foreach|find|get_keys\w*|get_values\w*)\s*\("
SAVING = (r"\bg_file_(replace|set_contents|create|append_to)\w*\s*\(|\bg_key_file_save_to_file\b"
          r"|\b(g_fopen|fopen|freopen|g_creat|creat)\s*\("
          r"|\bcairo_(pdf|ps|svg)_surface_create\s*\(|\bcairo_surface_write_to_png\s*\("
          r"|\bgdk_texture_save_to_\w+\s*\(|\bgdk_pixbuf_save\w*\s*\(")
LOCALE = (r"\b(setlocale|uselocale|newlocale|localeconv|nl_langinfo|strtod|strtof|atof|strcoll"
          r"|strxfrm|strcasecmp|strncasecmp|toupper|tolower|isalpha|isdigit|isalnum|isspace"
          r"|isprint|isupper|islower|ispunct|iscntrl|strftime|g_utf8_collate\w*|g_utf8_strup"
          r"|g_utf8_strdown|g_format_size\w*|g_date_time_format|g_date_strftime|sscanf)\s*\(")
# A flag may be a space in C, but "80 % full" is prose, and nobody here pads numbers so.
FLOAT_FORMAT = re.compile(r"%[-+#0']*(\d+|\*)?(\.(\d+|\*)?)?[lL]?[eEfFgG]")
IMPURE = (r"\b(g_get_real_time|g_get_monotonic_time|g_date_time_new_now\w*|time|clock|clock_gettime"
          r"|gettimeofday|localtime\w*|gmtime\w*|g_random_\w+|rand|random|getenv|g_getenv"
          r"|g_get_(user|home|system|current|tmp|host|prgname|application)\w*|g_print|g_printerr"
          r"|g_message|g_warning\w*|g_debug|g_info|g_log\w*|printf|puts|fprintf)\s*\(")
NAMES = re.compile(r'io\.github\.archivolt|application/vnd\.archivolt|^"\*?\.archivolt"$')


def hash_order(tree):
    """No iteration over a hash table where something is written, drawn, checked or counted."""
    return [problem for path, text in c_sources(tree, ORDERED)
            for problem in find_all(path, code_only(text), HASH,
                                    "the order of a hash table may not reach an output")]


def saving(tree):
    """GLib replaces the good file with an empty one on a full disk; there is one way to save."""
    return [problem for path, text in c_sources(tree)
            for problem in find_all(path, code_only(text), SAVING,
                                    "write through engine/io/save.h, to a whole file or none")]


def locale(tree):
    """Numbers and names in files and drawings do not depend on the locale of the process."""
    problems = []
    for path, text in c_sources(tree, HEADLESS):
        code = without_comments(text)
        problems += find_all(path, allow_messages(path, code_only(text)), LOCALE,
                             "depends on the locale")
        problems += [f"{path}:{line}: {string}: prints a real number by the locale; "
                     "use avt_number_format() or g_ascii_formatd()"
                     for line, string in strings_of(code)
                     if prints_real(string) and not is_ascii_format(code, line, string)]
    return problems


def allow_messages(path, code):
    """The command line speaks the user's language, but its numbers are those of no locale."""
    if path != "app/cli/main.c":
        return code
    return re.sub(r"\bsetlocale \((LC_CTYPE|LC_MESSAGES),", r"set_      \1 ", code)


def prints_real(string):
    return FLOAT_FORMAT.search(string.replace("%%", "")) is not None


def is_ascii_format(code, line, string):
    """g_ascii_formatd() takes one conversion and nothing else; it may stand in a table above."""
    around = "\n".join(code.split("\n")[max(0, line - 2):line + 10])
    return FLOAT_FORMAT.fullmatch(string[1:-1]) and "g_ascii_formatd" in around


def purity(tree):
    """Calculations know no clock, chance, environment, and do not talk."""
    return [problem for path, text in c_sources(tree, PURE)
            for problem in find_all(path, code_only(text), IMPURE,
                                    "a calculation is a pure function")]


def names_once(tree):
    """The application id, MIME type and suffix are given once, in meson.build."""
    return [f"{path}:{line}: {string}: use the name from config.h"
            for path, text in c_sources(tree)
            for line, string in strings_of(without_comments(text)) if NAMES.search(string)]
