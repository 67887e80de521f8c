#include "config.h"

#include "engine/design/edit.h"
#include "tests/engine/io/netbox-import.h"

#include <sys/resource.h>

static void
test_old_dialect (void)
{
  g_auto (Import) import = import_good ("manufacturer: Dell\nmodel: PowerEdge R640\nu_height: 1\n");

  check_findings (&import, "");
  g_assert_cmpstr (import.type->slug, ==, "dell-poweredge-r640");
  g_assert_cmpstr (import.type->name, ==, "PowerEdge R640");
  g_assert_true (import.type->full_depth);
  g_assert_cmpint (import.type->height_hu, ==, 2);
  g_assert_false (AVT_RECORD_HAS (import.type, AVT_TYPE_FIELD_MASS_G));
  g_assert_false (AVT_RECORD_HAS (import.type, AVT_TYPE_FIELD_AIRFLOW));
  g_assert_false (AVT_RECORD_HAS (import.type, AVT_TYPE_FIELD_SUBDEVICE_ROLE));
  g_assert_cmpuint (import.type->ports.n_records, ==, 0);
}

static void
test_provenance (void)
{
  g_auto (Import) import = import_good ("manufacturer: A\nmodel: B\nu_height: 1\n");

  g_assert_cmpstr (import.type->source, ==, "thing.yaml, NetBox device-type library, CC0");
  g_assert_cmpstr (import.type->catalogue_hash, ==,
                   "b0aaa5e04409cc622086e2ced2aaf6ce75afde546ba1e9b330cd319be4660196");
  g_assert_cmpint (import.type->confidence, ==, AVT_CONFIDENCE_SOURCE);
  g_assert_false (AVT_RECORD_HAS (import.type, AVT_TYPE_FIELD_SOURCE_DATE));
}

/* What an export of NetBox holds for what is not known. */
static void
test_nulls (void)
{
  g_auto (Import) import
    = import_good (HEAD "slug: null\npart_number: ~\nis_full_depth:\nairflow: Null\nweight: null\n"
                        "weight_unit: null\nsubdevice_role: null\ncomments: ''\ndescription:\n"
                        "console-ports:\nmodule-bays: []\ndevice-bays: []\n"
                        "power-ports:\n  - name: PSU1\n    type: null\n    maximum_draw: null\n"
                        "    allocated_draw: null\n    label: null\n"
                        "power-outlets:\n  - name: O1\n    type: null\n    power_port: null\n"
                        "    feed_leg: null\n"
                        "interfaces:\n  - name: e1\n    type: null\n    mgmt_only: null\n");

  check_findings (&import, "");
  g_assert_cmpstr (import.type->slug, ==, "maker-thing-1");
  g_assert_null (import.type->comments);
  g_assert_cmpuint (import.type->ports.n_records, ==, 3);
  g_assert_null (port (&import, 0)->connector);
  g_assert_false (AVT_RECORD_HAS (port (&import, 0), AVT_PORT_POWER_MAX_MW));
  g_assert_false (AVT_RECORD_HAS (port (&import, 1), AVT_PORT_LEG));
  g_assert_false (AVT_RECORD_HAS (port (&import, 2), AVT_PORT_RATE_BPS));
}

typedef struct
{
  const char *lines;
  gint64 expected; /* -1: unknown */
  const char *findings;
} ValueCase;

static void
check_field (const ValueCase *c, guint field)
{
  g_autofree char *text = g_strconcat ("manufacturer: M\nmodel: T\n", c->lines, NULL);
  g_auto (Import) import = import_good (text);
  const AvtField *info = &avt_type_type.fields[field];
  const void *member = (const char *) import.type + info->offset;
  gint64 value = info->kind == AVT_FIELD_INTEGER ? *(const gint64 *) member : *(const int *) member;

  g_test_message ("%s", c->lines);
  check_findings (&import, c->findings);
  g_assert_cmpint (AVT_RECORD_HAS (import.type, field) ? value : -1, ==, c->expected);
}

static void
test_height (void)
{
  static const ValueCase cases[] = {
    { "u_height: 1\n", 2, "" },
    { "u_height: 0\n", 0, "" },
    { "u_height: 0.0\n", 0, "" },
    { "u_height: 0.5\n", 1, "" },
    { "u_height: .5\n", 1, "" },
    { "u_height: 2.0\n", 4, "" },
    { "u_height: 2.\n", 4, "" },
    { "u_height: '7.5'\n", 15, "" },
    { "u_height: \"42\" # full\n", 84, "" },
    { "u_height: 100\n", 200, "" },
    { "u_height: 1.25\n", 3, "height@3" },
    { "u_height: 0.1\n", 1, "height@3" },
    { "u_height: 1.500\n", 3, "" },
    { "u_height: null\n", 2, "no-height@1" },
    { "", 2, "no-height@1" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    check_field (&cases[i], AVT_TYPE_FIELD_HEIGHT_HU);
}

static void
test_mass (void)
{
  static const ValueCase cases[] = {
    { "u_height: 1\nweight: 33.1\nweight_unit: kg\n", 33100, "" },
    { "u_height: 1\nweight_unit: KG\nweight: '33'\n", 33000, "" },
    { "u_height: 1\nweight: 798\nweight_unit: g\n", 798, "" },
    { "u_height: 1\nweight: 22.4\nweight_unit: lb\n", 10160, "" },
    { "u_height: 1\nweight: 1\nweight_unit: lb\n", 454, "" },
    { "u_height: 1\nweight: 8\nweight_unit: oz\n", 227, "" },
    { "u_height: 1\nweight: 1.500\nweight_unit: kg\n", 1500, "" },
    { "u_height: 1\nweight: 29.484\nweight_unit: kg\n", 29484, "" },
    { "u_height: 1\nweight: 0.0005\nweight_unit: kg\n", 1, "" },
    { "u_height: 1\nweight:\n  - value: 10.11\n    unit: kg\n", 10110, "" },
    { "u_height: 1\nweight:\n  - value: 10.11\n", -1, "value@5" },
    { "u_height: 1\nweight: [{unit: kg}]\n", -1, "value@4" },
    { "u_height: 1\nweight: []\n", -1, "value@4" },
    { "u_height: 1\nweight: 100000\nweight_unit: kg\n", 100000000, "" },
    { "u_height: 1\nweight: 100001\nweight_unit: kg\n", -1, "value@4" },
    { "u_height: 1\nweight: 0\nweight_unit: kg\n", -1, "value@4" },
    { "u_height: 1\nweight: 3\n", -1, "value@4" },
    { "u_height: 1\nweight: 3\nweight_unit: stone\n", -1, "value@5" },
    { "u_height: 1\nweight: -3\nweight_unit: kg\n", -1, "value@4" },
    { "u_height: 1\nweight: 3,5\nweight_unit: kg\n", -1, "value@4" },
    { "u_height: 1\nweight: 3 kg\nweight_unit: kg\n", -1, "value@4" },
    { "u_height: 1\nweight: [3]\nweight_unit: kg\n", -1, "value@4" },
    { "u_height: 1\nweight: .nan\nweight_unit: kg\n", -1, "value@4" },
    { "u_height: 1\nweight: 1e3\nweight_unit: kg\n", -1, "value@4" },
    { "u_height: 1\nweight_unit: kg\n", -1, "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    check_field (&cases[i], AVT_TYPE_FIELD_MASS_G);
}

static void
test_choices (void)
{
  static const ValueCase airflow[] = {
    { "u_height: 1\nairflow: front-to-rear\n", AVT_AIRFLOW_FRONT_TO_REAR, "" },
    { "u_height: 1\nairflow: 'mixed'\n", AVT_AIRFLOW_MIXED, "" },
    { "u_height: 1\nairflow: top-to-bottom\n", AVT_AIRFLOW_TOP_TO_BOTTOM, "" },
    { "u_height: 1\nairflow: sideways\n", -1, "value@4" },
    { "u_height: 1\nairflow: {a: b}\n", -1, "value@4" },
  };
  static const ValueCase depth[] = {
    { "u_height: 1\nis_full_depth: true\n", 1, "" },
    { "u_height: 1\nis_full_depth: no\n", 0, "" },
    { "u_height: 1\nis_full_depth: False\n", 0, "" },
    { "u_height: 1\nis_full_depth: 'false'\n", 0, "" },
    { "u_height: 1\nis_full_depth: 0\n", -1, "value@4" },
  };
  static const ValueCase role[] = {
    { "u_height: 1\nsubdevice_role: child\n", AVT_SUBDEVICE_CHILD, "" },
    { "u_height: 1\nsubdevice_role: parent\n", AVT_SUBDEVICE_PARENT, "" },
    { "u_height: 1\nsubdevice_role: aunt\n", -1, "value@4" },
    { "u_height: 1\ndevice-bays:\n  - name: b\n", AVT_SUBDEVICE_PARENT, "" },
    { "u_height: 1\nsubdevice_role: parent\ndevice-bays: [{name: b}]\n", AVT_SUBDEVICE_PARENT, "" },
    { "u_height: 1\nsubdevice_role: child\ndevice-bays: [{name: b}]\n", AVT_SUBDEVICE_PARENT,
      "parent@4" },
    { "u_height: 1\nsubdevice_role: child\ndevice-bays: []\n", AVT_SUBDEVICE_CHILD, "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (airflow); i++)
    check_field (&airflow[i], AVT_TYPE_FIELD_AIRFLOW);
  for (guint i = 0; i < G_N_ELEMENTS (depth); i++)
    check_field (&depth[i], AVT_TYPE_FIELD_FULL_DEPTH);
  for (guint i = 0; i < G_N_ELEMENTS (role); i++)
    check_field (&role[i], AVT_TYPE_FIELD_SUBDEVICE_ROLE);
}

static void
test_names (void)
{
  g_autofree char *long_name = g_strnfill (300, 'x');
  g_autofree char *text
    = g_strdup_printf ("manufacturer: \u00c4\u540d\nmodel: \"a\\tb\\n c\"\nu_height: 1\n"
                       "part_number: %s\ncomments: |\n  one\n  two\ndescription: short\n"
                       "interfaces:\n  - name: %sy\n  - name: %sz\n",
                       long_name, long_name, long_name);
  g_auto (Import) import = import_good (text);

  check_findings (&import, "shortened@4 shortened@10 shortened@11 duplicate-port@11");
  g_assert_cmpstr (import.type->manufacturer, ==, "\u00c4\u540d");
  g_assert_cmpstr (import.type->model, ==, "a b c");
  g_assert_cmpstr (import.type->comments, ==, "short\n\none\ntwo");
  g_assert_cmpuint (strlen (import.type->part_number), ==, 256);
  g_assert_cmpuint (strlen (port (&import, 0)->key), ==, 256);
}

static void
test_slug (void)
{
  static const char *const cases[][3] = {
    { "Dell", "PowerEdge R640", "dell-poweredge-r640" },
    { "Blackmagic Design", "ATEM 2 M/E (4K)", "blackmagic-design-atem-2-m-e-4k" },
    { "M\u00fcller", "Gr\u00f6\u00dfe_1", "muller-grosse_1" },
    { "A", "--B--", "a-b" },
    { "\u540d", "\u540d", "device-type" },
    { "O'Neil", "X+", "oneil-x" },
  };
  static const char *const taken[] = { "a-b", "a-b-2", "c", NULL };
  g_autofree char *third = avt_netbox_slug_numbered ("a-b", taken);
  g_autofree char *first = avt_netbox_slug_numbered ("d", taken);
  g_auto (Import) bad = import_good (HEAD "slug: Not A Slug\n");
  g_auto (Import) good = import_good (HEAD "slug: my_slug-1\n");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *slug = avt_netbox_slug (cases[i][0], cases[i][1]);

      g_assert_cmpstr (slug, ==, cases[i][2]);
    }
  g_assert_cmpstr (third, ==, "a-b-3");
  g_assert_cmpstr (first, ==, "d");
  check_findings (&bad, "value@4");
  g_assert_cmpstr (bad.type->slug, ==, "maker-thing-1");
  g_assert_cmpstr (good.type->slug, ==, "my_slug-1");
}

static void
test_unknown_keys (void)
{
  g_auto (Import) import
    = import_good (HEAD "front_image: true\nrear_image: false\nis_powered: true\nfoo: 1\n"
                        "bar: {a: [b]}\n"
                        "interfaces:\n  - {name: a, zap: 1}\n  - {name: b, zap: 1, poe_mode: pd, "
                        "poe_type: x, rf_role: y, bridge: a, _is_power_source: true}\n"
                        "inventory-items:\n  - {name: x, part_id: y, manufacturer: z}\n"
                        "  - {name: y}\n");

  check_findings (&import, "inventory@13 unknown-key@10 unknown-key@7 unknown-key@8");
  g_assert_cmpfloat (avt_finding_get_argument (avt_findings_get (import.findings, 0), 1)->value,
                     ==, 2);
  g_assert_cmpstr (avt_finding_get_argument (avt_findings_get (import.findings, 1), 1)->text, ==,
                   "interfaces: zap");
  g_assert_cmpfloat (avt_finding_get_argument (avt_findings_get (import.findings, 1), 2)->value,
                     ==, 2);
  g_assert_cmpuint (avt_findings_count (import.findings, AVT_SEVERITY_INFO), ==, 4);
}

static void
test_wrong_shapes (void)
{
  g_auto (Import) import
    = import_good (HEAD "part_number: [1]\nslug: {a: b}\ncomments: [x]\n"
                        "power-ports: none\n"
                        "power-outlets: {name: x}\n"
                        "interfaces:\n  - eth0\n  - {type: 1000base-t}\n  - {name: [x]}\n"
                        "  - {name: ''}\n  - null\n  - {name: ok, type: [1], label: {}}\n"
                        "port-mappings: [x, [y], {}]\ninventory-items: x\n");

  check_findings (&import,
                  "value@4 value@5 value@6 value@7 value@8 value@10 value@11 value@12 value@12 "
                  "value@13 value@14 value@15 value@15 value@16 value@16 value@16");
  g_assert_cmpuint (import.type->ports.n_records, ==, 1);
  g_assert_cmpstr (port (&import, 0)->key, ==, "ok");
}

/* A file that is broken throughout ends with the number of further remarks after the first 200. */
static void
test_many_findings (void)
{
  g_autoptr (GString) text = g_string_new (HEAD "interfaces:\n");
  const AvtFinding *last;
  g_auto (Import) import = { 0 };

  for (guint i = 0; i < 5000; i++)
    g_string_append (text, "  - x\n");
  import = import_good (text->str);
  g_assert_cmpuint (avt_findings_get_size (import.findings), ==, 201);
  last = avt_findings_get (import.findings, 200);
  g_assert_cmpstr (avt_finding_get_rule (last)->code, ==, "import-type-more");
  g_assert_cmpfloat (avt_finding_get_argument (last, 1)->value, ==, 4800);
}

/* 64 different unknown keys are named, the others counted. */
static void
test_many_unknown_keys (void)
{
  g_autoptr (GString) text = g_string_new (HEAD);
  const AvtFinding *last;
  g_auto (Import) import = { 0 };

  for (guint i = 0; i < 70; i++)
    g_string_append_printf (text, "key%u: 1\n", i);
  import = import_good (text->str);
  g_assert_cmpuint (avt_findings_get_size (import.findings), ==, 65);
  last = avt_findings_get (import.findings, 64);
  g_assert_cmpstr (avt_finding_get_rule (last)->code, ==, "import-type-more");
  g_assert_cmpfloat (avt_finding_get_argument (last, 1)->value, ==, 6);
}

static void
check_refused (const char *text, AvtIOError code, const char *place, const char *mentions)
{
  g_auto (Import) import = import_text (text);
  g_autofree char *prefix = g_strdup_printf ("lib/thing.yaml:%s: ", place);

  g_assert_error (import.error, AVT_IO_ERROR, (int) code);
  g_assert_null (import.type);
  if (!g_str_has_prefix (import.error->message, prefix)
      || strstr (import.error->message, mentions) == NULL)
    g_error ("%s: should be at %s and mention %s", import.error->message, place, mentions);
  g_assert_nonnull (strstr (import.error->message, "llowed"));
}

static void
test_refused (void)
{
  check_refused ("", AVT_IO_ERROR_SYNTAX, "1:1", "empty");
  check_refused ("- a\n", AVT_IO_ERROR_INVALID, "1:1", "manufacturer");
  check_refused ("text\n", AVT_IO_ERROR_INVALID, "1:1", "manufacturer");
  check_refused ("---\nmodel: x\nu_height: 1\n", AVT_IO_ERROR_INVALID, "2:1",
                 "key manufacturer is missing");
  check_refused ("manufacturer: x\n", AVT_IO_ERROR_INVALID, "1:1", "key model is missing");
  check_refused ("manufacturer: ''\nmodel: x\n", AVT_IO_ERROR_INVALID, "1:1", "manufacturer");
  check_refused ("manufacturer: [a]\nmodel: x\n", AVT_IO_ERROR_INVALID, "1:1", "manufacturer");
  check_refused ("manufacturer: a\nmodel: x\nu_height: 42\nform_factor: 4-post-cabinet\n",
                 AVT_IO_ERROR_INVALID, "1:1", "rack type");
  check_refused ("manufacturer: a\nmodel: x\nu_height: tall\n", AVT_IO_ERROR_INVALID, "3:11",
                 "steps of 0.5");
  check_refused ("manufacturer: a\nmodel: x\nu_height: -1\n", AVT_IO_ERROR_INVALID, "3:11",
                 "from 0 to 100");
  check_refused ("manufacturer: a\nmodel: x\nu_height: 100.5\n", AVT_IO_ERROR_INVALID, "3:11",
                 "100");
  check_refused ("manufacturer: a\nmodel: x\nu_height: [1]\n", AVT_IO_ERROR_INVALID, "3:11", "100");
  check_refused (HEAD "\tweight: 1\n", AVT_IO_ERROR_SYNTAX, "4:1", "tab");
  check_refused (HEAD "model: again\n", AVT_IO_ERROR_SYNTAX, "4:1", "first in line 2");
  check_refused (HEAD "x: *y\n", AVT_IO_ERROR_SYNTAX, "4:4", "alias");
}

static void
test_forms_of_text (void)
{
  static const char *const texts[] = {
    "---\r\nmanufacturer: Maker\r\nmodel: Thing 1\r\nu_height: 2\r\ninterfaces:\r\n"
    "  - name: e1\r\n    type: 1000base-t\r\n",
    "\xef\xbb\xbfmanufacturer: Maker\nmodel: 'Thing 1'\nu_height: '2' # U\ninterfaces:\n"
    "- name: e1\n  type: \"1000base-t\"\n",
    "# head\n%YAML 1.1\n---\nu_height: 2.0\nmodel: >-\n  Thing\n  1\nmanufacturer: \"Maker\"\n"
    "interfaces: [{name: e1, type: 1000base-t}]\n...\n",
    "{\"manufacturer\": \"Maker\", \"model\": \"Thing 1\", \"u_height\": 2, "
    "\"interfaces\": [{\"name\": \"e1\", \"type\": \"1000base-t\"}]}",
    "manufacturer:\tMaker\nmodel:  Thing 1\t\nu_height: 2\ninterfaces:\n    -   name: e1\n"
    "        type: 1000base-t",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_auto (Import) import = import_good (texts[i]);

      check_findings (&import, "");
      g_assert_cmpstr (import.type->manufacturer, ==, "Maker");
      g_assert_cmpstr (import.type->model, ==, "Thing 1");
      g_assert_cmpint (import.type->height_hu, ==, 4);
      g_assert_cmpstr (port (&import, 0)->key, ==, "e1");
      g_assert_cmpint (port (&import, 0)->rate_bps, ==, 1000000000);
    }
}

typedef struct
{
  const char *lines;
  AvtTypeCategory category;
} CategoryCase;

#define E(name) "{name: " name ", type: 1000base-t}"
#define FOUR E ("1") ", " E ("2") ", " E ("3") ", " E ("4")
#define EIGHT FOUR ", " E ("5") ", " E ("6") ", " E ("7") ", " E ("8")

static void
test_category (void)
{
  static const CategoryCase cases[] = {
    { "power-outlets: [{name: a}]\npower-ports: [{name: b}]\n", AVT_TYPE_PDU },
    { "comments: Smart-UPS 1500\npower-outlets: [{name: a}]\n", AVT_TYPE_UPS },
    { "comments: groups of outlets\npower-outlets: [{name: a}]\n", AVT_TYPE_PDU },
    { "comments: Rack ATS\npower-outlets: [{name: a}]\npower-ports: [{name: b}, {name: c}]\n",
      AVT_TYPE_TRANSFER_SWITCH },
    { "description: Rack ATS\npower-outlets: [{name: a}]\npower-ports: [{name: b}]\n",
      AVT_TYPE_PDU },
    { "interfaces: [" EIGHT "]\n", AVT_TYPE_SWITCH },
    { "interfaces: [" EIGHT "]\npower-outlets: [{name: a}]\n", AVT_TYPE_SWITCH },
    { "part_number: PowerSwitch\ninterfaces: [" E ("1") "]\n", AVT_TYPE_SWITCH },
    { "interfaces: [" E ("iDRAC") "]\n", AVT_TYPE_SERVER },
    { "part_number: PowerEdge\n", AVT_TYPE_SERVER },
    { "comments: Unified storage\ninterfaces: [" E ("IPMI") "]\n", AVT_TYPE_STORAGE },
    { "comments: a JBOD\n", AVT_TYPE_STORAGE },
    { "device-bays: [{name: a}]\ninterfaces: [" E ("1") "]\n", AVT_TYPE_CHASSIS },
    { "device-bays: [{name: a}]\ninterfaces: [" E ("iLO") ", " E ("1") ", " E ("2") "]\n",
      AVT_TYPE_SERVER },
    { "front-ports: [{name: a}]\nrear-ports: [{name: b}]\n", AVT_TYPE_PATCH_PANEL },
    { "comments: cantilever shelf\n", AVT_TYPE_SHELF },
    { "comments: Blanking panel\n", AVT_TYPE_BLANK },
    { "comments: Blanking panel\npower-ports: [{name: a}]\n", AVT_TYPE_OTHER },
    { "", AVT_TYPE_OTHER },
    { "interfaces: [{name: a, type: other}, " E ("1") "]\n", AVT_TYPE_OTHER },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = g_strconcat (HEAD, cases[i].lines, NULL);
      g_auto (Import) import = import_good (text);

      g_test_message ("%s", cases[i].lines);
      g_assert_cmpint (import.type->category, ==, cases[i].category);
    }
}

/* A design takes what is imported, and the same file gives an equal type. */
static void
test_fits_a_design (void)
{
  g_autoptr (AvtIdSource) ids = avt_id_source_new_seeded (9);
  g_autoptr (AvtDesign) empty = avt_design_new_empty (ids);
  g_autoptr (GPtrArray) paths = netbox_fixture_paths ();

  for (guint i = 0; i < paths->len; i++)
    {
      g_autoptr (GBytes) bytes = netbox_fixture_bytes (paths->pdata[i]);
      g_autoptr (AvtFindings) findings = avt_findings_new ();
      g_autoptr (AvtEntity) again = (AvtEntity *) netbox_read (bytes, "x.yaml", findings, NULL);
      g_autoptr (AvtEntity) type = (AvtEntity *) netbox_read (bytes, "x.yaml", findings, NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (AvtDesign) design = avt_design_with_type (empty, type, NULL, 0, &error);

      g_assert_no_error (error);
      g_assert_true (avt_entity_equal (type, again));
      g_assert_nonnull (avt_design_type (design, avt_entity_id (type)));
    }
}

static char *
make_bomb (guint bomb)
{
  g_autofree char *brackets = g_strnfill (50000, '[');
  g_autofree char *letters = g_strnfill (4000000, 'x');
  GString *text = g_string_new (NULL);

  if (bomb == 0)
    g_string_append_printf (text, HEAD "comments: %s", brackets);
  else if (bomb == 1)
    g_string_append_printf (text, HEAD "comments: \"%s\"\n", letters);
  else
    {
      g_string_append (text, HEAD "a: &a [x,x,x,x,x,x,x,x,x]\n");
      for (guint i = 0; i < 100; i++)
        g_string_append_printf (text, "a%u: &a%u [*a,*a,*a,*a,*a,*a,*a,*a,*a]\n", i, i);
    }
  return g_string_free (text, FALSE);
}

/* Within one second of processor time, which the kernel counts. */
static void
test_bomb (gconstpointer data)
{
  const struct rlimit second = { 1, 1 };
  g_autofree char *text = NULL;
  g_auto (Import) import = { 0 };

  if (!g_test_subprocess ())
    {
      g_test_trap_subprocess (NULL, 0, 0);
      g_test_trap_assert_passed ();
      return;
    }
  g_assert_cmpint (setrlimit (RLIMIT_CPU, &second), ==, 0);
  text = make_bomb (GPOINTER_TO_UINT (data));
  import = import_text (text);
  g_assert_null (import.type);
  g_assert_true (g_str_has_prefix (import.error->message, "lib/thing.yaml:4:"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/io/netbox-type/old-dialect", test_old_dialect);
  g_test_add_func ("/engine/io/netbox-type/provenance", test_provenance);
  g_test_add_func ("/engine/io/netbox-type/nulls", test_nulls);
  g_test_add_func ("/engine/io/netbox-type/height", test_height);
  g_test_add_func ("/engine/io/netbox-type/mass", test_mass);
  g_test_add_func ("/engine/io/netbox-type/choices", test_choices);
  g_test_add_func ("/engine/io/netbox-type/names", test_names);
  g_test_add_func ("/engine/io/netbox-type/slug", test_slug);
  g_test_add_func ("/engine/io/netbox-type/unknown-keys", test_unknown_keys);
  g_test_add_func ("/engine/io/netbox-type/wrong-shapes", test_wrong_shapes);
  g_test_add_func ("/engine/io/netbox-type/many-findings", test_many_findings);
  g_test_add_func ("/engine/io/netbox-type/many-unknown-keys", test_many_unknown_keys);
  g_test_add_func ("/engine/io/netbox-type/refused", test_refused);
  g_test_add_func ("/engine/io/netbox-type/forms-of-text", test_forms_of_text);
  g_test_add_func ("/engine/io/netbox-type/category", test_category);
  g_test_add_func ("/engine/io/netbox-type/fits-a-design", test_fits_a_design);
  g_test_add_data_func ("/engine/io/netbox-type/bomb/depth", GUINT_TO_POINTER (0), test_bomb);
  g_test_add_data_func ("/engine/io/netbox-type/bomb/text", GUINT_TO_POINTER (1), test_bomb);
  g_test_add_data_func ("/engine/io/netbox-type/bomb/alias", GUINT_TO_POINTER (2), test_bomb);
  return g_test_run ();
}
