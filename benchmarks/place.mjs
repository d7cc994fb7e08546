// SPDX-License-Identifier: GPL-3.0-or-later
//
// place.mjs MODULES flextree|hierarchy CHART.tsv: how long a layout in the browser's language takes. Prints
// processor milliseconds of the layout alone, the best of three, since the first ones are compiled.
import fs from 'node:fs';
import path from 'node:path';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const [, , modules, library, chart] = process.argv;
const rows = fs.readFileSync(chart, 'utf8').trimEnd().split('\n').map(line => line.split('\t'));
const nodes = rows.map(row => ({ w: +row[1], h: +row[2] }));
rows.forEach((row, i) => { if (+row[0] >= 0) (nodes[+row[0]].children ||= []).push(nodes[i]); });

let make;
if (library === 'flextree') {
  const { flextree } = createRequire(path.join(modules, 'x.js'))('d3-flextree');
  const layout = flextree({ nodeSize: node => [node.data.w + 16, node.data.h + 44] });
  make = () => { const root = layout.hierarchy(nodes[0]); return () => layout(root); };
} else {
  const file = path.join(modules, 'node_modules/d3-hierarchy/src/index.js');
  const d3 = await import(pathToFileURL(file));
  const layout = d3.tree().nodeSize([200, 120]);
  make = () => { const root = d3.hierarchy(nodes[0]); return () => layout(root); };
}

let best = Infinity;
for (let i = 0; i < 3; i++) {
  const run = make();
  const before = process.cpuUsage();
  run();
  const used = process.cpuUsage(before);
  best = Math.min(best, (used.user + used.system) / 1000);
}
console.log(JSON.stringify({ cpu: best }));
