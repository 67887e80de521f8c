/* Templates: designs to begin with, installed with the program. */
#pragma once

#include "engine/design/design.h"

G_BEGIN_DECLS

/**
 * AvtTemplate:
 * @name: what `new --template` takes: the file's name without its suffix
 * @title: the design's own name, or else its summary
 * @summary: (nullable): the first line of its comments
 */
typedef struct
{
  char *name;
  char *title;
  char *summary;
  char *path;
} AvtTemplate;

char *avt_data_folder (void);
GPtrArray *avt_template_list (const char *data_folder);
void avt_template_list_folder (const char *folder, GPtrArray *templates);
char *avt_template_find (const char *data_folder, const char *name);
void avt_template_free (AvtTemplate *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AvtTemplate, avt_template_free)

G_END_DECLS
