/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * test-checks.c: every check finds its fault and nothing else, every fix mends it in one step.
 *
 * A case is a small organisation, one record a line: kind, id, then FIELD=VALUE separated by bars.
 * What is found is written as CHECK:RECORD, with a + when there is a fix. What only says that something is
 * not there yet (open roles and owners, stand-ins, measures, the next step of the brief) is left out but
 * where it is what the case is about, so that cases need not be whole. It is 2026-11-24 unless the case says another day.
 */
#include <string.h>

#include "check.h"
#include "commit.h"

typedef struct
{
  const char *check;
  const char *promise;
  const char *records;
  const char *stage;
  const char *found;
  const char *after_fixes;
  const char *today;
} Case;

#define ONE_TEAM                            \
  "department ops name=Operations|head=a\n" \
  "role a title=Lead|department=ops\n"

#define STAGES                        \
  "stage s1 name=Start-up|order=a0\n" \
  "stage s2 name=Growth|order=a1\n"

#define DATED_STAGES                                    \
  "stage s1 name=Start-up|order=a0|starts=2026-01-01\n" \
  "stage s2 name=Growth|order=a1|starts=2026-06-01\n"

#define TEAM_OF_TWO ONE_TEAM "role b title=B|department=ops\n"

#define TWO_PEOPLE       \
  "person p1 name=Wei\n" \
  "person p2 name=Mei\n"

#define A_IS_HELD        \
  "person pa name=Ann\n" \
  "holding ha person=pa|role=a\n"

#define A_OWNS_PRICING                          \
  "responsibility y name=Pricing|authority=x\n" \
  "assignment q responsibility=y|role=a\n"

#define FOUR_ROLES                                                               \
  "role r0 title=R0\nrole r1 title=R1|manager=r0\nrole r2 title=R2|manager=r0\n" \
  "role r3 title=R3|manager=r0\nperson p name=Wei\n"                             \
  "holding h0 person=p|role=r0|share=25\nholding h1 person=p|role=r1|share=25\n" \
  "holding h2 person=p|role=r2|share=25\nholding h3 person=p|role=r3|share=25\n"

#define BRIEF "chart chart industry=Food|platform=Shops|product=Coffee|audience=Offices|vision=Good\n"

static const Case cases[] = {
  { "cycle", "two that report to each other are found once, and mended by one manager less", "role a title=A|manager=b|order=a0\nrole b title=B|manager=a|order=a1\n", NULL, "cycle:a+", "" },
  { "cycle", "a chain is no cycle", "role a title=A\nrole b title=B|manager=a\nrole c title=C|manager=b\n", NULL, "", NULL },
  { "cycle", "two rings are two findings", "role a title=A|manager=b|order=a0\nrole b title=B|manager=a|order=a1\n"
                                           "role c title=C|manager=d|order=a2\nrole d title=D|manager=c|order=a3\n",
    NULL,
    "cycle:a+ cycle:c+",
    "" },

  { "cycle", "where departments make part of the ring, the manager set by hand goes", "department ops name=Operations|head=a\nrole a title=A|department=ops|manager=b|order=a1\nrole b title=B|department=ops|order=a0\n", NULL, "cycle:b+", "" },

  { "orphan", "a role that hangs from nothing is found, and has a leader and a department after", ONE_TEAM "role b title=Helper|department=ops\nrole c title=Lost\n", NULL, "orphan:c+", "" },
  { "orphan", "the only top needs no department", "role a title=Top\ndepartment ops name=Operations|head=b\nrole b title=Lead|department=ops|manager=a\n", NULL, "", NULL },
  { "orphan", "nor does the only role", "role a title=Top\ndepartment ops name=Operations\n", NULL, "", NULL },
  { "orphan", "roles of a chart without any structure are not lost yet", "role a title=A\nrole b title=B\n", NULL, "", NULL },
  { "orphan", "a line of reporting is structure enough", "role a title=A\nrole b title=B|manager=a\nrole c title=C\n", NULL, "orphan:c+", "" },
  { "orphan", "a manager that is not there leaves a role lost, without a fix that would reach other stages", STAGES "role a title=A\nrole b title=B|manager=a\nrole c title=C|manager=d\nrole d title=D|manager=a|from=s2\n", "s1", "orphan:c", "orphan:c" },
  { "orphan", "a department that is not there leaves a role lost", STAGES ONE_TEAM "role b title=B|department=ops\n"
                                                                                   "department later name=Later|from=s2\nrole c title=C|department=later\n",
    "s1",
    "orphan:c",
    "orphan:c" },
  { "orphan", "without a single leader there is no fix", "role a title=A\nrole b title=B|manager=a\nrole c title=C\nrole d title=D|manager=c\nrole e title=E\n", NULL, "orphan:e several-tops:c+", "" },

  { "pay-band", "an upside-down band is found, and swapped", "role a title=A|pay-min=9000|pay-max=7000\n", NULL, "pay-band:a+", "" },
  { "pay-band", "a band, half a band and a single point are right", "role a title=A|pay-min=7000|pay-max=9000\nrole b title=B|pay-min=7000|manager=a\n"
                                                                    "role c title=C|pay-max=7000|manager=a\nrole d title=D|pay-min=1|pay-max=1|manager=a\n",
    NULL,
    "",
    NULL },

  { "several-tops", "the smaller branch is the second top, and reports to the larger after", "role a title=A\nrole b title=B|manager=a\nrole c title=C\nrole d title=D|manager=c\nrole e title=E|manager=c\n", NULL, "several-tops:a+", "" },
  { "several-tops", "heads beside each other are tops even without reports", ONE_TEAM "department sales name=Sales|head=b\nrole b title=B|department=sales\n", NULL, "several-tops:b+", "" },
  { "several-tops", "one top is right", "role a title=A\nrole b title=B|manager=a\nrole c title=C|manager=a\n", NULL, "", NULL },

  { "missing-head", "a department of one is found, and led by that one after", "department ops name=Operations\nrole a title=A|department=ops\n", NULL, "missing-head:ops+", "" },
  { "missing-head", "who leads already is the one to promote", "department ops name=Operations\nrole a title=A|department=ops|manager=b\nrole b title=B|department=ops\n", NULL, "missing-head:ops+", "" },
  { "missing-head", "among equals nobody stands out", "department ops name=Operations\nrole a title=A|department=ops\nrole b title=B|department=ops\n", NULL, "missing-head:ops", "missing-head:ops" },
  { "missing-head", "neither an assistant nor a pool can lead", "department ops name=Operations\nrole a title=A|department=ops|pool=4\nrole b title=B|department=ops|assistant=yes\n", NULL, "missing-head:ops", "missing-head:ops" },
  { "missing-head", "a head of another stage is said, not replaced", STAGES "department ops name=Operations|head=a\nrole a title=A|department=ops|from=s2\nrole b title=B|department=ops\n", "s1", "missing-head:ops", "missing-head:ops" },
  { "missing-head", "a department without roles of its own needs no head", "department top name=Top\ndepartment ops name=Operations|parent=top|head=a\nrole a title=A|department=ops\n", NULL, "", NULL },

  { "no-department", "a role outside is found, and moves to its manager's department", ONE_TEAM "role b title=B|manager=a\n", NULL, "no-department:b+", "" },
  { "no-department", "the top and its assistant may be outside, whoever else may not", "role top title=Top\nrole pa title=Assistant|manager=top|assistant=yes\n"
                                                                                       "department ops name=Operations|head=a\nrole a title=A|department=ops|manager=top\nrole b title=B|manager=top\n",
    NULL,
    "no-department:b",
    "no-department:b" },
  { "no-department", "an assistant of somebody in a department belongs there too", ONE_TEAM "role b title=B|department=ops\nrole pa title=Assistant|manager=b|assistant=yes\n", NULL, "no-department:pa+", "" },
  { "no-department", "a chart without departments has no role without one", "role a title=A\nrole b title=B|manager=a\n", NULL, "", NULL },

  { "over-100", "two full roles are too much", ONE_TEAM "role b title=B|department=ops\nperson p name=Wei\n"
                                                        "holding h1 person=p|role=a\nholding h2 person=p|role=b|share=20\n",
    NULL,
    "over-100:p+",
    "" },
  { "over-100", "shares of 100 in all are not, though their sum in doubles is a little more", ONE_TEAM "role r0 title=R0|department=ops\nrole r1 title=R1|department=ops\nrole r2 title=R2|department=ops\nrole r3 title=R3|department=ops\nrole r4 title=R4|department=ops\n"
                                                                                                       "person p name=Wei\nholding h0 person=p|role=r0|share=18.17\nholding h1 person=p|role=r1|share=19.37\nholding h2 person=p|role=r2|share=19.17\nholding h3 person=p|role=r3|share=11.09\nholding h4 person=p|role=r4|share=32.2\n",
    NULL,
    "many-roles:p",
    "many-roles:p" },
  { "over-100", "one after the other is not too much, for all stages together", STAGES ONE_TEAM "role b title=B|department=ops\nperson p name=Wei\nperson q name=Kim\nholding h1 person=p|role=a|until=s2\nholding h2 person=p|role=b|from=s2\nholding h3 person=q|role=a|from=s2\nholding h4 person=q|role=b|until=s2\n", NULL, "", NULL },
  { "over-100", "at one stage of all it is, and the fix mends that", STAGES ONE_TEAM "role b title=B|department=ops\nperson p name=Wei\nholding h1 person=p|role=a\nholding h2 person=p|role=b|from=s2\n", NULL, "over-100:p+", "" },
  { "over-100", "roles of another stage do not count", STAGES ONE_TEAM "role b title=B|department=ops|from=s2\nperson p name=Wei\nholding h1 person=p|role=a\nholding h2 person=p|role=b\n", "s1", "", NULL },

  { "span", "too wide is found", "chart chart span-max=2\nrole a title=A\nrole b title=B|manager=a\nrole c title=C|manager=a\nrole d title=D|manager=a\n", NULL, "span:a+", "" },
  { "span", "too narrow is found, and only on those who have reports", "chart chart span-min=2\nrole a title=A\nrole b title=B|manager=a\nrole c title=C|manager=a\nrole d title=D|manager=b\n", NULL, "span:b+", "" },
  { "span", "on the target is right, and so is anything without one", "chart chart span-min=2|span-max=2\nrole a title=A\nrole b title=B|manager=a\nrole c title=C|manager=a\n", NULL, "", NULL },

  { "layers", "one more than the target is found", "chart chart layers-max=2\nrole a title=A\nrole b title=B|manager=a\nrole c title=C|manager=b\n", NULL, "layers:chart+", "" },
  { "layers", "on the target is right", "chart chart layers-max=3\nrole a title=A\nrole b title=B|manager=a\nrole c title=C|manager=b\n", NULL, "", NULL },

  { "duplicate-person", "the same e-mail in another case is found", "person p1 name=Wei Chen|email=wei@example.com\nperson p2 name=W. Chen|email=Wei@Example.com\n", NULL, "duplicate-person:p2+", "" },
  { "duplicate-person", "the same name in another case and with other spaces is found", "person p1 name=Wei Chen\nperson p2 name=wei  chen|email=wei@example.com\n", NULL, "duplicate-person:p2+", "" },
  { "duplicate-person", "namesakes with an e-mail each are two, and people without a name are not one", "person p1 name=Wei Chen|email=wei@example.com\nperson p2 name=Wei Chen|email=chen@example.com\n"
                                                                                                        "person p3 type=vendor\nperson p4 type=vendor\n",
    NULL,
    "",
    NULL },

  { "open-role", "a role that nobody holds is found", ONE_TEAM, NULL, "open-role:a", "open-role:a" },
  { "open-role", "a role that is held and a pool are not open", ONE_TEAM "role b title=B|department=ops|pool=3\nperson p name=Wei\nholding h person=p|role=a\n", NULL, "", NULL },
  { "open-role", "a holding of another stage leaves it open", STAGES ONE_TEAM "person p name=Wei\nholding h person=p|role=a|from=s2\n", "s1", "open-role:a", "open-role:a" },

  { "no-owner", "what nobody answers for is found, and who does the work answers for it after", ONE_TEAM "responsibility y name=Pricing|authority=x\nassignment q responsibility=y|role=a|part=responsible\n", NULL, "no-owner:y+", "" },
  { "no-owner", "else the head of the department does", TEAM_OF_TWO "responsibility y name=Pricing|authority=x|department=ops\n", NULL, "no-owner:y+", "no-duty:b" },
  { "no-owner", "a head who is asked already answers for it after, and is not in it twice", TEAM_OF_TWO "responsibility y name=Pricing|authority=x|department=ops\nassignment q responsibility=y|role=a|part=consulted\n", NULL, "no-owner:y+", "no-duty:b" },
  { "no-owner", "of two who do the work neither is chosen", TEAM_OF_TWO "responsibility y name=Pricing|authority=x\nassignment q1 responsibility=y|role=a|part=responsible\nassignment q2 responsibility=y|role=b|part=responsible\n", NULL, "no-owner:y", "no-owner:y" },
  { "no-owner", "without a part a role is accountable", ONE_TEAM "responsibility y name=Pricing|authority=x\nassignment q responsibility=y|role=a\n", NULL, "", NULL },
  { "no-owner", "what begins with an owner of a later stage is nobody's fault before", STAGES ONE_TEAM "role b title=B|department=ops|from=s2\nresponsibility y name=Pricing|authority=x|department=ops\nassignment q responsibility=y|role=b\n", "s1", "", NULL },
  { "no-owner", "but what is left behind by an owner who goes is", STAGES ONE_TEAM "role b title=B|department=ops|until=s2\nresponsibility y name=Pricing|authority=x|department=ops\nassignment q responsibility=y|role=b\n", "s2", "no-owner:y+", "" },
  { "no-owner", "what belongs to a department that is not there is not missed", STAGES ONE_TEAM "department tech name=Technology|from=s2|parent=ops\nresponsibility y name=Releases|authority=x|department=tech\n", "s1", "", NULL },

  { "several-owners", "two owners are found, and the head of the department is the only one after", TEAM_OF_TWO "responsibility y name=Pricing|authority=x|department=ops\nassignment q1 responsibility=y|role=a\nassignment q2 responsibility=y|role=b|part=accountable\n", NULL, "several-owners:y+", "" },
  { "several-owners", "else the only one in the department", TEAM_OF_TWO "department sales name=Sales|parent=ops|head=c\nrole c title=C|department=sales\nrole d title=D|department=sales\n"
                                                                         "responsibility y name=Pricing|authority=x|department=sales\nassignment q1 responsibility=y|role=b\nassignment q2 responsibility=y|role=d\n"
                                                                         "responsibility z name=Sales|authority=x\nassignment q3 responsibility=z|role=a\nassignment q4 responsibility=z|role=c|part=responsible\n",
    NULL,
    "several-owners:y+",
    "" },
  { "several-owners", "among strangers there is no choosing", TEAM_OF_TWO "responsibility y name=Pricing|authority=x\nassignment q1 responsibility=y|role=a\nassignment q2 responsibility=y|role=b\n", NULL, "several-owners:y", "several-owners:y" },
  { "several-owners", "one after the other is right, at each stage and for all together", STAGES TEAM_OF_TWO "role c title=C|department=ops|until=s2\nrole d title=D|department=ops|from=s2\n"
                                                                                                             "responsibility y name=Pricing|authority=x|department=ops\nassignment q1 responsibility=y|role=c\nassignment q2 responsibility=y|role=d\n"
                                                                                                             "assignment q3 responsibility=y|role=a|part=responsible\nassignment q4 responsibility=y|role=b|part=responsible\n",
    NULL,
    "",
    NULL },
  { "several-owners", "one owner and one who does the work are right", TEAM_OF_TWO "responsibility y name=Pricing|authority=x\nassignment q1 responsibility=y|role=a\nassignment q2 responsibility=y|role=b|part=responsible\n", NULL, "", NULL },

  { "collective-owner", "unnamed posts that answer for something are found, and their manager answers for it after", ONE_TEAM "role b title=Clerks|department=ops|pool=4\n"
                                                                                                                              "responsibility y name=Orders|authority=x\nassignment q responsibility=y|role=b\n"
                                                                                                                              "responsibility z name=Returns|authority=x\nassignment r responsibility=z|role=b\n"
                                                                                                                              "responsibility u name=Money|authority=x\nassignment s responsibility=u|role=a\n",
    NULL,
    "collective-owner:b+",
    "" },
  { "collective-owner", "a post that two people hold at a time is found, and not decided", ONE_TEAM TWO_PEOPLE "holding h1 person=p1|role=a|share=50\nholding h2 person=p2|role=a|share=50\n" A_OWNS_PRICING, NULL, "collective-owner:a", "collective-owner:a" },
  { "collective-owner", "one unnamed post, and one person with a tool, are one each", ONE_TEAM "role b title=Clerk|department=ops|pool=1\nperson p1 name=Wei\nperson p2 name=Tool|type=tool\n"
                                                                                               "holding h1 person=p1|role=a\nholding h2 person=p2|role=a\n" A_OWNS_PRICING "responsibility z name=Returns|authority=x\nassignment r responsibility=z|role=b\n",
    NULL,
    "",
    NULL },
  { "collective-owner", "one after the other is right also for all stages together", STAGES ONE_TEAM TWO_PEOPLE "holding h1 person=p1|role=a|until=s2\nholding h2 person=p2|role=a|from=s2\n" A_OWNS_PRICING, NULL, "", NULL },

  { "open-owner", "an owner still to be hired is found, once for all that it owns", ONE_TEAM A_OWNS_PRICING "responsibility z name=Returns|authority=x\nassignment r responsibility=z|role=a\n", NULL, "open-owner:a", "open-owner:a" },
  { "open-owner", "an owner who is there is right, and so is an open role that owns nothing", TEAM_OF_TWO "person p name=Wei\nholding h person=p|role=a\n" A_OWNS_PRICING "assignment r responsibility=y|role=b|part=responsible\n", NULL, "", NULL },

  { "no-authority", "a duty without authority is found, also if it is only spaces", ONE_TEAM "responsibility y name=Pricing\nassignment q responsibility=y|role=a\nresponsibility z name=Range|authority=  \nassignment r responsibility=z|role=a\n", NULL, "no-authority:y no-authority:z", "no-authority:y no-authority:z" },
  { "no-authority", "with authority it is right", ONE_TEAM A_OWNS_PRICING, NULL, "", NULL },
  { "no-authority", "what is still to come is not asked", STAGES ONE_TEAM "role b title=B|department=ops|from=s2\nresponsibility y name=Pricing\nassignment q responsibility=y|role=b\nassignment r responsibility=y|role=a|part=responsible\n", "s1", "", NULL },

  { "no-duty", "a role beside which others have duties is found", TEAM_OF_TWO A_OWNS_PRICING, NULL, "no-duty:b", "no-duty:b" },
  { "no-duty", "who is only asked has no part in the work", TEAM_OF_TWO A_OWNS_PRICING "assignment r responsibility=y|role=b|part=consulted\n", NULL, "no-duty:b", "no-duty:b" },
  { "no-duty", "doing the work is a duty, and tools have none", TEAM_OF_TWO A_OWNS_PRICING "assignment r responsibility=y|role=b|part=responsible\nrole c title=System|department=ops\nperson t name=Tool|type=tool\nholding h person=t|role=c\n", NULL, "", NULL },
  { "no-duty", "where nobody wrote duties down nobody is blamed", TEAM_OF_TWO "role c title=C|department=ops\n", NULL, "", NULL },

  { "many-roles", "four roles are too many", FOUR_ROLES, NULL, "many-roles:p", "many-roles:p" },
  { "many-roles", "a vendor may hold any number, and a person three", FOUR_ROLES "person v name=Vendor|type=vendor\nholding k0 person=v|role=r0\nholding k1 person=v|role=r1\nholding k2 person=v|role=r2\nholding k3 person=v|role=r3\nwaiver w check=over-100|record=v\n"
                                                                                 "waiver w2 check=many-roles|record=p\n",
    NULL,
    "",
    NULL },
  { "many-roles", "one after the other is not too many for all stages together", STAGES "role r0 title=R0\nrole r1 title=R1|manager=r0\nrole r2 title=R2|manager=r0|until=s2\nrole r3 title=R3|manager=r0|from=s2\nperson p name=Wei\n"
                                                                                        "holding h0 person=p|role=r0|share=25\nholding h1 person=p|role=r1|share=25\nholding h2 person=p|role=r2|share=25\nholding h3 person=p|role=r3|share=25\n",
    NULL,
    "",
    NULL },

  { "late-manager", "a manager who comes later is found at the stage, and is there in time after", STAGES ONE_TEAM "role m title=M|department=ops|from=s2\nrole b title=B|department=ops|manager=m\n", "s1", "late-manager:b+", "" },
  { "late-manager", "and for all stages together", STAGES ONE_TEAM "role m title=M|department=ops|from=s2\nrole b title=B|department=ops|manager=m\n", NULL, "late-manager:b+", "" },
  { "late-manager", "so is one who leaves earlier", STAGES ONE_TEAM "role m title=M|department=ops|until=s2\nrole b title=B|department=ops|manager=m\n", "s2", "late-manager:b+", "" },
  { "late-manager", "one who comes and goes with the report is right", STAGES ONE_TEAM "role m title=M|department=ops|from=s2\nrole b title=B|department=ops|manager=m|from=s2\n", NULL, "", NULL },
  { "late-manager", "and so is, at a stage, one who is there", STAGES ONE_TEAM "role m title=M|department=ops|until=s2\nrole b title=B|department=ops|manager=m\n", "s1", "", NULL },

  { "overdue-role", "an open role is overdue once its stage has begun", DATED_STAGES ONE_TEAM "role b title=B|department=ops|from=s2\n" A_IS_HELD, "s2", "overdue-role:b", "overdue-role:b", "2026-06-01" },
  { "overdue-role", "the day before it is not", DATED_STAGES ONE_TEAM "role b title=B|department=ops|from=s2\n" A_IS_HELD, "s2", "", NULL, "2026-05-31" },
  { "overdue-role", "a role that was always there is due with the first stage", DATED_STAGES ONE_TEAM, NULL, "overdue-role:a", "overdue-role:a", "2026-01-01" },
  { "overdue-role", "a stage that is still to come is not overdue, whatever is open there", DATED_STAGES ONE_TEAM, "s2", "", NULL, "2026-03-01" },
  { "overdue-role", "without days nothing is overdue", STAGES ONE_TEAM, "s1", "", NULL },

  { "single-cover", "what one person alone could do is found", ONE_TEAM A_OWNS_PRICING A_IS_HELD, NULL, "single-cover:y", "single-cover:y" },
  { "single-cover", "one person in both roles is still one, and a tool is nobody", TEAM_OF_TWO A_OWNS_PRICING "assignment r responsibility=y|role=b|part=responsible\nperson p name=Wei\nholding h1 person=p|role=a|share=50\nholding h2 person=p|role=b|share=50\nperson t name=Tool|type=tool\nholding h3 person=t|role=b\n", NULL, "single-cover:y", "single-cover:y" },
  { "single-cover", "with a second who does the work it is covered", TEAM_OF_TWO A_OWNS_PRICING "assignment r responsibility=y|role=b|part=responsible\nperson p name=Wei\nholding h1 person=p|role=a\nperson q2 name=Mei\nholding h2 person=q2|role=b\n", NULL, "", NULL },
  { "single-cover", "unnamed posts cover, and what nobody holds is for other checks", TEAM_OF_TWO A_OWNS_PRICING A_IS_HELD "assignment r responsibility=y|role=b|part=responsible\nrole c title=Clerks|department=ops|pool=3\nassignment s responsibility=y|role=c|part=responsible\n", NULL, "", NULL },

  { "no-measure", "a department that nobody measures is found, once anybody is measured", ONE_TEAM "department sales name=Sales|parent=ops|head=b\nrole b title=B|department=sales\nmeasure m name=Sales|department=ops\n", NULL, "no-measure:sales", "no-measure:sales" },
  { "no-measure", "a measure of one of its roles is enough, and one without roles needs none", ONE_TEAM "department top name=Top|order=a0\ndepartment sales name=Sales|parent=ops|head=b\nrole b title=B|department=sales\nmeasure m name=Sales|department=ops\nmeasure n name=Calls|role=b\n", NULL, "", NULL },
  { "no-measure", "where nobody is measured yet the brief says so", ONE_TEAM, NULL, "", NULL },

  { "weights", "weights of 90 in all are found, and are 100 in proportion after", ONE_TEAM "measure m name=M|weight=60|department=ops\nmeasure n name=N|weight=30|department=ops\n", NULL, "weights:ops+", "" },
  { "weights", "so are those of a role, and what is missing goes to those without a weight", ONE_TEAM "measure k name=K|department=ops\nmeasure m name=M|weight=60|role=a\nmeasure n name=N|role=a\n", NULL, "weights:a+", "" },
  { "weights", "thirds are 100 after, in whole numbers", ONE_TEAM "measure k name=K|weight=1|department=ops\nmeasure m name=M|weight=1|department=ops\nmeasure n name=N|weight=1|department=ops\n", NULL, "weights:ops+", "" },
  { "weights", "100 in all is right, and so are measures that nobody has weighed", ONE_TEAM "measure k name=K|weight=33.3|department=ops\nmeasure m name=M|weight=33.3|department=ops\nmeasure n name=N|weight=33.4|department=ops\nmeasure o name=O|role=a\nmeasure p name=P|role=a\n", NULL, "", NULL },

  { "paid-above", "who can earn more than the manager is found", "role a title=A|pay-min=5000|pay-max=9000\nrole b title=B|manager=a|pay-max=9001\n", NULL, "paid-above:b", "paid-above:b" },
  { "paid-above", "as much is right, and so is a role without pay, a price, or an upside-down band that reaches no higher", "role a title=A|pay-min=9000\nrole b title=B|manager=a|pay-max=9000\nrole c title=C|manager=a\nrole d title=D|manager=a|pay-max=99000\nperson v name=V|type=vendor\nholding h person=v|role=d\n"
                                                                                                                            "role e title=E|manager=a|pay-min=9000|pay-max=1\nwaiver w check=pay-band|record=e\nrole f title=F|manager=c|pay-max=99000\n",
    NULL,
    "",
    NULL },

  { "over-budget", "a department that may cost more than its budget is found, with those below it", "department ops name=Ops|head=a|budget=20000\nrole a title=A|department=ops|pay-max=15000\ndepartment sub name=Sub|parent=ops|head=b\nrole b title=B|department=sub|pay-max=6000\n", NULL, "over-budget:ops", "over-budget:ops" },
  { "over-budget", "as much as the budget is right", "department ops name=Ops|head=a|budget=21000\nrole a title=A|department=ops|pay-max=15000\ndepartment sub name=Sub|parent=ops|head=b\nrole b title=B|department=sub|pay-max=6000\n", NULL, "", NULL },
  { "over-budget", "at a stage only what is there costs", STAGES "department ops name=Ops|head=a|budget=15000\nrole a title=A|department=ops|pay-max=15000\nrole b title=B|department=ops|pay-max=6000|from=s2\n", "s2", "over-budget:ops", "over-budget:ops" },
  { "over-budget", "and all stages together are never there at once", STAGES "department ops name=Ops|head=a|budget=15000\nrole a title=A|department=ops|pay-max=15000\nrole b title=B|department=ops|pay-max=6000|from=s2\n", NULL, "", NULL },

  { "brief", "a chart that says nothing has a next step", "", NULL, "brief:chart", "brief:chart" },
  { "brief", "there is no step left when all is settled, and open roles are other checks' business", BRIEF TEAM_OF_TWO A_OWNS_PRICING A_IS_HELD "assignment r responsibility=y|role=b|part=responsible\nperson q2 name=Mei\nholding h2 person=q2|role=b\nmeasure m name=M|department=ops\n", NULL, "", NULL },

  { "overdue-checkpoint", "what was due yesterday is found", ONE_TEAM "checkpoint c result=Shop live|owner=a|due=2026-11-23\n", NULL, "overdue-checkpoint:c", NULL },
  { "overdue-checkpoint", "what is due today or was done in time or late is not", ONE_TEAM "checkpoint c result=Shop live|owner=a|due=2026-11-24\n"
                                                                                           "checkpoint d result=Shop live|owner=a|due=2026-01-01|done=2026-02-01|evidence=The shop\n",
    NULL,
    "",
    NULL },
  { "overdue-checkpoint", "each stage has its own", STAGES ONE_TEAM "checkpoint c stage=s2|result=Shop live|owner=a|due=2026-11-23\n", "s1", "", NULL },

  { "vague-checkpoint", "what is only to be better is found, in both languages, and what says nothing", ONE_TEAM "checkpoint c result=Improve the service|owner=a|due=2026-12-31|order=a0\n"
                                                                                                                 "checkpoint d result=进一步提升服务质量|owner=a|due=2026-12-31|order=a1\ncheckpoint e owner=a|due=2026-12-31|order=a2\n",
    NULL,
    "vague-checkpoint:c vague-checkpoint:d vague-checkpoint:e",
    NULL },
  { "vague-checkpoint", "a number or the evidence makes it a result", ONE_TEAM "checkpoint c result=Improve the service to 98 %|owner=a|due=2026-12-31\n"
                                                                               "checkpoint d result=Improve the service|evidence=Survey of May|owner=a|due=2026-12-31\n",
    NULL,
    "",
    NULL },

  { "ownerless-checkpoint", "one that no role answers for is found", ONE_TEAM "checkpoint c result=Shop live|due=2026-12-31\n", NULL, "ownerless-checkpoint:c", NULL },
  { "ownerless-checkpoint", "one with an owner is not, nor what is done", ONE_TEAM "checkpoint c result=Shop live|owner=a|due=2026-12-31\ncheckpoint d result=Shop live|due=2026-01-01|done=2026-01-01|evidence=The shop\n", NULL, "", NULL },

  { "undated-checkpoint", "one without a day is found where others have one", ONE_TEAM "checkpoint c result=Shop live|owner=a\ncheckpoint d result=Shop live|owner=a|due=2026-12-31\n", NULL, "undated-checkpoint:c", NULL },
  { "undated-checkpoint", "and where a stage has one", "stage s name=Start-up|starts=2026-01-01\n" ONE_TEAM "checkpoint c result=Shop live|owner=a\n", NULL, "undated-checkpoint:c", NULL },
  { "undated-checkpoint", "a plan without any day is a sketch", STAGES ONE_TEAM "checkpoint c stage=s1|result=Shop live|owner=a\n", NULL, "", NULL },
  { "undated-checkpoint", "one with a day is not, nor what is done", ONE_TEAM "checkpoint c result=Shop live|owner=a|due=2026-12-31\ncheckpoint d result=Shop live|owner=a|done=2026-01-01|evidence=The shop\n", NULL, "", NULL },

  { "unproven-checkpoint", "what is done without evidence is found", ONE_TEAM "checkpoint c result=Shop live|owner=a|due=2026-12-31|done=2026-11-01\n", NULL, "unproven-checkpoint:c", NULL },
  { "unproven-checkpoint", "what is not done needs none yet, and what has some is right", ONE_TEAM "checkpoint c result=Shop live|owner=a|due=2026-12-31\ncheckpoint d result=Shop live|owner=a|due=2026-12-31|done=2026-11-01|evidence=The shop\n", NULL, "", NULL },

  { "waiver", "a finding about the chart itself can be silenced", "chart chart layers-max=1\nrole a title=A\nrole b title=B|manager=a\nwaiver w check=layers|record=chart\n", NULL, "", NULL },
  { "waiver", "and so can those about people, departments and responsibilities", ONE_TEAM "responsibility y name=Pricing\nmeasure m name=M|weight=60|department=ops\nperson p1 name=Wei\nperson p2 name=Wei\n"
                                                                                          "waiver w1 check=no-owner|record=y\nwaiver w2 check=no-authority|record=y\nwaiver w3 check=weights|record=ops\nwaiver w4 check=duplicate-person|record=p2\n",
    NULL,
    "",
    NULL },

  { "waiver", "a waiver silences its check for its record and nothing else", "role a title=A|pay-min=9|pay-max=7\nrole b title=B|manager=a|pay-min=9|pay-max=7\n"
                                                                             "waiver w1 check=pay-band|record=a\nwaiver w2 check=open-role|record=b\n",
    NULL,
    "pay-band:b+",
    "" },
};

static void
set_field (MusterDraft *draft, MusterRecord record, const char *setting)
{
  MusterDocument *doc = muster_draft_get_document (draft);
  g_auto (GStrv) parts = g_strsplit (setting, "=", 2);
  MusterField field = muster_field_find (muster_document_get_kind (doc, record), parts[0]);

  g_assert_cmpint (field, !=, MUSTER_FIELD_KIND);
  switch (muster_field_get_info (field)->type)
    {
    case MUSTER_TYPE_TEXT:
    case MUSTER_TYPE_DATE:
      muster_draft_set_text (draft, record, field, parts[1]);
      break;
    case MUSTER_TYPE_NUMBER:
      muster_draft_set_number (draft, record, field, g_ascii_strtod (parts[1], NULL));
      break;
    case MUSTER_TYPE_FLAG:
      muster_draft_set_flag (draft, record, field, TRUE);
      break;
    case MUSTER_TYPE_REF:
      muster_draft_set_ref (draft, record, field, muster_document_handle (doc, parts[1]));
      break;
    default:
      g_assert_not_reached ();
    }
}

static void
add_record (MusterDraft *draft, const char *line)
{
  MusterDocument *doc = muster_draft_get_document (draft);
  g_auto (GStrv) words = g_strsplit (line, " ", 3);
  g_auto (GStrv) settings = g_strsplit (words[2], "|", -1);
  MusterKind kind = muster_kind_find (words[0]);
  MusterRecord record = kind == MUSTER_KIND_CHART ? muster_document_get_chart (doc)
                                                  : muster_draft_add (draft, kind, words[1]);

  for (guint i = 0; settings[i] != NULL; i++)
    set_field (draft, record, settings[i]);
}

static MusterDocument *
build (const char *records)
{
  MusterDocument *doc = muster_document_new ();
  MusterDraft *draft = muster_draft_new_loading (doc);
  g_auto (GStrv) lines = g_strsplit (records, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    if (*lines[i] != '\0')
      add_record (draft, lines[i]);
  muster_commit (draft, "Load", MUSTER_COMMIT_DEFAULT);
  return doc;
}

static MusterRecord
find_stage (MusterDocument *doc, const Case *c)
{
  return c->stage == NULL ? 0 : muster_document_find (doc, c->stage);
}

static gboolean
is_of_interest (const Case *c, const MusterFinding *finding)
{
  static const char *const aside[] = { "open-role", "brief", "open-owner", "no-measure", "overdue-role", "single-cover", NULL };

  return !g_strv_contains (aside, finding->check->name) || g_str_equal (c->check, finding->check->name);
}

static char *
describe (MusterDocument *doc, const Case *c)
{
  g_autoptr (GPtrArray) findings = muster_inspect_on (doc, find_stage (doc, c), c->today != NULL ? c->today : "2026-11-24");
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < findings->len; i++)
    {
      const MusterFinding *finding = findings->pdata[i];

      if (!is_of_interest (c, finding))
        continue;
      g_assert_true (finding->fix == NULL || finding->check->fix != NULL);
      g_assert_cmpstr (finding->message, !=, "");
      g_string_append_printf (out, "%s%s:%s%s", out->len > 0 ? " " : "", finding->check->name, muster_document_get_id (doc, finding->record), finding->fix != NULL ? "+" : "");
    }
  return g_string_free (out, FALSE);
}

/* Does the first fix that is offered. Returns: whether there was one. */
static gboolean
fix_one (MusterDocument *doc, const Case *c)
{
  g_autoptr (GPtrArray) findings = muster_inspect_on (doc, find_stage (doc, c), c->today != NULL ? c->today : "2026-11-24");

  for (guint i = 0; i < findings->len; i++)
    {
      const MusterFinding *finding = findings->pdata[i];
      g_autoptr (GError) error = NULL;
      guint before = muster_history_get_length (doc);

      if (finding->fix == NULL)
        continue;
      g_assert_true (finding->check->fix (doc, finding, &error));
      g_assert_no_error (error);
      g_assert_cmpuint (muster_history_get_length (doc), ==, before + 1);
      return TRUE;
    }
  return FALSE;
}

static void
test_case (gconstpointer data)
{
  const Case *c = data;
  g_autoptr (MusterDocument) doc = build (c->records);
  g_autofree char *found = describe (doc, c);
  g_autofree char *again = NULL;
  guint n_fixes = 0;

  g_assert_cmpstr (found, ==, c->found);

  while (n_fixes < 10 && fix_one (doc, c))
    n_fixes++;
  g_assert_cmpuint (n_fixes, <, 10);
  g_assert_cmpint (n_fixes > 0, ==, strchr (c->found, '+') != NULL);
  if (c->after_fixes != NULL)
    {
      g_autofree char *after = describe (doc, c);

      g_assert_cmpstr (after, ==, c->after_fixes);
    }

  while (muster_undo (doc))
    ;
  again = describe (doc, c);
  g_assert_cmpstr (again, ==, c->found);
}

static gboolean
has_case (const char *check, gboolean with_fault)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    if (g_str_equal (cases[i].check, check) && with_fault == (strstr (cases[i].found, check) != NULL))
      return TRUE;
  return FALSE;
}

static void
test_table (void)
{
  const MusterCheck *const *checks = muster_checks ();

  for (guint i = 0; checks[i] != NULL; i++)
    {
      g_assert_true (muster_check_find (checks[i]->name) == checks[i]);
      g_assert_nonnull (checks[i]->label);
      g_assert_nonnull (checks[i]->explanation);
      g_assert_nonnull (checks[i]->run);
      g_assert_nonnull (muster_severity_get_name (checks[i]->severity));
      g_assert_true (has_case (checks[i]->name, TRUE));
      g_assert_true (has_case (checks[i]->name, FALSE));
    }
  g_assert_null (muster_check_find ("no-such-check"));
}

/* The brief asks for one thing at a time, in the order in which a team is founded. */
static void
test_brief (void)
{
  static const struct
  {
    const char *records;
    const char *next;
  } steps[] = {
    { "", "industry" },
    { "chart chart industry=Food\n", "platform" },
    { "chart chart industry=Food|platform=Shops\n", "core product" },
    { "chart chart industry=Food|platform=Shops|product=Coffee\n", "for whom" },
    { "chart chart industry=Food|platform=Shops|product=Coffee|audience=Offices\n", "vision" },
    { BRIEF, "departments" },
    { BRIEF "department ops name=Operations\n", "roles" },
    { BRIEF ONE_TEAM, "answers for it" },
    { BRIEF ONE_TEAM A_OWNS_PRICING, "measured" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_autoptr (MusterDocument) doc = build (steps[i].records);
      g_autoptr (GPtrArray) findings = muster_inspect (doc, 0);
      guint n = 0;

      for (guint j = 0; j < findings->len; j++)
        {
          const MusterFinding *finding = findings->pdata[j];

          if (!g_str_equal (finding->check->name, "brief"))
            continue;
          n++;
          g_assert_nonnull (strstr (finding->message, steps[i].next));
        }
      g_assert_cmpuint (n, ==, 1);
    }
}

/* The problems come before the warnings, and those before the notes. */
static void
test_order (void)
{
  g_autoptr (MusterDocument) doc = build ("role a title=A\nrole b title=B|manager=a\nrole c title=C|pay-min=2|pay-max=1\n"
                                          "role d title=D|manager=c\n");
  g_autoptr (GPtrArray) findings = muster_inspect (doc, 0);
  MusterSeverity last = MUSTER_SEVERITY_PROBLEM;

  g_assert_cmpuint (findings->len, ==, 7);
  for (guint i = 0; i < findings->len; i++)
    {
      const MusterFinding *finding = findings->pdata[i];

      g_assert_cmpint (finding->check->severity, >=, last);
      last = finding->check->severity;
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/checks/table-is-covered", test_table);
  g_test_add_func ("/checks/worst-first", test_order);
  g_test_add_func ("/checks/brief-asks-for-one-thing-at-a-time", test_brief);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/checks/%s/%s", cases[i].check, cases[i].promise);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  return g_test_run ();
}
