#include "config.h"

#include "engine/base/plural.h"

#include <string.h>

/* The longest rule of any language gettext knows (Arabic) needs 31 nodes and nests 6 deep. A file
 * may hold anything, so both are bounded and every step of the parser consumes text. */
#define MAX_NODES 256
#define MAX_DEPTH 64
#define MAX_FORMS 16
#define MAX_NUMBER 1000000000

typedef enum
{
  NODE_N,
  NODE_NUMBER,
  NODE_NOT,
  NODE_MULTIPLY,
  NODE_DIVIDE,
  NODE_REMAINDER,
  NODE_ADD,
  NODE_SUBTRACT,
  NODE_LESS,
  NODE_GREATER,
  NODE_AT_MOST,
  NODE_AT_LEAST,
  NODE_EQUAL,
  NODE_NOT_EQUAL,
  NODE_AND,
  NODE_OR,
  NODE_CHOICE
} NodeKind;

/* Children are indices into the node array and smaller than the index of their parent. */
typedef struct
{
  NodeKind kind;
  guint64 number;
  guint a;
  guint b;
  guint c;
} Node;

struct _AvtPlural
{
  guint n_forms;
  guint n_nodes;
  guint root;
  Node nodes[MAX_NODES];
};

typedef struct
{
  const char *text;
  guint binding;
  NodeKind kind;
} Operator;

/* Longer spellings first. The binding is that of C: a higher number binds more tightly. */
static const Operator operators[] = {
  { "||", 1, NODE_OR },
  { "&&", 2, NODE_AND },
  { "==", 3, NODE_EQUAL },
  { "!=", 3, NODE_NOT_EQUAL },
  { "<=", 4, NODE_AT_MOST },
  { ">=", 4, NODE_AT_LEAST },
  { "<", 4, NODE_LESS },
  { ">", 4, NODE_GREATER },
  { "+", 5, NODE_ADD },
  { "-", 5, NODE_SUBTRACT },
  { "*", 6, NODE_MULTIPLY },
  { "/", 6, NODE_DIVIDE },
  { "%", 6, NODE_REMAINDER },
};

typedef struct
{
  AvtPlural *plural;
  const char *cursor;
  guint depth;
} Parser;

static gboolean parse_choice (Parser *self, guint *node);

static void
skip_space (Parser *self)
{
  while (*self->cursor == ' ' || *self->cursor == '\t')
    self->cursor++;
}

static gboolean
accept_text (Parser *self, const char *text)
{
  skip_space (self);
  if (!g_str_has_prefix (self->cursor, text))
    return FALSE;
  self->cursor += strlen (text);
  return TRUE;
}

static gboolean
add_node (Parser *self, Node node, guint *index)
{
  if (self->plural->n_nodes == MAX_NODES)
    return FALSE;
  *index = self->plural->n_nodes++;
  self->plural->nodes[*index] = node;
  return TRUE;
}

static gboolean
parse_number (Parser *self, guint64 *number)
{
  skip_space (self);
  if (!g_ascii_isdigit (*self->cursor))
    return FALSE;
  for (*number = 0; g_ascii_isdigit (*self->cursor); self->cursor++)
    {
      *number = *number * 10 + (guint64) (*self->cursor - '0');
      if (*number > MAX_NUMBER)
        return FALSE;
    }
  return TRUE;
}

static gboolean
parse_primary (Parser *self, guint *node)
{
  guint64 number;
  guint a;

  if (self->depth == MAX_DEPTH)
    return FALSE;
  if (accept_text (self, "("))
    return parse_choice (self, node) && accept_text (self, ")");
  if (accept_text (self, "!"))
    {
      self->depth++;
      if (!parse_primary (self, &a))
        return FALSE;
      self->depth--;
      return add_node (self, (Node){ .kind = NODE_NOT, .a = a }, node);
    }
  if (accept_text (self, "n"))
    return add_node (self, (Node){ .kind = NODE_N }, node);
  return parse_number (self, &number)
         && add_node (self, (Node){ .kind = NODE_NUMBER, .number = number }, node);
}

static const Operator *
accept_operator (Parser *self, guint binding)
{
  for (guint i = 0; i < G_N_ELEMENTS (operators); i++)
    if (operators[i].binding == binding && accept_text (self, operators[i].text))
      return &operators[i];
  return NULL;
}

/* A chain of operators of one binding, from the left; primaries bind most tightly. */
static gboolean
parse_chain (Parser *self, guint binding, guint *node)
{
  const Operator *operator;
  guint b;

  if (binding > 6)
    return parse_primary (self, node);
  if (!parse_chain (self, binding + 1, node))
    return FALSE;
  while ((operator = accept_operator (self, binding)) != NULL)
    if (!parse_chain (self, binding + 1, &b)
        || !add_node (self, (Node){ .kind = operator->kind, .a = *node, .b = b }, node))
      return FALSE;
  return TRUE;
}

static gboolean
parse_choice (Parser *self, guint *node)
{
  guint a, b, c;

  if (self->depth == MAX_DEPTH)
    return FALSE;
  self->depth++;
  if (!parse_chain (self, 1, &a))
    return FALSE;
  if (accept_text (self, "?"))
    {
      if (!parse_choice (self, &b) || !accept_text (self, ":") || !parse_choice (self, &c)
          || !add_node (self, (Node){ .kind = NODE_CHOICE, .a = a, .b = b, .c = c }, node))
        return FALSE;
    }
  else
    *node = a;
  self->depth--;
  return TRUE;
}

static gboolean
parse_rule (Parser *self)
{
  guint64 n_forms;

  if (!accept_text (self, "nplurals") || !accept_text (self, "=") || !parse_number (self, &n_forms)
      || n_forms < 1 || n_forms > MAX_FORMS || !accept_text (self, ";"))
    return FALSE;
  self->plural->n_forms = (guint) n_forms;
  return accept_text (self, "plural") && accept_text (self, "=")
         && parse_choice (self, &self->plural->root)
         && (accept_text (self, ";") || *self->cursor == '\0' || *self->cursor == '\n');
}

/**
 * avt_plural_new:
 * @rule: "nplurals=N; plural=EXPRESSION;", up to a line end
 *
 * Returns: (transfer full) (nullable): the rule, or %NULL when @rule is none, has more than 16
 *   forms, or is larger than any language needs
 */
AvtPlural *
avt_plural_new (const char *rule)
{
  g_autoptr (AvtPlural) plural = g_new0 (AvtPlural, 1);
  Parser parser = { .plural = plural, .cursor = rule };

  return parse_rule (&parser) ? g_steal_pointer (&plural) : NULL;
}

void
avt_plural_free (AvtPlural *self)
{
  g_free (self);
}

guint
avt_plural_get_n_forms (const AvtPlural *self)
{
  return self->n_forms;
}

static guint64
evaluate (const AvtPlural *self, guint index, guint64 n)
{
  const Node *node = &self->nodes[index];
  guint64 a = node->kind > NODE_NUMBER ? evaluate (self, node->a, n) : 0;
  guint64 b = node->kind > NODE_NOT && node->kind < NODE_AND ? evaluate (self, node->b, n) : 0;

  switch (node->kind)
    {
    case NODE_N:
      return n;
    case NODE_NUMBER:
      return node->number;
    case NODE_NOT:
      return a == 0;
    case NODE_MULTIPLY:
      return a * b;
    case NODE_DIVIDE:
      return b == 0 ? 0 : a / b;
    case NODE_REMAINDER:
      return b == 0 ? 0 : a % b;
    case NODE_ADD:
      return a + b;
    case NODE_SUBTRACT:
      return a - b;
    case NODE_LESS:
      return a < b;
    case NODE_GREATER:
      return a > b;
    case NODE_AT_MOST:
      return a <= b;
    case NODE_AT_LEAST:
      return a >= b;
    case NODE_EQUAL:
      return a == b;
    case NODE_NOT_EQUAL:
      return a != b;
    case NODE_AND:
      return a != 0 && evaluate (self, node->b, n) != 0;
    case NODE_OR:
      return a != 0 || evaluate (self, node->b, n) != 0;
    case NODE_CHOICE:
      return evaluate (self, a != 0 ? node->b : node->c, n);
    }
  g_assert_not_reached ();
}

/**
 * avt_plural_choose:
 * @n: how many
 *
 * A rule that answers with a form it does not have, or divides by zero, means the first form.
 *
 * Returns: the form for @n, less than avt_plural_get_n_forms()
 */
guint
avt_plural_choose (const AvtPlural *self, guint64 n)
{
  guint64 form = evaluate (self, self->root, n);

  return form < self->n_forms ? (guint) form : 0;
}
