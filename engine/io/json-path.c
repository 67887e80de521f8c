#include "config.h"

#include "engine/io/json-path.h"

typedef struct
{
  char *key; /* NULL: a position in an array */
  guint index;
} Step;

struct _AvtJsonPath
{
  GArray *steps; /* of Step, the innermost first */
};

static void
clear_step_cb (gpointer data)
{
  Step *step = data;

  g_free (step->key);
}

static const Step *
step_at (const AvtJsonPath *self, guint i)
{
  return &g_array_index (self->steps, Step, self->steps->len - 1 - i);
}

/**
 * avt_json_path_new:
 *
 * Returns: (transfer full): the path of the whole text
 */
AvtJsonPath *
avt_json_path_new (void)
{
  AvtJsonPath *self = g_new0 (AvtJsonPath, 1);

  self->steps = g_array_new (FALSE, FALSE, sizeof (Step));
  g_array_set_clear_func (self->steps, clear_step_cb);
  return self;
}

void
avt_json_path_free (AvtJsonPath *self)
{
  g_array_unref (self->steps);
  g_free (self);
}

/** avt_json_path_prepend_key: puts the member @key in front of what the path names so far. */
void
avt_json_path_prepend_key (AvtJsonPath *self, const char *key)
{
  Step step = { g_strdup (key), 0 };

  g_array_append_val (self->steps, step);
}

/** avt_json_path_prepend_index: puts the element @index, from 0, in front. */
void
avt_json_path_prepend_index (AvtJsonPath *self, guint index)
{
  Step step = { NULL, index };

  g_array_append_val (self->steps, step);
}

guint
avt_json_path_get_size (const AvtJsonPath *self)
{
  return self->steps->len;
}

/**
 * avt_json_path_get:
 * @self: a path
 * @i: a step, 0 is the outermost
 * @index: (out): position in an array, when the step is not a key
 *
 * Returns: (nullable): the key, or %NULL when the step is a position
 */
const char *
avt_json_path_get (const AvtJsonPath *self, guint i, guint *index)
{
  const Step *step;

  g_return_val_if_fail (i < self->steps->len, NULL);
  step = step_at (self, i);
  *index = step->index;
  return step->key;
}

/**
 * avt_json_path_to_string:
 *
 * Returns: (transfer full): the path as in messages, such as "racks[3].height_hu"; empty for the
 *   whole text
 */
char *
avt_json_path_to_string (const AvtJsonPath *self)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < self->steps->len; i++)
    {
      const Step *step = step_at (self, i);

      if (step->key == NULL)
        g_string_append_printf (text, "[%u]", step->index);
      else
        g_string_append_printf (text, "%s%s", text->len > 0 ? "." : "", step->key);
    }
  return g_string_free (text, FALSE);
}
