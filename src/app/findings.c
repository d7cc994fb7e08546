/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * findings.c: see findings.h.
 */
#include "findings.h"

struct _MusterFindings
{
  GtkWidget parent_instance;

  MusterSession *session;
};

G_DEFINE_FINAL_TYPE (MusterFindings, muster_findings, GTK_TYPE_WIDGET)

void
muster_findings_set_session (MusterFindings *findings, MusterSession *session)
{
  g_set_object (&findings->session, session);
}

static void
muster_findings_dispose (GObject *object)
{
  MusterFindings *findings = MUSTER_FINDINGS (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&findings->session);
  G_OBJECT_CLASS (muster_findings_parent_class)->dispose (object);
}

static void
muster_findings_class_init (MusterFindingsClass *class)
{
  G_OBJECT_CLASS (class)->dispose = muster_findings_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (class), GTK_TYPE_BIN_LAYOUT);
}

static void
muster_findings_init (MusterFindings *findings)
{
}
