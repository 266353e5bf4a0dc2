import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { extractText, getDocumentProxy } from 'unpdf';
import { afterAll, describe, expect, it } from 'vitest';
import { blockHtml, documentHtml, footerHtml, headerHtml } from '../reports/html.ts';
import { launchHere } from './chromium-launch.ts';
import { createChromiumPrinter } from './chromium-printer.ts';
import { MissingPrinter, type Printer } from './printer.ts';

const heading = {
  institution: 'Institución de prueba',
  title: 'Informe de prueba',
  lines: ['Datos inventados'],
  verify: 'https://portal.example.cl/verificar/prueba-2222222222222222',
};
const columns = [
  { label: 'Código', numeric: false },
  { label: 'Nombre', numeric: false },
  { label: 'Monto', numeric: true },
];
const documentOf = (rows: readonly (readonly string[])[]) => ({
  html: documentHtml(heading, [blockHtml({ kind: 'table', title: 'Iniciativas', columns, rows })]),
  header: headerHtml(heading),
  footer: footerHtml(heading),
});
const long = documentOf(Array.from({ length: 4000 }, (_, n) => [`IT-${n}`, `Obra número ${n}`, `$${n}`]));

const printer: Printer = createChromiumPrinter(launchHere(process.env.CHROMIUM_PATH));
afterAll(() => printer.close());

const readOr = (file: string): string => {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    // The process ended meanwhile.
    return '';
  }
};

/** The browsers this process started. */
const browserPids = (): readonly number[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => readOr(`/proc/${pid}/status`).includes(`\nPPid:\t${process.pid}\n`))
    .filter((pid) => /chrom/i.test(readOr(`/proc/${pid}/cmdline`)))
    .map(Number);

describe('a document', { timeout: 60_000 }, () => {
  it('has tags, an outline, numbered pages and the text of what it was made of, hostile as it may be', async () => {
    const rows = [
      ['<script>alert(1)</script>', '"; DROP TABLE ipr; --', '$1'],
      ['مرحبا بالعالم', 'x'.repeat(400), '$2'],
      ['🙂🏳️‍🌈', '\u202eodanigro\u202c', '$3'],
      ...Array.from({ length: 60 }, (_, n) => [`IT-${n}`, 'Ñandú', `$${n}`]),
    ];
    const { bytes, pages } = await printer.print(documentOf(rows));
    const pdf = await getDocumentProxy(bytes.slice());
    const { text } = await extractText(pdf, { mergePages: true });
    const said = text.replace(/\s+/g, ' ');
    expect([pages, pdf.numPages]).toEqual([pdf.numPages, pages]);
    expect(pages).toBeGreaterThan(1);
    // A long word of one cell stands on several lines.
    expect(said.replaceAll(' ', '')).toContain('<script>alert(1)</script>');
    expect(said).toContain(`Página ${pages} de ${pages}`);
    expect(said.match(/x/g)?.length).toBeGreaterThanOrEqual(400);
    expect((await pdf.getMarkInfo())?.Marked).toBe(true);
    expect(JSON.stringify(await pdf.getOutline())).toContain('Iniciativas');
    const tree = JSON.stringify(await (await pdf.getPage(1)).getStructTree());
    for (const role of ['Table', 'TH', 'TD', 'H1', 'H2']) expect(tree).toContain(`"role":"${role}"`);
  });

  it('asks for nothing from anywhere', async () => {
    const html =
      '<!doctype html><title>x</title><p>Hola</p><img src="http://127.0.0.1:9/x.png"><link rel="stylesheet" href="http://127.0.0.1:9/x.css">';
    const { pages } = await printer.print({ html, header: '<span></span>', footer: '<span></span>' });
    expect(pages).toBe(1);
  });

  it('is printed all the same when its browser is killed half-way', async () => {
    const printing = printer.print(long);
    await delay(700);
    const pids = browserPids();
    for (const pid of pids) process.kill(pid, 'SIGKILL');
    const { pages } = await printing;
    expect(pids.length).toBeGreaterThan(0);
    expect(pages).toBeGreaterThan(50);
  });

  it('is given up when nobody wants it any more, and the next one is printed', async () => {
    const stop = new AbortController();
    const printing = printer.print({ ...long, signal: stop.signal });
    setTimeout(() => stop.abort(), 200);
    await expect(printing).rejects.toThrow(/abort/i);
    expect((await printer.print(documentOf([]))).pages).toBe(1);
  });
});

it('says what to do on a machine with nothing to print with', async () => {
  const nowhere = createChromiumPrinter(launchHere('/no/hay/navegador'));
  await expect(nowhere.print(documentOf([]))).rejects.toThrow(MissingPrinter);
});
