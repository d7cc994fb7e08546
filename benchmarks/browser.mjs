// SPDX-License-Identifier: GPL-3.0-or-later
//
// browser.mjs MODULES CHART.json OUT.pdf WORK: d3-org-chart in a browser without a window.
//
//   pdf       from starting the browser to the PDF
//   picture   the chart, all expanded, to its first picture
//   use       the same, then panning, zooming and collapsing, milliseconds to the next frame
//
// The memory of all the browser's processes is added up, by resident pages that are its own.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createRequire } from 'node:module';

const [, , modules, chart, out, work] = process.argv;
const { chromium } = createRequire(path.join(modules, 'x.js'))('playwright-core');
const rows = JSON.parse(fs.readFileSync(chart, 'utf8'));
const profile = fs.mkdtempSync(path.join(os.tmpdir(), 'muster-browser-'));
const began = performance.now();
const result = {};

// The processes of this browser: those that its profile names, and those below them.
function processes() {
  const all = fs.readdirSync('/proc').filter(name => /^\d+$/.test(name)).map(pid => {
    try {
      return {
        pid,
        parent: fs.readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/.*\) . /, '').split(' ')[0],
        stat: fs.readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/.*\) /, '').split(' '),
        command: fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8'),
        status: fs.readFileSync(`/proc/${pid}/status`, 'utf8'),
      };
    } catch { return null; }
  }).filter(Boolean);
  const mine = new Set(all.filter(it => it.command.includes(profile)).map(it => it.pid));
  for (let i = 0; i < 5; i++)
    for (const it of all)
      if (mine.has(it.parent)) mine.add(it.pid);
  return all.filter(it => mine.has(it.pid));
}

const memory = () => processes().reduce((sum, it) => sum + +(it.status.match(/RssAnon:\s+(\d+)/)?.[1] ?? 0), 0) / 1024;

const context = await chromium.launchPersistentContext(profile, {
  executablePath: process.env.CHROMIUM || '/usr/bin/chromium',
  headless: true,
  viewport: { width: 1600, height: 1000 },
  args: ['--no-sandbox', '--disable-dev-shm-usage', '--js-flags=--max-old-space-size=12000 --stack-size=4000'],
});
try {
  const page = context.pages()[0] || await context.newPage();
  page.setDefaultTimeout(900000);
  await page.setContent('<html><body style="margin:0"><div id="chart" style="width:1600px;height:1000px"></div></body></html>');
  for (const file of ['d3/dist/d3.min.js', 'd3-flextree/build/d3-flextree.js', 'd3-org-chart/build/d3-org-chart.js'])
    await page.addScriptTag({ path: path.join(modules, 'node_modules', file) });
  result.picture = await page.evaluate(async data => {
    const frame = () => new Promise(done => requestAnimationFrame(() => setTimeout(done, 0)));
    const before = performance.now();
    for (const row of data) row._expanded = true;
    window.chart = new d3.OrgChart().container('#chart').data(data).svgHeight(1000).compact(false).duration(0)
      .nodeWidth(d => d.data.w).nodeHeight(d => d.data.h).childrenMargin(() => 44).siblingsMargin(() => 16)
      .nodeContent(d => `<div style="font:12px sans-serif;width:${d.data.w}px;height:${d.data.h}px;border:1px solid #888"><b>${d.data.name}</b><br>${d.data.title}</div>`)
      .render();
    chart.fit({ animate: false });
    await frame();
    return performance.now() - before;
  }, rows);
  if (work === 'use')
    Object.assign(result, await page.evaluate(async data => {
      const frame = () => new Promise(done => requestAnimationFrame(() => setTimeout(done, 0)));
      const timed = async what => { const before = performance.now(); what(); await frame(); return performance.now() - before; };
      const median = list => list.sort((a, b) => a - b)[list.length >> 1];
      const state = chart.getChartState(), pans = [], zooms = [], folds = [];
      for (let i = 0; i < 5; i++) pans.push(await timed(() => state.svg.call(state.zoomBehavior.translateBy, 37, 11)));
      for (let i = 0; i < 5; i++) zooms.push(await timed(() => state.svg.call(state.zoomBehavior.scaleBy, i % 2 ? 1.1 : 1 / 1.1)));
      const some = data.find((row, i) => i > data.length / 2 && data[i + 1]?.parentId === row.id);
      for (let i = 0; i < 2; i++) folds.push(await timed(() => { chart.setExpanded(data[data.indexOf(some) + 1].id, i % 2 === 1); chart.render(); }));
      return { pan: median(pans), zoom: median(zooms), fold: median(folds) };
    }, rows));
  if (work === 'pdf')
    await page.pdf({ path: out, width: '1600px', height: '1000px', printBackground: true });
  result.memory = memory();
  result.wall = performance.now() - began;
  result.cpu = processes().reduce((sum, it) => sum + (+it.stat[11] + +it.stat[12]) * 10, 0) + process.cpuUsage().user / 1000;
} finally {
  await context.close().catch(() => {});
  fs.rmSync(profile, { recursive: true, force: true });
}
console.log(JSON.stringify(result));
