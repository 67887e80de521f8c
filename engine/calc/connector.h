/* What a power connector carries, by the device-type library's word for it. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** AvtConnector: what the name of a connector says. */
typedef struct
{
  double rated_a;     /* 0: the name does not say */
  guint phases;       /* 1 or 3; 0: the name does not say */
  const char *source; /* of the rating; NULL without one */
} AvtConnector;

AvtConnector avt_connector (const char *name);
gboolean avt_connector_fits (const char *inlet, const char *outlet);
char *avt_connector_label (const char *name);

G_END_DECLS
