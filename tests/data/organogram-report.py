#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Another program's figures of a real organisation, compared with those of muster report.

  organogram-report.py MUSTER FOLDER

Reads the senior and junior posts that a UK government body published, without anything of Muster, counts
roles, open roles, headcount, FTE, layers, spans, cost and each grade, and compares with "muster report
--format json" of the same files. Skips (exit 77) when the folder has none.
"""
import csv, json, math, os, subprocess, sys, tempfile
from collections import defaultdict

BODIES = [f"ministry_of_defence-{date}" for date in ("2015-09-30", "2016-03-31")]
GONE = {"eliminated"}
OPEN = {"vacant", "vacancy"}
UNDISCLOSED = {"n/d", "nd", ""}


def read(path):
    """Rows as they are, and each as a dictionary; every cell trimmed."""
    data = open(path, "rb").read()
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252")
    rows = [[cell.strip() for cell in row] for row in csv.reader(text.splitlines(keepends=True))]
    heads = rows[0]
    return heads, [row for row in rows[1:] if any(row)]


def number(text):
    try:
        return float(text.replace(",", "").replace("£", ""))
    except ValueError:
        return None


class Post:
    def __init__(self, grade, boss):
        self.grade, self.boss = grade, boss
        self.fte = self.pool = 0.0
        self.low = self.high = None
        self.people = set()
        self.open = False

    def pay(self, low, high):
        if low == 0 and not high:
            low = high = None
        if low is not None:
            self.low = low if self.low is None else min(self.low, low)
        if high is not None:
            self.high = high if self.high is None else max(self.high, high)

    def cost(self):
        low = self.low if self.low is not None else self.high if self.high is not None else 0
        high = self.high if self.high is not None else low
        return self.fte * low, self.fte * high


def take_seniors(path, posts):
    heads, rows = read(path)
    at = {head: heads.index(head) for head in heads}
    for row in rows:
        get = lambda head: row[at[head]]
        key, name = get("Post Unique Reference"), get("Name")
        if name.lower() in GONE or key == "0":
            continue
        post = posts.get(key)
        if post is None:
            boss = get("Reports to Senior Post")
            post = posts[key] = Post(get("Grade (or equivalent)"), None if boss.upper() == "XX" else boss)
        fte = number(get("FTE"))
        post.fte += 0 if fte is None else fte
        post.pay(number(get("Actual Pay Floor (£)")), number(get("Actual Pay Ceiling (£)")))
        if name.lower() in UNDISCLOSED:
            post.pool += 1
        elif name.lower() not in OPEN:
            post.people.add(name)


def take_juniors(path, posts):
    heads, rows = read(path)
    count = heads.index("Number of Posts in FTE")
    at = {head: heads.index(head) for head in heads}
    for row in rows:
        n = number(row[count])
        if n == 0:
            continue
        n = 1.0 if n is None else n
        key = ("junior",) + tuple(cell for i, cell in enumerate(row) if i != count)
        post = posts.get(key)
        if post is None:
            post = posts[key] = Post(row[at["Grade"]], row[at["Reporting Senior Post"]])
        post.pay(number(row[at["Payscale Minimum (£)"]]), number(row[at["Payscale Maximum (£)"]]))
        post.pool += n
        post.fte += n


def level(posts, key):
    """How deep a post is below the top, by following its bosses."""
    steps = 1
    while posts[key].boss in posts:
        key = posts[key].boss
        steps += 1
        assert steps < 100, "the bosses of a post lead back to it"
    return steps


def figures(posts):
    spans = defaultdict(int)
    for post in posts.values():
        if post.boss in posts:
            spans[post.boss] += 1
    heads = lambda some: len(set().union(*(p.people for p in some))) + sum(math.ceil(round(p.pool, 6)) for p in some)
    by_grade = defaultdict(list)
    for post in posts.values():
        by_grade[post.grade or None].append(post)
    costs = [post.cost() for post in posts.values()]
    return {
        "roles": len(posts),
        "open": sum(not p.people and not p.pool for p in posts.values()),
        "headcount": heads(posts.values()),
        "fte": sum(p.fte for p in posts.values()),
        "cost min": sum(low for low, _ in costs),
        "cost max": sum(high for _, high in costs),
        "layers": max(level(posts, key) for key in posts),
        "span max": max(spans.values()),
        "span average": sum(spans.values()) / len(spans),
        **{f"headcount of {g}": heads(some) for g, some in by_grade.items()},
        **{f"FTE of {g}": sum(p.fte for p in some) for g, some in by_grade.items()},
        **{f"cost of {g}": sum(p.cost()[1] for p in some) for g, some in by_grade.items()},
    }


def reported(muster, senior, junior):
    with tempfile.TemporaryDirectory() as folder:
        chart = os.path.join(folder, "body.muster")
        subprocess.run([muster, "import", senior, junior, "-o", chart], check=True, stderr=subprocess.DEVNULL)
        report = json.loads(subprocess.run([muster, "report", "-f", "json", chart], check=True, stdout=subprocess.PIPE).stdout)
    found = {name: report[name] for name in ("roles", "open", "headcount", "fte", "layers")}
    found |= {"cost min": report["cost"]["min"], "cost max": report["cost"]["max"]}
    found |= {"span max": report["span"]["max"], "span average": report["span"]["average"]}
    for grade in report["by-grade"]:
        name = grade["grade"]
        found |= {f"headcount of {name}": grade["headcount"], f"FTE of {name}": grade["fte"], f"cost of {name}": grade["cost"]["max"]}
    return found


def main():
    muster, folder = sys.argv[1:]
    failures = compared = 0
    for body in BODIES:
        senior, junior = (os.path.join(folder, f"{body}-{kind}.csv") for kind in ("senior", "junior"))
        if not os.path.exists(senior) or not os.path.exists(junior):
            print(f"# {body} is not in {folder}: skipped")
            continue
        posts = {}
        take_seniors(senior, posts)
        take_juniors(junior, posts)
        expected, found = figures(posts), reported(muster, senior, junior)
        for name in sorted(expected.keys() | found.keys()):
            compared += 1
            a, b = expected.get(name), found.get(name)
            if a is None or b is None or abs(a - b) > 1e-6 * max(1, abs(a)):
                failures += 1
                print(f"# {body}: {name}: {a} by this program, {b} by Muster")
    if compared == 0:
        print("# no data: nothing compared")
        sys.exit(77)
    print(f"# {compared} figures compared, {failures} differ")
    sys.exit(1 if failures else 0)


main()
