/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * rule-row.h: one rule that colours or badges cards, as a row that opens to be edited.
 */
#pragma once

#include <adwaita.h>

#include "session.h"

G_BEGIN_DECLS

#define MUSTER_TYPE_RULE_ROW (muster_rule_row_get_type ())
G_DECLARE_FINAL_TYPE (MusterRuleRow, muster_rule_row, MUSTER, RULE_ROW, AdwExpanderRow)

GtkWidget *muster_rule_row_new (MusterSession *session, MusterRecord rule);

MusterRecord muster_rule_row_get_rule (MusterRuleRow *row);

/* Shows the rule as it is now. @fits: how many cards it fits */
void muster_rule_row_refresh (MusterRuleRow *row, guint fits, gboolean first, gboolean last);

G_END_DECLS
