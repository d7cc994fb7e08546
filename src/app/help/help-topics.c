/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * help-topics.c: see help-topics.h.
 */
#include "help-topics.h"

#include <glib/gi18n-lib.h>

static const MusterHelpPart start[] = {
  { N_ ("A chart holds departments, roles and people. A role is a position, such as “Operations lead”; a person holds it. One person can hold several roles, and a role can be open.") },
  { N_ ("Begin from a template, from a spreadsheet of people or from an empty chart: the start page has all three.") },
  { N_ ("The Departments view shows the tree of departments and the roles in each; Reporting shows who reports to whom. Both are the same chart. Responsibilities, Plan, Table and Numbers show it in yet other ways.") },
  { N_ ("You need not say who reports to whom: a role reports to the head of its department, and a head to the head of the department above. Set a manager by hand only where that is not so.") },
  { N_ ("Select a card, and the inspector on the right shows all that is known of it. The pane on the left has the outline, people, checks and history.") },
  { N_ ("Every change can be undone, back to the first one, also when the chart is opened again.") },
  { 0 },
};

static const MusterHelpPart moving[] = {
  { N_ ("Drag a card: the department under it lights up, and a bar shows the place that it will have. Escape puts it back. Selected cards move together, and a branch moves with its head.") },
  { N_ ("In Departments, drop a role on a department to move it there, or between two cards for that place in the order. In Reporting, drop it on a role to report to it, or above a role to become its manager.") },
  { N_ ("Drop a department on another to put it inside. Drop a person on an open role to fill it; on one that is filled, they share it.") },
  { N_ ("What cannot be is refused before you let go, with the reason beside the pointer. What was done is said in a message, which offers to undo it, or to do the other thing that you may have meant.") },
  { N_ ("All of this works without a pointer, and in the outline as well: “Move to…” finds the place by its name, and cut and paste moves a branch.") },
  { N_ ("Earlier or later in the order"), "<Alt>Up <Alt>Down" },
  { N_ ("Cut, and paste where it should be"), "<Control>x <Control>v" },
  { N_ ("Undo, redo"), "<Control>z <Shift><Control>z" },
  { 0 },
};

static const MusterHelpPart stages[] = {
  { N_ ("A team grows in stages, such as start-up, growth and maturity. A department, a role, or somebody’s hold on a role is there from one stage until another; with neither set, always.") },
  { N_ ("Choose a stage in the header bar to see the chart as it is then. The numbers in the corner, the checks and what you export follow it. “All” shows every stage at once.") },
  { N_ ("Plan a role for a later stage by its “From stage” in the inspector, and what ends by its “Until stage”.") },
  { N_ ("A checkpoint of a stage names a result that can be seen, the role that owns it, and the day on which it was done.") },
  { 0 },
};

static const MusterHelpPart plan[] = {
  { N_ ("The Plan has a column for each stage: who joins, moves and leaves, what it costs, and the checkpoints.") },
  { N_ ("Drag a role to another column to let it join at that stage, or to the place at the foot of a column to let it leave. The menu of a role does the same.") },
  { N_ ("Add checkpoints at the head of their stage, tick them when they are done and drag them to where they belong. Those that are late are pointed out.") },
  { N_ ("The roles that are to be filled, by stage, can be exported as a hiring list.") },
  { N_ ("Show the Plan"), "<Control>5" },
  { 0 },
};

static const MusterHelpPart changes[] = {
  { N_ ("Compare the stage that is shown with another: cards are marked as joining, leaving, moved or changed, and arrows lead from where somebody was. The bar above the chart counts them and goes from one to the next.") },
  { N_ ("Ghosts show on the chart what is there at other stages only, or what was there before.") },
  { N_ ("Play the stages to see the team grow one after the other, with a sentence on what each brings. It can be exported as a document with a page a stage.") },
  { N_ ("Show what changes"), "F8" },
  { N_ ("Show others as ghosts"), "<Shift>F8" },
  { N_ ("Play the stages"), "F5" },
  { N_ ("Next stage, previous stage"), "<Alt>Page_Down <Alt>Page_Up" },
  { 0 },
};

static const MusterHelpPart responsibilities[] = {
  { N_ ("Responsibilities are listed down, roles across. In each cell stands the part that a role takes: accountable, responsible, consulted or informed.") },
  { N_ ("One role alone is accountable for each, and holds the authority that it needs, such as to spend, to hire or to set prices. What nobody answers for, or more than one, is red.") },
  { N_ ("Walk the grid with the arrow keys and press the letter of a part; Space takes the next one. If somebody is accountable already, you are asked whether to hand it over.") },
  { N_ ("Show Responsibilities"), "<Control>4" },
  { N_ ("Accountable, responsible, consulted, informed"), "a r c i" },
  { N_ ("Add a responsibility"), "<Shift><Control>n" },
  { 0 },
};

static const MusterHelpPart people[] = {
  { N_ ("People are not positions. Somebody holds a role with a share of their time, and can hold several; the card then says how many.") },
  { N_ ("A role that nobody holds is open, and is counted as open. A role can be shared by several people.") },
  { N_ ("A vendor or a tool can hold a role too: work that you buy or automate instead of hiring.") },
  { N_ ("Drag somebody from the list of people onto a role, or add them in the inspector. Those without a role come first; those whose shares come to more than a full post are pointed out by the checks.") },
  { 0 },
};

static const MusterHelpPart leaving[] = {
  { N_ ("“If the Holder Leaves” tells what would be uncovered without somebody: roles that stay open, reports without a manager, responsibilities and checkpoints that nobody answers for. Nothing is changed by looking.") },
  { N_ ("A job description is made from what the chart knows of a role: its purpose, whom it reports to, what it answers for and with which authority, how it is measured, and what is required. Save it for one role or for all, as a document to hand out.") },
  { N_ ("What is missing in it is filled in with the inspector, so that chart and description always agree.") },
  { N_ ("If the holder leaves"), "<Control>l" },
  { N_ ("Job description"), "<Control>j" },
  { 0 },
};

static const MusterHelpPart table[] = {
  { N_ ("The Table has a row for each role, and can be sorted by its headings. Cells are edited in place, and blocks of them copied to a spreadsheet or pasted from one, as one step to undo.") },
  { N_ ("Choose the columns in the menu of a heading. Fields of your own, for roles, departments or people, are added there too, and are shown in the inspector as well.") },
  { N_ ("A filter is typed as words to be found anywhere, or as a field and a value: grade:7, open:yes, load>100. A minus before it turns it round. It dims the others in every view, or hides them; save one to use it again.") },
  { N_ ("Show the Table"), "<Control>6" },
  { N_ ("Filter"), "<Shift><Control>f" },
  { 0 },
};

static const MusterHelpPart numbers[] = {
  { N_ ("Numbers gathers the figures of the stage that is shown: heads, open roles, cost, layers and spans, by department and by stage. Choose a figure to go to what it counts, and save all of them as a report.") },
  { N_ ("“Propose Moves” looks for the fewest moves that meet targets such as the widest span, the most layers or a budget. Each is shown on the chart before anything happens; apply those that you like, as one step to undo.") },
  { N_ ("Show Numbers"), "<Control>7" },
  { N_ ("Propose moves"), "<Control><Alt>p" },
  { 0 },
};

static const MusterHelpPart structures[] = {
  { N_ ("The button with the name of the view chooses how a chart is laid out: as a tree, with long rows stacked, in levels, as boxes in boxes, as circles of teams, as a matrix or around a hub. The chart itself stays the same.") },
  { N_ ("A tree can grow down, up or sideways. Collapse a branch to hide what is below it, or show one branch alone.") },
  { N_ ("A team across departments is made of dotted lines to the one who leads it; the matrix shows such teams as rows.") },
  { N_ ("Show this branch only"), "<Control>b" },
  { N_ ("Show the whole chart"), "<Shift><Control>b" },
  { 0 },
};

static const MusterHelpPart colours[] = {
  { N_ ("Cards have the colours of their departments, or of what you choose: grade, pay, place, kind of holder, or a field of your own. A legend says what the colours mean, on the screen and on paper.") },
  { N_ ("A rule colours the cards that fit it, or gives them a badge, such as roles that are open for long. The first rule that fits counts.") },
  { N_ ("The colours of values can be told apart with any eyes, and by their order in the legend.") },
  { 0 },
};

static const MusterHelpPart dotted[] = {
  { N_ ("A dotted line joins two roles that work together beside the line of reporting: a second manager, or a team across departments.") },
  { N_ ("Drag from the handle of a card to another card to draw one. Select a line to name it or to remove it. In the inspector the same is done without a pointer.") },
  { N_ ("Dotted lines change no numbers: span of control and layers follow the solid lines alone.") },
  { 0 },
};

static const MusterHelpPart files[] = {
  { N_ ("Open a spreadsheet that was saved as CSV or TSV, or drop it on the window. A preview shows what becomes of each row, which column is which, and the lines that have a problem; nothing changes before you agree.") },
  { N_ ("Import a newer spreadsheet into a chart to bring it up to date: who is there already is found again, and the whole import is one step to undo.") },
  { N_ ("Export makes a PDF, PNG or SVG to hand out, and CSV, Markdown, Graphviz or Mermaid for other programs: of the whole chart or of a branch, at the stage that you choose.") },
  { N_ ("A document ends in .muster and holds the chart with its history. It is text, so that version control can compare it, and is written whole or not at all.") },
  { N_ ("Open a chart or a spreadsheet"), "<Control>o" },
  { N_ ("Export"), "<Control>e" },
  { N_ ("Print"), "<Control>p" },
  { 0 },
};

static const MusterHelpPart checks[] = {
  { N_ ("Checks points out what is wrong with an organisation: a department without a head, a line of reporting that goes round in a circle, people with too much on them, too many layers. Choose one to go there; some can be put right in one step.") },
  { N_ ("The numbers in the corner of the chart are those of the stage that is shown, and move while you drag. What they are measured against, such as the widest span, is set in the brief of the chart.") },
  { N_ ("History lists every change since the chart began. Choose one to see the chart as it was then, and the last to come back. Give a point a name to find it again.") },
  { N_ ("The history is saved with the chart. To hand a chart on without it, save a copy without history.") },
  { 0 },
};

static const MusterHelpPart recovery[] = {
  { N_ ("What you do is kept aside within a second, long before you save. If Muster or the computer stops, the next start offers the charts that were not saved, with all that was changed.") },
  { N_ ("A file is written whole or not at all. If another program changes it meanwhile, a bar offers to load it again or to save yours under another name.") },
  { N_ ("Closing a chart that is not saved asks first. A tab that was closed can be opened again.") },
  { N_ ("Reopen the closed tab"), "<Shift><Control>t" },
  { 0 },
};

static const MusterHelpPart keyboard[] = {
  { N_ ("The arrow keys walk the chart by relation: up to the manager, down to the reports, and sideways to those beside.") },
  { N_ ("Edit in place"), "F2" },
  { N_ ("Add a role beside this one"), "<Control>Return" },
  { N_ ("Add a role that reports to this one"), "<Shift><Control>Return" },
  { N_ ("Remove what is selected"), "Delete" },
  { N_ ("Find in the chart"), "<Control>f" },
  { N_ ("Find any command, role or person"), "<Control>k" },
  { N_ ("Zoom in, zoom out"), "<Control>plus <Control>minus" },
  { N_ ("Show the whole chart"), "<Control>1" },
  { N_ ("All shortcuts"), "<Control>question" },
  { 0 },
};

static const MusterHelpTopic topics[] = {
  { N_ ("Getting Started"), "go-home-symbolic", start },
  { N_ ("Moving Roles"), "muster-departments-symbolic", moving },
  { N_ ("Structures"), "muster-reporting-symbolic", structures },
  { N_ ("Colours"), "applications-graphics-symbolic", colours },
  { N_ ("Dotted Lines"), "muster-dotted-line-symbolic", dotted },
  { N_ ("Stages"), "x-office-calendar-symbolic", stages },
  { N_ ("Plan"), "muster-plan-symbolic", plan },
  { N_ ("What Changes"), "media-playback-start-symbolic", changes },
  { N_ ("Responsibilities"), "muster-responsibilities-symbolic", responsibilities },
  { N_ ("People"), "muster-person-symbolic", people },
  { N_ ("Leaving and Hiring"), "system-users-symbolic", leaving },
  { N_ ("Table and Filters"), "view-list-symbolic", table },
  { N_ ("Numbers and Proposals"), "muster-numbers-symbolic", numbers },
  { N_ ("Checks and History"), "muster-checks-symbolic", checks },
  { N_ ("Import and Export"), "x-office-document-symbolic", files },
  { N_ ("Saving and Recovery"), "document-save-symbolic", recovery },
  { N_ ("Keyboard"), "input-keyboard-symbolic", keyboard },
  { 0 },
};

const MusterHelpTopic *
muster_help_topics (void)
{
  return topics;
}

/* All that is said, in one line for searching */
static char *
fold (const MusterHelpTopic *topic)
{
  g_autoptr (GString) said = g_string_new (_ (topic->title));

  for (const MusterHelpPart *part = topic->parts; part->text != NULL; part++)
    g_string_append_printf (said, "\n%s", _ (part->text));
  return g_utf8_casefold (said->str, (gssize) said->len);
}

gboolean
muster_help_topic_matches (const MusterHelpTopic *topic, const char *words)
{
  g_autofree char *said = fold (topic);
  g_autofree char *folded = g_utf8_casefold (words, -1);
  g_auto (GStrv) wanted = g_strsplit_set (folded, " \t\n", -1);

  for (guint i = 0; wanted[i] != NULL; i++)
    if (strstr (said, wanted[i]) == NULL)
      return FALSE;
  return TRUE;
}
