/* The pages of a document on a printer: the same scenes as on screen and in the PDF. */
#pragma once

#include "diagrams/report/pages.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkPrintOperation *avt_print_operation_new (AvtPages *pages, GtkPageSetup *last);

G_END_DECLS
