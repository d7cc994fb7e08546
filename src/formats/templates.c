/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * templates.c: the table of templates, and their bytes from the program's resources.
 */
#include "templates.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "error.h"
#include "muster-templates.h"

#define ROOT "/io/github/musterapp/Muster/templates"

static const MusterTemplate templates[] = {
  { "blank", N_ ("Blank"), N_ ("One department with one role, to build on") },
  { "ecommerce-starter", N_ ("E-commerce starter team"), N_ ("Owner, design, promotion, customer service and warehouse: five roles carried by three people") },
  { "ecommerce-departments", N_ ("E-commerce departments"), N_ ("Operations, technology, promotion, paid search, customer service, after-sales, supply and warehouse, with responsibilities and measures") },
  { "three-stage-growth", N_ ("Three-stage growth plan"), N_ ("From start-up through growth to maturity: who joins when, and checkpoints whose results can be seen") },
  { "matrix", N_ ("Matrix organisation"), N_ ("Departments with product lines across them: each role has a manager and a dotted line") },
  { "self-managing-teams", N_ ("Self-managing teams"), N_ ("Small teams that choose, price and sell on their own, and a platform team that serves them") },
  { "hub-and-network", N_ ("Hub and network"), N_ ("A small team in the middle, and partners around it that make, sell and deliver") },
  { NULL, NULL, NULL },
};

const MusterTemplate *
muster_templates (void)
{
  return templates;
}

static gboolean
is_known (const char *name)
{
  for (guint i = 0; templates[i].name != NULL; i++)
    if (g_str_equal (templates[i].name, name))
      return TRUE;
  return FALSE;
}

/* Whether a locale such as "zh_TW.UTF-8" is of the language "zh". */
static gboolean
is_language (const char *locale, const char *language)
{
  gsize length = strlen (language);

  return strncmp (locale, language, length) == 0 && !g_ascii_isalpha (locale[length]);
}

static const char *
find_language (void)
{
  const char *const *locales = g_get_language_names ();

  for (guint i = 0; locales[i] != NULL; i++)
    {
      if (is_language (locales[i], "zh"))
        return "zh_CN";
      if (is_language (locales[i], "en"))
        break;
    }
  return "en";
}

GBytes *
muster_template_get (const char *name, GError **error)
{
  g_autofree char *path = NULL;

  g_return_val_if_fail (name != NULL, NULL);

  if (!is_known (name))
    {
      g_set_error (error, MUSTER_ERROR, MUSTER_ERROR_REFUSED, _ ("There is no template “%s”; “muster new --list” shows those that there are"), name);
      return NULL;
    }
  path = g_strdup_printf (ROOT "/%s/%s.muster", find_language (), name);
  /* Asked of the resource itself: a static library's own registration may be left out by the linker */
  return g_resource_lookup_data (muster_templates_get_resource (), path, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
}
