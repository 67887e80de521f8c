"""Good and bad samples for the rules: (rule, how many problems it must find, the tree)."""

CONFIG = '#include "config.h"\n'
LONG_FUNCTION = "void\nf (void)\n{\n" + "  g ();\n" * 79 + "}\n"
FULL_FUNCTION = "void\nf (void)\n{\n" + "  g ();\n" * 78 + "}\n"


def unit(*lines):
    return CONFIG + "\n".join(lines) + "\n"


def bad_layers():
    cases = [
        ("engine/io/x.c", "#include <gtk/gtk.h>"),
        ("engine/io/x.c", "#include <gdk/gdk.h>"),
        ("engine/document/x.c", "#include <adwaita.h>"),
        ("engine/document/x.c", "#include <cairo.h>"),
        ("engine/document/x.c", "#include <cairo/cairo.h>"),
        ("engine/document/x.c", "#  include <pango/pango.h>"),
        ("engine/base/x.c", "#include <gio/gio.h>"),
        ("engine/design/x.c", "#include <glib-object.h>"),
        ("engine/calc/x.c", "#include <json-glib/json-glib.h>"),
        ("engine/check/x.c", "#include <yaml.h>"),
        ("engine/calc/x.c", "#include <time.h>"),
        ("engine/calc/x.c", "#include <locale.h>"),
        ("engine/io/x.c", '#include "diagrams/scene/node.h"'),
        ("engine/base/x.c", '#include "engine/design/design.h"'),
        ("engine/design/x.c", '#include "engine/calc/feed.h"'),
        ("engine/calc/x.c", '#include "engine/check/rules.h"'),
        ("engine/check/x.c", '#include "engine/io/read.h"'),
        ("engine/io/x.c", '#include "engine/document/document.h"'),
        ("diagrams/view/x.c", "#include <gtk/gtk.h>"),
        ("diagrams/view/x.c", "#include <gdk-pixbuf/gdk-pixbuf.h>"),
        ("diagrams/view/x.c", '#include "widgets/canvas.h"'),
        ("diagrams/view/x.c", '#include "app/window.h"'),
        ("diagrams/scene/x.c", '#include "diagrams/view/rack.h"'),
        ("widgets/x.c", '#include "app/window.h"'),
        ("app/cli/x.c", "#include <gtk/gtk.h>"),
        ("app/cli/x.c", '#include "widgets/canvas.h"'),
        ("widgets/x.c", '#include "canvas.h"'),
        ("widgets/x.c", '#include "widgets/missing.h"'),
        ("widgets/x.c", '#include "widgets/canvas.h"\n#include "widgets/x.h"'),
    ]
    for path, line in cases:
        tree = {path: unit(line), "widgets/x.h": ""}
        for name in ("engine/design/design.h", "engine/calc/feed.h", "engine/check/rules.h",
                     "engine/io/read.h", "engine/document/document.h", "diagrams/scene/node.h",
                     "diagrams/view/rack.h", "widgets/canvas.h", "app/window.h"):
            tree[name] = ""
        yield "layers", 1, tree


SAMPLES = list(bad_layers()) + [
    ("layers", 1, {"engine/base/x.c": "#include <glib.h>\n"}),
    ("layers", 1, {"engine/base/x.h": '#include "config.h"\n'}),
    ("layers", 1, {"engine/network/x.h": ""}),
    ("layers", 0, {"engine/io/x.c": unit('#include "engine/io/x.h"', "", "#include <gio/gio.h>",
                                         "/* #include <gtk/gtk.h> */"),
                   "engine/io/x.h": ""}),
    ("layers", 0, {"widgets/x.c": unit('#include "diagrams/y.h"', "#include <adwaita.h>"),
                   "diagrams/y.h": "#include <cairo.h>\n"}),

    ("hash_order", 1, {"diagrams/x.c": "  g_hash_table_iter_init (&iter, table);\n"}),
    ("hash_order", 1, {"engine/io/x.c": "  g_hash_table_foreach (table, print_cb, NULL);\n"}),
    ("hash_order", 1, {"engine/check/x.c": "  keys = g_hash_table_get_keys_as_array (t, &n);\n"}),
    ("hash_order", 1, {"app/cli/x.c": "  list = g_hash_table_get_values(table);\n"}),
    ("hash_order", 0, {"diagrams/x.c": "  /* g_hash_table_foreach () would not do */\n"
                                       "  g_hash_table_lookup (table, key);\n"}),

    ("saving", 1, {"engine/io/x.c": "  g_file_replace_contents (file, text, n);\n"}),
    ("saving", 1, {"engine/io/x.c": "  g_file_replace_contents_bytes_async (file, bytes);\n"}),
    ("saving", 1, {"app/x.c": "  g_file_set_contents_full (path, text, n, 0, 0644, error);\n"}),
    ("saving", 1, {"diagrams/x.c": '  FILE *file = fopen (path, "w");\n'}),
    ("saving", 1, {"diagrams/x.c": "  s = cairo_pdf_surface_create (path, 1, 1);\n"}),
    ("saving", 0, {"diagrams/x.c": "  s = cairo_pdf_surface_create_for_stream (f, d, 1, 1);\n"}),

    ("locale", 1, {"diagrams/x.c": '  g_string_append_printf (s, "%.2f", x);\n'}),
    ("locale", 1, {"engine/io/x.c": '  g_snprintf (s, 9, "%g", x);\n'}),
    ("locale", 1, {"engine/io/x.c": '  g_snprintf (s, 9, "%0*.*f W", 3, 4, x);\n'}),
    ("locale", 1, {"engine/io/x.c": '  g_snprintf (s, 9, "%5.1fkW", x);\n'}),
    ("locale", 1, {"engine/io/x.c": "  x = strtod (text, NULL);\n"}),
    ("locale", 1, {"engine/base/x.c": '  setlocale (LC_ALL, "");\n'}),
    ("locale", 1, {"engine/base/x.c": "  lower = g_utf8_strdown (text, -1);\n"}),
    ("locale", 0, {"diagrams/x.c": '  s = _("80 % full, 100%"); t = "100 %%free";\n'
                                   '  g_printf ("%d %s %%", 1, s);\n'
                                   '  g_ascii_formatd (s, 9, "%.3f", x); /* "%f" */\n'}),
    ("locale", 1, {"diagrams/x.c": '  g_ascii_formatd (s, 9, "%.3f", x);\n'
                                   '  g_string_append_printf (s, "%f W", x);\n'}),
    ("locale", 2, {"app/cli/main.c": '  setlocale (LC_ALL, "");\n  setlocale (LC_NUMERIC, "");\n'}),
    ("locale", 1, {"app/cli/x.c": '  setlocale (LC_MESSAGES, "");\n'}),
    ("locale", 0, {"app/cli/main.c": '  setlocale (LC_MESSAGES, "");\n'}),
    ("locale", 0, {"widgets/x.c": '  label = g_strdup_printf ("%.1f", x);\n'}),

    ("purity", 1, {"engine/calc/x.c": "  now = g_get_real_time ();\n"}),
    ("purity", 1, {"engine/check/x.c": "  now = time (NULL);\n"}),
    ("purity", 1, {"engine/calc/x.c": '  g_warning ("odd");\n'}),
    ("purity", 1, {"engine/base/x.c": '  home = g_getenv ("HOME");\n'}),
    ("purity", 0, {"engine/calc/x.c": "  life_time (x); /* time () */\n",
                   "engine/document/x.c": "  now = g_get_real_time ();\n"}),

    ("names_once", 1, {"app/x.c": 'id = "io.github.archivolt.Archivolt";\n'}),
    ("names_once", 1, {"widgets/x.c": 'type = "application/vnd.archivolt+json";\n'}),
    ("names_once", 1, {"widgets/x.c": 'pattern = "*.archivolt";\n'}),
    ("names_once", 0, {"app/x.c": 'id = AVT_APP_ID; name = "archivolt";\n'}),

    ("sizes", 1, {"engine/x.c": LONG_FUNCTION}),
    ("sizes", 0, {"engine/x.c": FULL_FUNCTION + "\nstatic int x[] =\n{\n" + "1,\n" * 200 + "};\n"}),
    ("sizes", 1, {"tests/x.c": "int x;\n" * 1001}),
    ("sizes", 0, {"tests/x.c": "int x;\n" * 1000}),

    ("characters", 1, {"engine/x.c": "int x; \n"}),
    ("characters", 1, {"engine/x.c": "\tint x;\n"}),
    ("characters", 1, {"engine/x.h": "int x;"}),
    ("characters", 1, {"engine/x.c": "x" * 101 + "\n"}),
    ("characters", 0, {"engine/x.c": "x" * 100 + "\n"}),

    ("words", 1, {"HACKING.md": "see /wor" + "k/main\n"}),
    ("words", 1, {"engine/x.c": "/* TO" + "DO: more */\n"}),
    ("words", 1, {"README.md": "as iss" + "ue 2 says\n"}),
    ("words", 0, {"README.md": "AvtSession: the issues of a session; homework/x\n"}),

    ("potfiles", 2, {"app/x.c": 'x = _("Open");\n', "po/POTFILES.in": "\n"}),
    ("potfiles", 1, {"app/x.c": '#include <glib/gi18n-lib.h>\nx = N_ ("Open");\n',
                     "po/POTFILES.in": "# none\n"}),
    ("potfiles", 1, {"po/POTFILES.in": "app/gone.c\n"}),
    ("potfiles", 1, {"app/x.ui": '<property translatable="yes">A</property>',
                     "po/POTFILES.in": ""}),
    ("potfiles", 1, {"app/a.c": '#include <glib/gi18n-lib.h>\nx = ngettext ("A", "B", n);\n',
                     "app/b.c": '#include <glib/gi18n-lib.h>\nx = C_ ("A", "B");\n',
                     "po/POTFILES.in": "app/b.c\napp/a.c\napp/b.c\n"}),
    ("potfiles", 0, {"app/x.c": '/* _("Open") */ x = my_ ("Open");\n', "po/POTFILES.in": ""}),

    ("whole_texts", 1, {"app/x.c": 'x = _("%s has %" G_GINT64_FORMAT " units");\n'}),
    ("whole_texts", 1, {"app/x.c": 'x = N_ ("a "\n  "b" SUFFIX);\n'}),
    ("whole_texts", 0, {"app/x.c": 'x = _("a \\"quoted\\" "\n  "b"), COUNT;\n'}),

    ("scripts", 1, {"tests/x": "#!/usr/local/bin/python3\n"}),
    ("scripts", 1, {"tests/x.py": "#!/usr/bin/env python3\n"}),
    ("scripts", 1, {"tests/x": "#!/bin/bash\nset -eu\n"}),
    ("scripts", 1, {"tests/x": "#!/bin/sh\ntrue\n"}),
    ("scripts", 0, {"tests/x": "#!/bin/sh\n# why\nset -eu\n", "tests/y": "#!/usr/bin/python3\n"}),
]
