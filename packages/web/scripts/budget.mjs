import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

/**
 * Kilobytes of gzipped JavaScript a page may need before it works, and the whole portal may hold. What only the map asks
 * for, which is its library, has the limit of its page. A dashboard works before its charts are drawn; they count all the
 * same, since almost every dashboard has one.
 */
const limits = { list: 40, page: 100, board: 115, map: 130, site: 300 };

const dist = fileURLToPath(new URL('../dist/', import.meta.url));
const kilobytes = (bytes) => bytes / 1024;

const read = (file) => readFile(path.join(dist, file), 'utf8');
const staticImport = /(?:from|import)\s*["']\.\/([\w.-]+\.js)["']/g;
const entry = /(?:component-url|renderer-url|src)="\/(_astro\/[\w.-]+\.js)"/g;

/** The map itself comes in a part of its own, which counts as the page's: without it there is nothing to see. */
const mapPart = /import\(\s*["'`]\.\/(MapCanvas\.[\w-]+\.js)["'`]/g;

/** So do the charts of dashboards. */
const chartPart = /import\(\s*["'`]\.\/(draw\.[\w-]+\.js)["'`]/g;

/** Every script a page asks for at once: its islands and all they import, but not what they import later. */
const scriptsOf = (html, imports) => {
  const found = new Set();
  const visit = (script) => {
    if (found.has(script)) return;
    found.add(script);
    for (const next of imports.get(script) ?? []) visit(next);
  };
  for (const [, script] of html.matchAll(entry)) visit(script);
  return found;
};

const files = await readdir(dist, { recursive: true });
const scripts = files.filter((file) => file.startsWith('_astro') && file.endsWith('.js'));
const sizes = new Map();
const imports = new Map();
for (const script of scripts) {
  const code = await read(script);
  sizes.set(script, kilobytes(gzipSync(code, { level: 9 }).length));
  imports.set(
    script,
    [...code.matchAll(staticImport), ...code.matchAll(mapPart), ...code.matchAll(chartPart)].map(
      ([, name]) => `_astro/${name}`,
    ),
  );
}
const sum = (some) => [...some].reduce((total, script) => total + (sizes.get(script) ?? 0), 0);

const pages = [];
for (const page of files.filter((file) => file.endsWith('.html')).sort()) {
  const address = `/${page}`.replace(/\/?index\.html$/, '') || '/';
  const html = await read(page);
  // The list of a module is the page right under the root whose island shows the view «list».
  const isList = html.includes('&quot;view&quot;:[0,&quot;list&quot;]') && html.includes('descriptor');
  const scripts = scriptsOf(html, imports);
  const isMap = [...scripts].some((script) => script.includes('/MapCanvas.'));
  const isBoard = [...scripts].some((script) => script.includes('/draw.'));
  const limit = isMap ? limits.map : isBoard ? limits.board : isList ? limits.list : limits.page;
  pages.push({ address, scripts, weight: sum(scripts), limit });
}
const closure = (script, found = new Set()) => {
  if (found.has(script)) return found;
  found.add(script);
  for (const next of imports.get(script) ?? []) closure(next, found);
  return found;
};
const usual = new Set(
  pages.filter(({ limit }) => limit !== limits.map).flatMap(({ scripts }) => [...scripts]),
);
const canvas = scripts.find((script) => script.includes('/MapCanvas.'));
const ofMap = canvas ? [...closure(canvas)].filter((script) => !usual.has(script)) : [];
pages.push({ address: 'whole portal', weight: sum(scripts) - sum(ofMap), limit: limits.site });

const over = pages.filter(({ weight, limit }) => weight > limit);
for (const { address, weight, limit } of pages) {
  console.log(
    `${address.padEnd(28)} ${weight.toFixed(1).padStart(6)} / ${limit} KB${weight > limit ? '  OVER' : ''}`,
  );
}
if (over.length > 0) {
  console.error(`${over.length} over budget`);
  process.exitCode = 1;
}
