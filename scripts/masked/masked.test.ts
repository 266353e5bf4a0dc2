import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import * as field from '@gore/core/kernel/declare/fields.ts';
import { defineModule } from '@gore/core/kernel/declare/module.ts';
import { composeProduct, definePack } from '@gore/core/kernel/declare/product.ts';
import { digitoVerificador, esRut, formatearRut } from '@gore/core/kernel/declare/valores/rut.ts';
import { createStore } from '@gore/core/kernel/runtime/store/store.ts';
import type { StoredRecord } from '@gore/core/kernel/runtime/stored.ts';
import { producto } from '@gore/core/modules/producto.ts';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Holding, openHolding, ownFolder } from '../backup/holding.ts';
import { restoreInto } from '../backup/restore-into.ts';
import { takeBackup } from '../backup/take.ts';
import { foundingPorts } from '../bootstrap/places.ts';
import { checkRecords } from '../drill/check.ts';
import { embeddedFiles } from '../drill/embedded-files.ts';
import { openDynamoClients } from '../local/cloud/dynamo-clients.ts';
import { filesBucket, tables } from '../local/cloud/engines.ts';
import { tenant, usuarios } from '../seed/nuble.ts';
import { seedDemo } from '../seed/seed.ts';
import { copyMasked } from './copy.ts';
import { Dictionary } from './dictionary.ts';
import { otherFiles } from './files.ts';
import { createInventor } from './invent.ts';
import { learn, type Masks, maskRecord } from './record.ts';

const declared = defineModule({
  name: 'persona',
  label: { one: 'Persona', many: 'Personas' },
  about: 'Prueba',
  icon: 'personas',
  title: 'nombre',
  code: { natural: ['run'], make: ({ run }) => String(run) },
  personalData: { purpose: 'Probar.', basis: 'Ninguna.', subjects: 'Nadie' },
  fields: {
    nombre: field.text('Nombre', { required: true, personal: true }),
    run: field.rut('RUN', { required: true, personal: true }),
    correo: field.email('Correo', { personal: true }),
    nacimiento: field.date('Nacimiento', { personal: true }),
    asunto: field.text('Asunto'),
    relato: field.longText('Relato'),
    jefatura: field.ref('Jefatura', 'persona'),
    cargas: field.list('Cargas', {
      nombre: field.text('Nombre', { personal: true }),
      edad: field.integer('Edad'),
    }),
  },
  states: { VIVA: { label: 'Viva' } },
  initial: 'VIVA',
  grants: {},
  list: { columns: ['nombre'], filters: [], sort: 'nombre' },
});

const persona = composeProduct([
  definePack({ name: 'prueba', label: 'Prueba', roles: {}, modules: [declared] }),
]).modules[0];
if (!persona) throw new Error('no module');

const masksWith = (secret: string): Masks => ({
  invent: createInventor(secret),
  known: new Dictionary(),
  fileFor: otherFiles(secret).fileFor,
});

const recordOf = (data: StoredRecord['data']): StoredRecord => ({
  tenant: 't',
  module: 'persona',
  id: '01',
  version: 3,
  codigo: String(data.run),
  estado: 'VIVA',
  estadoDesde: '2026-01-01T00:00:00.000Z',
  data,
  extra: { apodo: String(data.nombre) },
  creadoEn: '2026-01-01T00:00:00.000Z',
  creadoPor: 'u',
  actualizadoEn: '2026-01-01T00:00:00.000Z',
  actualizadoPor: 'u',
  huella: 'abc',
  clavePlanilla: String(data.run),
  hechos: {},
  hash: 'x',
});

const runs = fc
  .integer({ min: 1_000_000, max: 29_999_999 })
  .map((body) => `${body}-${digitoVerificador(body)}`);
const word = fc.stringMatching(/^[A-ZÑÁÉ][a-zñáéíóú]{5,11}$/);
const names = fc.tuple(word, word, word).map((parts) => parts.join(' '));
const people = fc.record({
  nombre: names,
  run: runs,
  correo: word.map((w) => `${w.toLowerCase()}@gore.cl`),
  carga: names,
});

describe('masking a record', () => {
  it('leaves no personal value anywhere, however it was written', () => {
    fc.assert(
      fc.property(people, fc.constantFrom(' ', ', ', ' / '), (person, gap) => {
        const { nombre, run, correo, carga } = person;
        const written = [nombre.toUpperCase(), formatearRut(run), correo, carga].join(gap);
        const record = recordOf({
          nombre,
          run,
          correo,
          nacimiento: '1980-05-17',
          asunto: `Reunión con ${written}`,
          relato: `Dijo ${written}`,
          jefatura: '02',
          cargas: [{ nombre: carga, edad: 7 }],
        });
        const masks = masksWith('secreto');
        learn(masks, persona, record);
        const masked = maskRecord(masks, persona, record);
        const text = JSON.stringify(masked).toLowerCase();
        for (const value of [
          nombre,
          run,
          formatearRut(run),
          run.replace('-', ''),
          correo,
          carga,
          '1980-05-17',
        ])
          expect(text).not.toContain(value.toLowerCase());
        expect(esRut(String(masked.data.run))).toBe(true);
        expect(masked.codigo).toBe(masked.data.run);
        expect(masked.data).toMatchObject({ jefatura: '02', cargas: [{ edad: 7 }] });
      }),
      { numRuns: 200 },
    );
  });

  it('gives the same person the same other one, two people two, and another copy others', () => {
    fc.assert(
      fc.property(fc.uniqueArray(runs, { minLength: 2, maxLength: 40 }), (all) => {
        const [one, again, other] = [createInventor('a'), createInventor('a'), createInventor('b')];
        const invented = all.map(one.run);
        expect(all.map(again.run)).toEqual(invented);
        expect(new Set(invented).size).toBe(all.length);
        expect(invented.every((run) => esRut(run) && Number.parseInt(run, 10) >= 40_000_000)).toBe(true);
        expect(all.map(other.run)).not.toEqual(invented);
      }),
    );
  });
});

describe('a copy of an installation', () => {
  let folder: Awaited<ReturnType<typeof ownFolder>>;
  let source: Holding;
  let copy: Holding;
  let archive: string;
  beforeAll(async () => {
    folder = await ownFolder();
    source = await openHolding(join(folder.dir, 'datos'));
    const { client, documents } = openDynamoClients({}, source.dynamo, {
      accessKeyId: 'a',
      secretAccessKey: 'b',
    });
    const settings = { timeZone: 'America/Santiago', personKey: 'k'.repeat(43) };
    const { write } = foundingPorts(client, documents, tables, settings);
    await seedDemo(write, 12, async (key, body) => {
      await source.s3.put(filesBucket, key, Buffer.from(body));
    });
    const backup = await takeBackup({ ...source, dir: folder.dir, now: Date.parse('2026-11-22T05:00:00Z') });
    const made = await copyMasked(backup.file, folder.dir, Date.parse('2026-11-22T06:00:00Z'), 'una semilla');
    archive = gunzipSync(await readFile(made.file)).toString('utf8');
    const manifest = await restoreInto(made.file, join(folder.dir, 'copia'));
    expect(manifest.masked).toBe(true);
    copy = await openHolding(join(folder.dir, 'copia'));
  }, 60_000);
  afterAll(async () => {
    await source.close();
    await copy.close();
    await folder.clear();
  });

  it('holds nobody of the source, in no byte', () => {
    const lower = archive.toLowerCase();
    for (const { run, nombre, correo } of usuarios)
      for (const value of [run, formatearRut(run), run.replace('-', ''), nombre, correo])
        expect(lower.includes(value.toLowerCase()), value).toBe(false);
  });

  it('has every record, in its state, with its references and a sound history of its own', async () => {
    const records = async ({ all }: Holding) =>
      (await all())
        .filter(({ __edb_e__ }) => __edb_e__ === 'registro')
        .map(({ id, estado }) => `${id} ${estado}`)
        .toSorted();
    expect(await records(copy)).toEqual(await records(source));
    const store = createStore(copy.documents, tables);
    const found = await checkRecords({ store, product: producto, files: embeddedFiles(copy.s3) });
    expect(found.faults).toEqual([]);
    const division = await store.getMany((await store.newest(tenant, 'division', 20)).keys);
    const head = division.find(({ data }) => data.jefatura);
    expect(await store.get({ tenant, module: 'usuario', id: String(head?.data.jefatura) })).toBeDefined();
  });

  it('brings neither histories nor messages nor keys of the source', async () => {
    const kinds = new Set((await copy.all()).map(({ __edb_e__ }) => String(__edb_e__)));
    expect([...kinds].filter((kind) => ['ingreso', 'lectura', 'lapida', 'undefined'].includes(kind))).toEqual(
      [],
    );
    expect(archive).not.toContain('secreto');
    expect(copy.dynamo.lastSequence - (await copy.dynamo.read(0, 10)).length).toBe(copy.dynamo.lastSequence);
  });
});
