#include "config.h"

#include "widgets/inspector/findings-section.h"

#include "engine/base/finding-text.h"
#include "engine/check/check.h"
#include "widgets/inspector/section.h"
#include "widgets/results/findings-list.h"

#include <glib/gi18n-lib.h>

#define MOST_ROWS 6

static gboolean
is_about (AvtFinding *finding, AvtId id)
{
  for (guint i = 0; i < avt_finding_get_n_about (finding); i++)
    if (avt_id_equal (avt_finding_get_about (finding, i), id))
      return TRUE;
  return FALSE;
}

/**
 * avt_findings_section_new:
 * @id: a device or a rack
 *
 * Returns: (nullable): the findings of its rack that are about it, the worst first
 */
GtkWidget *
avt_findings_section_new (AvtSession *session, AvtId id)
{
  AvtDesign *design = avt_session_get_design (session);
  const AvtDevice *device = avt_design_device (design, id);
  AvtId rack = device != NULL ? device->rack : id;
  g_autoptr (AvtFindings) findings = NULL;
  GtkWidget *section = NULL, *list = NULL;
  guint n_rows = 0;

  if (avt_design_rack (design, rack) == NULL)
    return NULL;
  findings = avt_check_rack (design, avt_document_get_memo (avt_session_get_document (session)),
                             rack);
  for (guint i = 0; i < avt_findings_get_size (findings) && n_rows < MOST_ROWS; i++)
    {
      AvtFinding *finding = avt_findings_get (findings, i);

      if (!is_about (finding, id))
        continue;
      if (section == NULL)
        {
          section = avt_section_new (_ ("Findings"), NULL);
          list = avt_section_add_list (section, _ ("Findings of the Selection"));
        }
      gtk_list_box_append (GTK_LIST_BOX (list), avt_finding_row_new (session, finding));
      n_rows++;
    }
  return section;
}
