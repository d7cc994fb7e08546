# SPDX-License-Identifier: GPL-3.0-or-later
"""charts.py: the same organisations in the form that each program reads.

Deterministic: a size gives the same chart everywhere and always. Each role has a holder and three to
twelve reports or none, a quarter of the names are Chinese, one role in fifty has a dotted line, one in
fifty joins at a second stage, and departments go five levels down.

    .muster    for Muster
    .tsv       for programs that only place or draw: parent, width, height, name, title; a role a line
    .json      for d3: the same, flat
    .dot       for Graphviz, boxes of the same size
"""
import json
import os

FIRST = ("Ana Bruno Chloe David Elena Farid Grace Hugo Ines Jonas Karin Liam Maya Noah Olga Pavel Quinn Rosa "
         "Sven Tara Uma Viktor Wanda Ximena Yusuf Zoe Aleksandra Bartholomew Dorothea").split()
LAST = ("Almeida Becker Costa Dubois Eriksen Fischer García Horváth Ivanova Jensen Kowalski Lindqvist Müller "
        "Nakamura Petrov Quispe Rossi Schmidt Tanaka Ueda Weiß Yılmaz Zieliński Papadopoulos").split()
FAMILY = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗"
GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀兰霞平刚桂英"
RANKS = ["Chief executive", "Executive vice president", "Senior vice president", "Vice president",
         "Senior director", "Director", "Senior manager", "Manager", "Team lead"]
LEAVES = ["Senior specialist", "Specialist", "Analyst", "Associate", "Assistant"]
UNITS = ("Finance,Operations,Engineering,Marketing,Sales,Legal,People,Supply chain,Research,Customer success,"
         "Information security,Facilities,Public affairs,Quality,Data platform,财务部,运营部,工程部,市场部,人事部").split(",")


class Chance:
    """Numbers by chance that no version of Python changes: splitmix, 32 bits at a time."""

    def __init__(self, seed):
        self.state = seed

    def below(self, end):
        self.state = (self.state + 0x9E3779B97F4A7C15) & 0xFFFFFFFFFFFFFFFF
        x = self.state
        x = ((x ^ (x >> 30)) * 0xBF58476D1CE4E5B9) & 0xFFFFFFFFFFFFFFFF
        x = ((x ^ (x >> 27)) * 0x94D049BB133111EB) & 0xFFFFFFFFFFFFFFFF
        return (x ^ (x >> 31)) % end

    def pick(self, of):
        return of[self.below(len(of))]


def make_tree(size, chance):
    """Parents come before their children, and a branch is a run of neighbours."""
    parents, depths, units = [], [], []
    departments = []  # (name, department above, head)
    stack = [(size, -1, 0, -1)]
    while stack:
        budget, parent, depth, unit = stack.pop()
        role = len(parents)
        if depth < 5 and budget > 12:
            name = chance.pick(UNITS) + (f" {1 + chance.below(40)}" if depth > 0 else "")
            departments.append((name, unit, role))
            unit = len(departments) - 1
        parents.append(parent)
        depths.append(depth)
        units.append(unit)
        rest = budget - 1
        if rest <= 0:
            continue
        n = min(3 + min(chance.below(10), chance.below(10)), rest)
        if depth > 11 or rest <= 12:
            n = rest if rest <= 12 else min(rest, 12)
        weights = [1 + chance.below(100) for _ in range(n)]
        total = sum(weights)
        parts = [1 + (rest - n) * weight // total for weight in weights]
        parts[0] += rest - sum(parts)
        for part in reversed(parts):
            stack.append((part, role, depth + 1, unit))
    return parents, depths, units, departments


def name_of(chance):
    if chance.below(4) == 0:
        return chance.pick(FAMILY) + chance.pick(GIVEN) + (chance.pick(GIVEN) if chance.below(3) else "")
    return chance.pick(FIRST) + " " + chance.pick(LAST)


def make(size, folder):
    """Writes a chart in all forms, unless it is there."""
    done = os.path.join(folder, f"{size}.done")
    if os.path.exists(done):
        return
    os.makedirs(folder, exist_ok=True)
    chance = Chance(size)
    parents, depths, units, departments = make_tree(size, chance)
    managers = set(parents)
    roles = []
    for i in range(size):
        rank = RANKS[min(depths[i], len(RANKS) - 1)] if i in managers else chance.pick(LEAVES)
        unit = departments[units[i]][0] if units[i] >= 0 else ""
        title = rank + (f", {unit}" if unit and chance.below(5) else "")
        line = chance.below(i) if i > 3 and chance.below(50) == 0 else -1
        joins = i > 0 and i not in managers and chance.below(50) == 0
        roles.append((name_of(chance), title, 120 + chance.below(181), chance.pick([56, 56, 56, 72, 96]), line, joins))
    write_tsv(os.path.join(folder, f"{size}.tsv"), parents, roles)
    if size <= 100000:
        write_muster(os.path.join(folder, f"{size}.muster"), parents, units, departments, roles)
        write_json(os.path.join(folder, f"{size}.json"), parents, roles)
    if size <= 10000:
        write_dot(os.path.join(folder, f"{size}.dot"), parents, roles)
    open(done, "w").close()


def key(n):
    """A key between neighbours: by its length first, then by its digits."""
    digits = "0123456789abcdefghijklmnopqrstuvwxyz"
    text = ""
    while True:
        text = digits[n % 36] + text
        n //= 36
        if n == 0:
            break
    return "abcdefgh"[len(text) - 1] + text


def write_muster(path, parents, units, departments, roles):
    with open(path, "w", encoding="utf-8") as out:
        first = True

        def put(**fields):
            nonlocal first
            out.write("" if first else ",\n")
            first = False
            out.write(json.dumps({name: value for name, value in fields.items() if value not in (None, "")},
                                 ensure_ascii=False, separators=(",", ":")))

        out.write('{\n"muster": 1,\n"records": [\n')
        put(kind="chart", id="chart", name=f"{len(parents)} roles")
        put(kind="stage", id="s-1", order="a0", name="Today", goal="")
        put(kind="stage", id="s-2", order="a1", name="Next year", goal="")
        for i, (name, above, head) in enumerate(departments):
            put(kind="department", id=f"d-{i:06}", order=key(i), name=name,
                parent=f"d-{above:06}" if above >= 0 else None, head=f"r-{head:06}")
        for i, (_, title, _, _, _, joins) in enumerate(roles):
            put(kind="role", id=f"r-{i:06}", order=key(i), title=title,
                department=f"d-{units[i]:06}" if units[i] >= 0 else None,
                manager=f"r-{parents[i]:06}" if parents[i] >= 0 else None, **({"from": "s-2"} if joins else {}))
        for i, role in enumerate(roles):
            put(kind="person", id=f"p-{i:06}", name=role[0])
        for i in range(len(roles)):
            put(kind="holding", id=f"h-{i:06}", person=f"p-{i:06}", role=f"r-{i:06}")
        for i, role in enumerate(roles):
            if role[4] >= 0:
                put(kind="line", id=f"l-{i:06}", **{"from-role": f"r-{role[4]:06}", "to-role": f"r-{i:06}"})
        out.write("\n]\n}\n")


def write_tsv(path, parents, roles):
    with open(path, "w", encoding="utf-8") as out:
        for parent, (name, title, width, height, _, _) in zip(parents, roles):
            out.write(f"{parent}\t{width}\t{height}\t{name}\t{title}\n")


def write_json(path, parents, roles):
    with open(path, "w", encoding="utf-8") as out:
        json.dump([{"id": str(i), "parentId": str(parent) if parent >= 0 else "", "name": role[0], "title": role[1],
                    "w": role[2], "h": role[3]} for i, (parent, role) in enumerate(zip(parents, roles))],
                  out, ensure_ascii=False)


def write_dot(path, parents, roles):
    with open(path, "w", encoding="utf-8") as out:
        out.write('digraph chart {\n rankdir=TB; nodesep=0.2; ranksep=0.5;\n'
                  ' node [shape=box, fontname="Noto Sans", fontsize=10];\n')
        for i, (name, title, width, height, _, _) in enumerate(roles):
            out.write(f' r{i} [label="{name}\\n{title}", width={width / 72:.2f}, height={height / 72:.2f}];\n')
        for i, parent in enumerate(parents):
            if parent >= 0:
                out.write(f" r{parent} -> r{i};\n")
        out.write("}\n")
