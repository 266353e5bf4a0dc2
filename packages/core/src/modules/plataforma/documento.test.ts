import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventOf } from '../../kernel/runtime/events/effects.ts';
import type { Outcome } from '../../kernel/runtime/write/context.ts';
import { openTaller, type Taller } from '../../kernel/testing/furnish.ts';
import { scanTable, trailsIn } from '../../kernel/testing/scan.ts';
import type { ContentCheck } from '../../ports/content.ts';
import { MissingFile } from '../../ports/files.ts';
import { createReview } from './documento.efectos.ts';
import * as regla from './documento.reglas.ts';

describe('las reglas', () => {
  it('cuentan las versiones desde la última', () => {
    const archivo = { key: 'k', name: 'a', size: 1 };
    const una = regla.conVersion(undefined, { archivo });
    expect(una).toEqual([{ numero: 1, archivo }]);
    expect(regla.conVersion([{ numero: 7, archivo }], { archivo }).map(({ numero }) => numero)).toEqual([
      7, 8,
    ]);
    expect(regla.demasiadasVersiones()).toBeUndefined();
    expect(regla.demasiadasVersiones(Array.from({ length: 20 }))).toContain('20 versiones');
  });

  it('vuelven a la última admitida solo si hay una', () => {
    expect(regla.ultimaAdmitida()).toEqual({});
    expect(regla.sinVersiones()).toContain('versión anterior');
    expect(regla.sinVersiones([1])).toBeUndefined();
  });

  it('rechazan lo que pasa de 25 MB', () => {
    expect(regla.archivoGrande(undefined)).toBeUndefined();
    expect(regla.archivoGrande({ size: regla.mayorDocumento })).toBeUndefined();
    expect(regla.archivoGrande({ size: regla.mayorDocumento + 1 })).toContain('25 MB');
  });
});

describe('la revisión', () => {
  let t: Taller;
  const stored = new Map<string, string>();
  beforeAll(async () => {
    t = await openTaller();
  });
  afterAll(() => t.world.close());

  const open = async (key: string) => {
    const text = stored.get(key);
    if (text === undefined) throw new MissingFile(key);
    if (text === 'corte') throw new Error('la conexión se cortó');
    return Readable.from([Buffer.from(text)]);
  };
  const review = async (made: Outcome, content: ContentCheck) => {
    const trails = [...trailsIn(await scanTable(t.world)).values()].flatMap(({ links }) => links);
    const entry = trails
      .map((link) => link.entry)
      .find(({ id, seq }) => id === made.id && seq === made.version);
    if (!entry) throw new Error('No entry');
    const files = { open, put: async (key: string) => void stored.set(key, 'guardado') };
    await createReview({ write: t.world.deps, files, content })(eventOf(entry), { attempt: 1, last: false });
  };
  const attach = async (name: string, more = {}) => {
    const proyecto = await t.proyecto();
    return t.create(t.jefa, 'documento', {
      modulo: 'proyecto',
      sobre: proyecto.id,
      tipo: 'ACTA',
      archivo: { key: `t/subidas/1/${name}`, name, size: 3 },
      ...more,
    });
  };
  const admits: ContentCheck = async () => ({ result: 'admitido', type: 'application/pdf' });

  it('guarda aparte lo que miró, y una segunda vez no hace nada', async () => {
    stored.set('t/subidas/1/a.pdf', 'abc');
    const made = await attach('a.pdf', { nota: 'Firmada' });
    await review(made, admits);
    const { estado, version, data } = await t.stored(made);
    expect(estado).toBe('DISPONIBLE');
    expect(data).toMatchObject({
      formato: 'application/pdf',
      tamano: 3,
      sha256: 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
      versiones: [{ numero: 1, nota: 'Firmada', archivo: { key: `t/documentos/${made.id}/1/a.pdf` } }],
    });
    await review(made, admits);
    expect((await t.stored(made)).version).toBe(version);
  });

  it('pone en cuarentena lo que daña', async () => {
    stored.set('t/subidas/1/b.pdf', 'xyz');
    const made = await attach('b.pdf');
    await review(made, async () => ({ result: 'cuarentena', reason: 'Trae un virus.' }));
    expect(await t.stored(made)).toMatchObject({
      estado: 'CUARENTENA',
      data: { resultado: 'Trae un virus.' },
    });
  });

  it('deja vigente la versión anterior cuando la nueva no se admite', async () => {
    stored.set('t/subidas/1/v1.pdf', 'uno');
    const first = await attach('v1.pdf', { nota: 'La buena' });
    await review(first, admits);
    const before = await t.stored(first);
    stored.set('t/subidas/1/v2.pdf', 'dos');
    const archivo = { key: 't/subidas/1/v2.pdf', name: 'v2.pdf', size: 3 };
    const second = await t.run(t.jefa, { ...first, version: before.version }, 'nuevaVersion', {
      archivo,
      nota: 'La mala',
    });
    await review(second, async () => ({ result: 'cuarentena', reason: 'Trae un virus.' }));
    const after = await t.stored(first);
    const { resultado, ...rest } = after.data;
    expect(after.estado).toBe('DISPONIBLE');
    expect(rest).toMatchObject(before.data);
    expect(rest.nota).toBe('La buena');
    expect(resultado).toBe('La versión que se subió no se admitió. Trae un virus.');
  });

  it('rechaza lo que no llegó y lo que pesa más de lo que dijo, y deja para después lo que falló', async () => {
    const lost = await attach('perdido.pdf');
    await review(lost, admits);
    expect((await t.stored(lost)).data.resultado).toContain('no llegó');
    stored.set('t/subidas/1/grande.pdf', 'x'.repeat(regla.mayorDocumento + 1));
    const large = await attach('grande.pdf');
    await review(large, admits);
    expect((await t.stored(large)).data.resultado).toContain('25 MB');
    stored.set('t/subidas/1/corte.pdf', 'corte');
    const cut = await attach('corte.pdf');
    await expect(review(cut, admits)).rejects.toThrow('cortó');
    expect((await t.stored(cut)).estado).toBe('RECIBIDO');
  });
});
