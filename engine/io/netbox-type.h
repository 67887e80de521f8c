/* Device types of the NetBox device-type library: one YAML file, one type. */
#pragma once

#include "engine/base/finding.h"
#include "engine/design/type.h"
#include "engine/io/io-error.h"

G_BEGIN_DECLS

AvtType *avt_netbox_type_read (GBytes *bytes, const char *filename, AvtIdSource *ids,
                               AvtFindings *findings, GError **error);
char *avt_netbox_slug (const char *manufacturer, const char *model);
char *avt_netbox_slug_numbered (const char *slug, const char *const *taken);

G_END_DECLS
