import { folderOf } from '@gore/core/bulk/ledger.ts';
import { scanRecords } from '@gore/core/kernel/testing/scan.ts';
import { openWorld, type World } from '@gore/core/kernel/testing/world.ts';
import { producto } from '@gore/core/modules/producto.ts';
import { MissingFile } from '@gore/core/ports/files.ts';
import { MissingPrinter, type Printer } from '@gore/core/ports/printer.ts';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { carryOut } from '../../jobs/carry-out.ts';
import { createJob, moveJob, readJob } from '../../jobs/job-record.ts';
import { writePrintJob } from './print-job.ts';
import { createPrintJobs } from './printing.ts';

const heading = { institution: 'I', title: 'Informe', lines: [], verify: 'https://x' };
const codes = ['t-2222222222222222', 't-3333333333333333'];

let world: World;
let stored: Map<string, string | Uint8Array>;
let key: { tenant: string; id: string };
beforeEach(async () => {
  world = await openWorld(producto);
  stored = new Map();
  const { actor } = world.person('ana', ['ADMIN_REGIONAL']);
  const { id } = await createJob(
    world.deps,
    { actor, requestId: 'p' },
    {
      nombre: 'Informe',
      tipo: 'INFORME',
      modulo: 'ipr',
      pedido: {},
    },
  );
  key = { tenant: 't', id };
  await writePrintJob(files, folderOf('t', id), {
    report: 'cartera',
    landscape: true,
    documents: codes.map((code, at) => ({
      html: `parte-${at}`,
      code,
      name: `parte ${at + 1}.pdf`,
      heading: { ...heading, part: `${at + 1} de 2` },
    })),
  });
  stored.set('parte-0', '<p>uno</p>').set('parte-1', '<p>dos</p>');
});
afterEach(() => world.close());

const files = {
  put: async (at: string, body: string | Uint8Array) => void stored.set(at, body),
  get: async (at: string) => {
    const found = stored.get(at);
    if (typeof found !== 'string') throw new MissingFile(at);
    return found;
  },
};
const run = (printer: Pick<Printer, 'print'>) =>
  carryOut(
    world.deps,
    {
      INFORME: createPrintJobs({
        write: world.deps,
        files,
        printer: { ...printer, close: async () => undefined },
        now: Date.now,
        lookEveryMs: 5,
      }),
    },
    key,
    { actor: world.person('ana', ['ADMIN_REGIONAL']).actor, requestId: 'p' },
  );
const issued = async () => (await scanRecords(world)).filter(({ module }) => module === 'informe_emitido');
const printed = async ({ html }: { html: string }) => ({ bytes: Buffer.from(`pdf de ${html}`), pages: 3 });

it('prints each part once, though the worker dies between them, and leaves each with its proof', async () => {
  let times = 0;
  const failing = run({
    print: async (print) => {
      times += 1;
      if (times === 2) throw new Error('se cortó la luz');
      return printed(print);
    },
  });
  await expect(failing).rejects.toThrow('se cortó la luz');
  expect(await issued()).toHaveLength(1);
  await run({
    print: async (print) => {
      times += 1;
      return printed(print);
    },
  });
  expect(times).toBe(3);
  const job = await readJob(world.deps, key);
  expect(job).toMatchObject({
    estado: 'TERMINADO',
    data: { hechas: 2, mensaje: '6 páginas en 2 documentos.' },
  });
  expect(job.data.partes).toMatchObject([
    { archivo: { name: 'parte 1.pdf' } },
    { archivo: { name: 'parte 2.pdf' } },
  ]);
  const proofs = await issued();
  expect(proofs.map(({ data }) => data.verificacion).toSorted()).toEqual(codes);
  expect(proofs.map(({ creadoPor }) => creadoPor)).toEqual(['ana', 'ana']);
});

it('is given up in the middle of a page when somebody cancels', async () => {
  await run({
    print: async ({ signal }) => {
      await moveJob(world.deps, key, 'cancelar', {}, world.person('ana', ['ADMIN_REGIONAL']));
      await new Promise((resolve) => signal?.addEventListener('abort', resolve));
      throw new Error('Aborted');
    },
  });
  expect((await readJob(world.deps, key)).estado).toBe('CANCELADO');
  expect(await issued()).toEqual([]);
});

it('says what to do where there is nothing to print with', async () => {
  await run({
    print: async () => {
      throw new MissingPrinter('Instale un Chromium.');
    },
  });
  expect(await readJob(world.deps, key)).toMatchObject({
    estado: 'FALLIDO',
    data: { mensaje: 'Instale un Chromium.' },
  });
});
