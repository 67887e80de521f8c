/* What the files of the device-type importer share. */
#pragma once

#include "engine/base/finding.h"
#include "engine/design/type.h"
#include "engine/io/yaml-reader.h"

G_BEGIN_DECLS

/** AvtNetboxReader: one import; knows the file and where remarks go. */
typedef struct
{
  const char *filename;
  AvtFindings *findings;
  guint n_reported;
  guint n_unreported;
  AvtType *type;
  GPtrArray *unknown_keys; /* of AvtNetboxUnknownKey, in order of appearance */
} AvtNetboxReader;

extern const AvtRule _avt_netbox_value_rule;
extern const AvtRule _avt_netbox_draw_rule;
extern const AvtRule _avt_netbox_duplicate_rule;
extern const AvtRule _avt_netbox_shortened_rule;
extern const AvtRule _avt_netbox_height_rule;
extern const AvtRule _avt_netbox_no_height_rule;
extern const AvtRule _avt_netbox_parent_rule;
extern const AvtRule _avt_netbox_inventory_rule;

void _avt_netbox_report (AvtNetboxReader *self, const AvtRule *rule, const AvtYamlNode *node,
                         const AvtArgument *arguments, guint n_arguments);
void _avt_netbox_report_value (AvtNetboxReader *self, const AvtYamlNode *node, const char *what,
                               const char *allowed);
void _avt_netbox_note_unknown_key (AvtNetboxReader *self, const char *list,
                                   const AvtYamlNode *key);
void _avt_netbox_finish_reports (AvtNetboxReader *self);

char *_avt_netbox_name (AvtNetboxReader *self, const AvtYamlNode *node, const char *what);
char *_avt_netbox_prose (AvtNetboxReader *self, const AvtYamlNode *node, const char *what);
gboolean _avt_netbox_boolean (AvtNetboxReader *self, const AvtYamlNode *node, const char *what,
                              gboolean *value);
gboolean _avt_netbox_number (AvtNetboxReader *self, const AvtYamlNode *node, const char *what,
                             const char *word, AvtUnit unit, gint64 *value);
gboolean _avt_netbox_real (const AvtYamlNode *node, double *value);
const AvtYamlNode *_avt_netbox_lookup (const AvtYamlNode *map, const char *key);

void _avt_netbox_read_ports (AvtNetboxReader *self, const AvtYamlNode *root);
gboolean _avt_netbox_is_port_list (const char *key);

gint64 _avt_netbox_rate_bps (const char *interface_type);
double _avt_netbox_draw_limit_w (const AvtType *type, const char *connector, gboolean has_outlets);
char *_avt_netbox_bank (const char *outlet);
AvtTypeCategory _avt_netbox_category (const AvtType *type, const char *words);

G_END_DECLS
