import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { migrateReadModel } from '@gore/core/kernel/readmodel/migrate.ts';
import { createProjector } from '@gore/core/kernel/readmodel/project.ts';
import { createReadModel } from '@gore/core/kernel/readmodel/query.ts';
import { readerOf } from '@gore/core/kernel/readmodel/testing/context.ts';
import { openTestDatabase } from '@gore/core/kernel/readmodel/testing/database.ts';
import { accessOver } from '@gore/core/kernel/runtime/access/access.ts';
import { openWorld } from '@gore/core/kernel/testing/world.ts';
import { producto } from '@gore/core/modules/producto.ts';
import { launchHere } from '@gore/core/ports/chromium-launch.ts';
import { createChromiumPrinter } from '@gore/core/ports/chromium-printer.ts';
import { footerHtml, headerHtml } from '@gore/core/reports/html.ts';
import { writeDocuments } from '@gore/functions/exports/report/documents.ts';
import { seerOf } from '@gore/functions/exports/report/reach.ts';
import { readReportRequest } from '@gore/functions/exports/report/request.ts';
import { gatherSection } from '@gore/functions/exports/report/sections.ts';
import { writeSpreadsheet } from '@gore/functions/exports/report/spreadsheet.ts';
import { loadNow, machine } from '../measure/machine.ts';
import { markdown } from '../report/table.ts';
import { peakDuring } from './memory.ts';
import { portfolioOf } from './portfolio.ts';

/** `node scripts/bench/reports/main.ts [rows] [folder]`: reports over the embedded engine, as the workers make them. */
const rows = Number(process.argv[2] ?? 10_000);
const folder = process.argv[3];
const pages = 1500;
const database = await openTestDatabase();
const world = await openWorld(producto);
const readModel = createReadModel(database.app, producto);
const printer = createChromiumPrinter(launchHere(process.env.CHROMIUM_PATH));
const counted = readerOf(producto);
const heading = {
  institution: 'Institución de prueba',
  title: 'Informe',
  lines: ['Datos inventados'],
  verify: 'https://portal.example.cl/verificar/prueba-2222222222222222',
};

const partsOf = async (asked: Readonly<Record<string, unknown>>) => {
  const request = readReportRequest(producto, asked);
  const gathering = {
    write: world.deps,
    readModel,
    zone: counted.clock.zone,
    request,
    reach: {
      counted,
      listed: counted,
      access: accessOver(producto)({ roles: ['ADMIN_REGIONAL'] }),
      sees: seerOf(producto, counted),
    },
    noted: async () => undefined,
  };
  const parts = [];
  for (const section of request.report.sections) parts.push(await gatherSection(gathering, section));
  return { request, parts };
};

const pdf = async (asked: Readonly<Record<string, unknown>>, most?: number): Promise<number> => {
  const { request, parts } = await partsOf({ ...asked, formato: 'pdf' });
  const cut = parts.map((part) => ({
    ...part,
    pages: async function* () {
      let left = most ?? part.total;
      for await (const page of part.pages()) {
        if (left <= 0) return;
        yield page.slice(0, left);
        left -= page.length;
      }
    },
  }));
  let printed = 0;
  for await (const { html } of writeDocuments(
    request,
    cut,
    1,
    async () => heading,
    async () => undefined,
  )) {
    const made = await printer.print({
      html,
      header: headerHtml(heading),
      footer: footerHtml(heading),
      landscape: request.report.landscape ?? false,
    });
    printed += made.pages;
    if (folder) {
      mkdirSync(folder, { recursive: true });
      writeFileSync(join(folder, `${request.report.name}-${made.pages}.pdf`), made.bytes);
    }
  }
  return printed;
};

const timed = async (work: () => Promise<unknown>): Promise<string> => {
  const started = performance.now();
  await work();
  return ((performance.now() - started) / 1000).toFixed(2);
};

const table: (readonly string[])[] = [];
try {
  await migrateReadModel(database.owner, producto);
  const projector = createProjector(database.app, producto);
  const portfolio = portfolioOf(rows);
  for (let from = 0; from < rows; from += 500) await projector.project(portfolio.slice(from, from + 500));
  await database.maintain();
  const before = loadNow();
  const registro = portfolio[0]?.id;
  const ficha = { informe: 'ficha_ipr', registro };
  const cold = await timed(() => pdf(ficha));
  const warm = [];
  for (let times = 0; times < 10; times += 1) warm.push(Number(await timed(() => pdf(ficha))));
  table.push(['Ficha en PDF, con el navegador por partir (s)', cold, '']);
  table.push(['Ficha en PDF, tibia: p95 de 10 (s)', Math.max(...warm).toFixed(2), '≤ 3']);
  let made = 0;
  let seconds = '';
  const peak = await peakDuring(async () => {
    seconds = await timed(async () => {
      made = await pdf({ informe: 'cartera' }, pages);
    });
  });
  table.push([`Cartera en PDF, ${made} páginas (s)`, seconds, '≤ 20 por 100']);
  table.push(['Memoria de quien imprime, con su navegador y la base (MB)', String(peak), '≤ 1.536']);
  const { request, parts } = await partsOf({ informe: 'cartera', formato: 'xlsx' });
  const excel = await timed(() => writeSpreadsheet(heading, parts, async () => undefined));
  table.push([`${request.report.label} en Excel, ${rows} filas (s)`, excel, '≤ 5 por 10.000']);
  const { cpu, cores, node } = machine();
  console.log(markdown({ title: 'Informes', columns: ['Qué', 'Medido', 'Tope'], rows: table }));
  console.log(`${cpu}, ${cores} núcleos, Node ${node}, carga ${before} antes y ${loadNow()} después`);
} finally {
  await printer.close();
  await world.close();
  await database.close();
}
