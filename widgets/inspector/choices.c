#include "config.h"

#include "widgets/inspector/choices.h"

#include "widgets/entity-list.h"

#include <glib/gi18n-lib.h>
#include <gtk/gtk.h>
#include <string.h>

struct _AvtChoices
{
  GtkStringList *words;
  GPtrArray *texts; /* of char *, NULL: the field is absent */
  gboolean with_mixed;
};

static void
add (AvtChoices *self, const char *word, const char *text)
{
  gtk_string_list_append (self->words, word);
  g_ptr_array_add (self->texts, g_strdup (text));
}

static int
compare_pointers (gconstpointer a, gconstpointer b)
{
  return avt_compare_names (*(const gconstpointer *) a, *(const gconstpointer *) b);
}

static void
add_entities (AvtChoices *self, AvtDesign *design, const AvtField *field)
{
  for (const char *letter = field->targets; letter != NULL && *letter != '\0'; letter++)
    {
      const AvtKindInfo *info = avt_kind_info_by_letter (*letter);
      g_autoptr (GPtrArray) entities = g_ptr_array_new ();

      for (guint i = 0; info != NULL && i < avt_design_count (design, info->kind); i++)
        g_ptr_array_add (entities, (gpointer) avt_design_get (design, info->kind, i));
      g_ptr_array_sort (entities, compare_pointers);
      for (guint i = 0; i < entities->len; i++)
        {
          gconstpointer entity = g_ptr_array_index (entities, i);

          add (self, avt_entity_name (entity), avt_entity_id (entity).text);
        }
    }
}

/**
 * avt_choices_new:
 * @field: an enum, a boolean or a reference
 * @with_mixed: whether the first choice says that values differ
 */
AvtChoices *
avt_choices_new (AvtDesign *design, const AvtField *field, gboolean with_mixed)
{
  AvtChoices *self = g_new0 (AvtChoices, 1);
  gboolean is_needed = (field->flags & (AVT_FIELD_REQUIRED | AVT_FIELD_HAS_DEFAULT)) != 0;

  self->words = gtk_string_list_new (NULL);
  self->texts = g_ptr_array_new_with_free_func (g_free);
  self->with_mixed = with_mixed;
  if (with_mixed)
    add (self, _ ("Different values"), NULL);
  if (!is_needed)
    add (self, field->kind == AVT_FIELD_REFERENCE ? _ ("None") : _ ("Unknown"), NULL);
  if (field->kind == AVT_FIELD_REFERENCE)
    add_entities (self, design, field);
  else if (field->kind == AVT_FIELD_BOOLEAN)
    {
      add (self, _ ("No"), "false");
      add (self, _ ("Yes"), "true");
    }
  else
    for (guint i = 0; field->values[i].nick != NULL; i++)
      add (self, _ (field->values[i].label), field->values[i].nick);
  return self;
}

void
avt_choices_free (AvtChoices *self)
{
  g_object_unref (self->words);
  g_ptr_array_unref (self->texts);
  g_free (self);
}

GListModel *
avt_choices_get_model (AvtChoices *self)
{
  return G_LIST_MODEL (self->words);
}

guint
avt_choices_get_size (AvtChoices *self)
{
  return self->texts->len;
}

/** avt_choices_get_text: Returns: (nullable): what the field becomes, %NULL: absent */
const char *
avt_choices_get_text (AvtChoices *self, guint position)
{
  return g_ptr_array_index (self->texts, position);
}

gboolean
avt_choices_is_mixed (AvtChoices *self, guint position)
{
  return self->with_mixed && position == 0;
}

/** avt_choices_find: Returns: the position that stands for @text */
guint
avt_choices_find (AvtChoices *self, const char *text, gboolean is_mixed)
{
  for (guint i = self->with_mixed && !is_mixed ? 1 : 0; i < self->texts->len; i++)
    if (is_mixed || g_strcmp0 (g_ptr_array_index (self->texts, i), text) == 0)
      return i;
  return 0;
}

/** avt_choices_equal: Returns: whether both offer the same, in the same words */
gboolean
avt_choices_equal (AvtChoices *a, AvtChoices *b)
{
  if (a->texts->len != b->texts->len || a->with_mixed != b->with_mixed)
    return FALSE;
  for (guint i = 0; i < a->texts->len; i++)
    if (g_strcmp0 (g_ptr_array_index (a->texts, i), g_ptr_array_index (b->texts, i)) != 0
        || g_strcmp0 (gtk_string_list_get_string (a->words, i),
                      gtk_string_list_get_string (b->words, i))
             != 0)
      return FALSE;
  return TRUE;
}
