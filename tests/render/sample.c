/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * sample.c: charts to draw.
 */
#include "sample.h"

typedef struct
{
  const char *id;
  const char *name;
  const char *parent;
  const char *color;
  const char *from;
} Department;

typedef struct
{
  const char *id;
  const char *title;
  const char *department;
  const char *holders;
  gboolean head;
  double pool;
} Role;

typedef struct
{
  const char *id;
  const char *name;
  const char *type;
} Person;

static const Department departments[] = {
  { "d-top", "Lantern Home Goods" },
  { "d-ops", "Operations", "d-top" },
  { "d-des", "Design", "d-top" },
  { "d-care", "Customer care", "d-top", "#2ec27e" },
  { "d-sup", "Supply", "d-top" },
  { "d-tech", "Technology", "d-sup", "#c01c28", "s-2" },
};

static const Role roles[] = {
  { "r-own", "Owner", "d-top", "p-mira", TRUE },
  { "r-ops", "Operations lead", "d-ops", "p-wei", TRUE },
  { "r-plan", "Campaign planner", "d-ops", "p-ana" },
  { "r-paid", "Paid search", "d-ops", "" },
  { "r-merch", "Merchandiser", "d-ops", "p-wei" },
  { "r-des", "Designer", "d-des", "p-ola", TRUE },
  { "r-photo", "Photographer", "d-des", "p-ola" },
  { "r-care", "Care lead", "d-care", "p-yara", TRUE },
  { "r-after", "售后客服", "d-care", "p-zhou" },
  { "r-chat", "Chat assistant", "d-care", "p-desk" },
  { "r-sup", "Supply lead", "d-sup", "p-tom", TRUE },
  { "r-keep", "Warehouse keeper", "d-sup", "p-iris p-ali" },
  { "r-pack", "Packers", "d-sup", "", FALSE, 12 },
  { "r-pick", "Pickers", "d-sup", "p-lead", FALSE, 2.5 },
  { "r-tech", "Integrator", "d-tech", "p-north", TRUE },
  { "r-alone", "Adviser & friend", NULL, "p-ed" },
};

static const Person people[] = {
  { "p-mira", "Mira Sato" },
  { "p-wei", "Wei Chen" },
  { "p-ana", "Ana Ruiz" },
  { "p-ola", "Ola Nowak" },
  { "p-yara", "Yara Lopes" },
  { "p-zhou", "周敏" },
  { "p-desk", "Helpdesk tool", "tool" },
  { "p-tom", "Tom Becker" },
  { "p-iris", "Iris Kim" },
  { "p-ali", "محمد علي" },
  { "p-lead", "Sam Lead" },
  { "p-north", "Northpoint", "vendor" },
  { "p-ed", "Ed <O’Neil>", "contractor" },
};

static void
set_order (MusterDraft *draft, MusterRecord record, MusterField field, guint place)
{
  g_autofree char *key = g_strdup_printf ("b%c%c", 'a' + (int) (place / 26), 'a' + (int) (place % 26));

  muster_draft_set_text (draft, record, field, key);
}

static MusterRecord
find (MusterDraft *draft, const char *id)
{
  return id != NULL ? muster_document_find (muster_draft_get_document (draft), id) : 0;
}

static void
add_department (MusterDraft *draft, const Department *department, guint place)
{
  MusterRecord record = muster_draft_add (draft, MUSTER_KIND_DEPARTMENT, department->id);

  set_order (draft, record, MUSTER_DEPARTMENT_ORDER, place);
  muster_draft_set_text (draft, record, MUSTER_DEPARTMENT_NAME, department->name);
  muster_draft_set_ref (draft, record, MUSTER_DEPARTMENT_PARENT, find (draft, department->parent));
  muster_draft_set_text (draft, record, MUSTER_DEPARTMENT_COLOR, department->color);
  muster_draft_set_ref (draft, record, MUSTER_DEPARTMENT_FROM, find (draft, department->from));
}

static MusterRecord
add_person (MusterDraft *draft, const char *id, const char *name, const char *type)
{
  MusterRecord record = muster_draft_add (draft, MUSTER_KIND_PERSON, id);

  muster_draft_set_text (draft, record, MUSTER_PERSON_NAME, name);
  muster_draft_set_text (draft, record, MUSTER_PERSON_TYPE, type);
  return record;
}

static void
add_holding (MusterDraft *draft, MusterRecord person, MusterRecord role, double share)
{
  MusterDocument *doc = muster_draft_get_document (draft);
  g_autofree char *id = g_strdup_printf ("h-%s-%s", muster_document_get_id (doc, person), muster_document_get_id (doc, role));
  MusterRecord record = muster_draft_add (draft, MUSTER_KIND_HOLDING, id);

  muster_draft_set_ref (draft, record, MUSTER_HOLDING_PERSON, person);
  muster_draft_set_ref (draft, record, MUSTER_HOLDING_ROLE, role);
  muster_draft_set_number (draft, record, MUSTER_HOLDING_SHARE, share);
}

static void
add_role (MusterDraft *draft, const Role *role, guint place)
{
  MusterRecord record = muster_draft_add (draft, MUSTER_KIND_ROLE, role->id);
  g_auto (GStrv) holders = g_strsplit (role->holders, " ", -1);

  set_order (draft, record, MUSTER_ROLE_ORDER, place);
  muster_draft_set_text (draft, record, MUSTER_ROLE_TITLE, role->title);
  muster_draft_set_ref (draft, record, MUSTER_ROLE_DEPARTMENT, find (draft, role->department));
  muster_draft_set_number (draft, record, MUSTER_ROLE_PAY_MIN, 1000);
  muster_draft_set_number (draft, record, MUSTER_ROLE_PAY_MAX, 1500);
  if (role->pool > 0)
    muster_draft_set_number (draft, record, MUSTER_ROLE_POOL, role->pool);
  if (role->head)
    muster_draft_set_ref (draft, find (draft, role->department), MUSTER_DEPARTMENT_HEAD, record);
  for (guint i = 0; holders[i] != NULL; i++)
    add_holding (draft, find (draft, holders[i]), record, 90 - 10.0 * i);
}

static void
add_brief (MusterDraft *draft)
{
  MusterDocument *doc = muster_draft_get_document (draft);
  MusterRecord chart = muster_document_get_chart (doc);
  static const char *const stages[] = { "Start-up", "Growth", "Maturity" };

  muster_draft_set_text (draft, chart, MUSTER_CHART_NAME, "Lantern Home Goods");
  muster_draft_set_text (draft, chart, MUSTER_CHART_INDUSTRY, "Home & living");
  muster_draft_set_text (draft, chart, MUSTER_CHART_MODEL, "B2C");
  muster_draft_set_text (draft, chart, MUSTER_CHART_VISION, "A good lamp\nfor every home");
  for (guint i = 0; i < G_N_ELEMENTS (stages); i++)
    {
      g_autofree char *id = g_strdup_printf ("s-%u", i + 1);
      MusterRecord stage = muster_draft_add (draft, MUSTER_KIND_STAGE, id);

      set_order (draft, stage, MUSTER_STAGE_ORDER, i);
      muster_draft_set_text (draft, stage, MUSTER_STAGE_NAME, stages[i]);
    }
}

MusterDocument *
sample_new (void)
{
  MusterDocument *doc = muster_document_new ();
  MusterDraft *draft = muster_draft_new_loading (doc);
  MusterRecord line;

  add_brief (draft);
  for (guint i = 0; i < G_N_ELEMENTS (people); i++)
    add_person (draft, people[i].id, people[i].name, people[i].type);
  for (guint i = 0; i < G_N_ELEMENTS (departments); i++)
    add_department (draft, &departments[i], i);
  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    add_role (draft, &roles[i], i);
  muster_draft_set_text (draft, find (draft, "p-wei"), MUSTER_PERSON_EMAIL, "wei'chen@example.org");
  line = muster_draft_add (draft, MUSTER_KIND_LINE, "l-1");
  muster_draft_set_ref (draft, line, MUSTER_LINE_FROM_ROLE, find (draft, "r-plan"));
  muster_draft_set_ref (draft, line, MUSTER_LINE_TO_ROLE, find (draft, "r-photo"));
  muster_draft_set_text (draft, line, MUSTER_LINE_LABEL, "campaign photos");
  muster_commit (draft, NULL, MUSTER_COMMIT_DEFAULT);
  return doc;
}

static char *
repeat (const char *text, guint n)
{
  GString *all = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append (all, text);
  return g_string_free (all, FALSE);
}

MusterDocument *
sample_new_hard (void)
{
  MusterDocument *doc = muster_document_new ();
  MusterDraft *draft = muster_draft_new_loading (doc);
  g_autofree char *many_words = repeat ("Deputy Director of Everything, ", 200);
  g_autofree char *one_word = repeat ("Wwwwwwwwww", 200);
  g_autofree char *tall = repeat ("Z\314\215\314\216\314\204\314\205\314\277\314\221\314\206", 6);
  g_autofree char *chinese = repeat ("供应链与仓储管理", 20);
  const char *const names[] = {
    many_words,
    one_word,
    tall,
    chinese,
    "مدير العمليات والتخطيط والتسويق الرقمي في المنطقة العربية",
    "👩‍👩‍👧‍👦🏳️‍🌈👨🏿‍🔧👩‍👩‍👧‍👦🏳️‍🌈👨🏿‍🔧👩‍👩‍👧‍👦🏳️‍🌈👨🏿‍🔧👩‍👩‍👧‍👦🏳️‍🌈👨🏿‍🔧",
    "<b>&amp;\"bold\" & 'quoted'</b> ]]>",
    "Tab\tand\nnew line\r\nand\001control\177",
    "﷽﷽﷽﷽﷽",
    "གྲྭ་ཀྵྨླྺྼྻྂ ཀྵྨླྺྼྻྂ",
    "\342\200\256Reversed\342\200\254 and back",
    " ",
  };
  const Department top = { "d-top", many_words, NULL, "not a colour" };
  const Department below = { "d-<&>\"' /", chinese, "d-top", "#f00" };

  add_department (draft, &top, 0);
  add_department (draft, &below, 1);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *id = g_strdup_printf ("r-%u", i);
      g_autofree char *holder = g_strdup_printf ("p-%u", i);
      const Role role = { id, names[i], i % 2 == 0 ? "d-top" : "d-<&>\"' /", holder, i < 2 };

      add_person (draft, holder, names[G_N_ELEMENTS (names) - 1 - i], i % 3 == 0 ? "vendor" : NULL);
      add_role (draft, &role, i);
    }
  muster_draft_set_text (draft, muster_document_get_chart (doc), MUSTER_CHART_NAME, many_words);
  muster_draft_set_text (draft, muster_document_get_chart (doc), MUSTER_CHART_VISION, chinese);
  muster_commit (draft, NULL, MUSTER_COMMIT_DEFAULT);
  return doc;
}

MusterDocument *
sample_new_large (guint n_roles)
{
  MusterDocument *doc = muster_document_new ();
  MusterDraft *draft = muster_draft_new_loading (doc);

  for (guint i = 0; i < n_roles; i++)
    {
      guint n = i / 8;
      g_autofree char *department = g_strdup_printf ("d-%u", n);
      g_autofree char *above = g_strdup_printf ("d-%u", n > 0 ? (n - 1) / 4 : 0);
      g_autofree char *id = g_strdup_printf ("r-%u", i);
      g_autofree char *holder = g_strdup_printf ("p-%u", i);
      g_autofree char *title = g_strdup_printf (i % 4 == 0 ? "客服 %u" : "Specialist %u", i);
      const Role role = { id, title, department, i % 5 == 0 ? "" : holder, i % 8 == 0 };

      if (i % 8 == 0)
        add_department (draft, &(Department){ department, department, n > 0 ? above : NULL }, n % 676);
      add_person (draft, holder, title, NULL);
      add_role (draft, &role, i % 676);
    }
  muster_commit (draft, NULL, MUSTER_COMMIT_DEFAULT);
  return doc;
}
