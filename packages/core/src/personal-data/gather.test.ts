import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { suppressPersonal } from '../kernel/runtime/audit/suppress.ts';
import { blockRecord } from '../kernel/runtime/write/law.ts';
import { openTaller, type Taller } from '../kernel/testing/furnish.ts';
import type { HeldRecord } from './dossier.ts';
import { gatherPerson } from './gather.ts';

const eva = '21000101-8';
let t: Taller;
beforeAll(async () => {
  t = await openTaller();
});
afterAll(() => t.world.close());

const gather = (run: string, tenant = 't') =>
  gatherPerson(
    { ...t.world.deps, now: t.world.clock.ahora, traces: async (_, people) => [trace(people.length)] },
    tenant,
    run,
  );
const trace = (count: number) => ({
  label: `Personas: ${count}`,
  purpose: '',
  basis: '',
  retention: '',
  entries: [],
});
const recordsOf = async (run: string): Promise<readonly HeldRecord[]> =>
  (await gather(run)).modules.flatMap(({ records }) => records);
const found = async (run: string, id: string) => (await recordsOf(run)).find((record) => record.id === id);
const texts = (record: HeldRecord | undefined) =>
  Object.fromEntries((record?.values ?? []).map(({ field, text }) => [field, text]));

describe('everything held about a RUN', () => {
  it('is the whole record of the person, in words, with its purpose and its law', async () => {
    const { modules, traces } = await gather('11111111-1');
    const [usuarios] = modules.filter(({ module }) => module === 'usuario');
    expect(usuarios).toMatchObject({ label: 'Usuarios', basis: expect.stringContaining('Ley 19.628') });
    const [ana] = usuarios?.records ?? [];
    expect(ana).toMatchObject({
      ties: ['titular'],
      codigo: '',
      shared: false,
      blocked: false,
      deleted: false,
    });
    expect(texts(ana)).toMatchObject({ nombre: 'Ana Rojas', run: '11.111.111-1', roles: 'Encargado' });
    expect(ana?.past.map(({ field, version, at }) => [field, version, at.slice(0, 4)])).toEqual([
      ['nombre', 1, '2026'],
      ['run', 1, '2026'],
    ]);
    expect(traces).toEqual([trace(1)]);
  });

  it('is what points at the person, with nothing of the rest', async () => {
    const made = await t.proyecto({ contacto: eva, padrino: t.luis.id });
    const record = await found('11111111-1', made.id);
    expect(record).toMatchObject({ ties: ['referencia'], shared: true, past: [] });
    expect(texts(record)).toEqual({ responsable: 'Ana Rojas' });
  });

  it('is every personal value of a record about the person, without the rest and without other rows', async () => {
    const values = {
      contacto: eva,
      correo: 'eva@gore.cl',
      monto: 5,
      familia: [{ nombre: 'Hijo', edad: 4 }],
    };
    const made = await t.proyecto(values);
    const record = await found(eva, made.id);
    expect(record).toMatchObject({ ties: ['titular'], codigo: made.codigo });
    expect(texts(record)).toEqual({
      contacto: '21.000.101-8',
      correo: 'eva@gore.cl',
      familia: 'Nombre: Hijo; Edad: 4',
      hogar: '1',
    });
  });

  it('is a RUN somebody wrote into a text, with the words around it', async () => {
    const resumen = `${'a'.repeat(200)} la señora 21.000.202-2 lo pidió ${'b'.repeat(200)}`;
    const made = await t.proyecto({ contacto: eva, resumen });
    const record = await found('21000202-2', made.id);
    expect(record).toMatchObject({ ties: ['texto'], shared: true });
    expect(texts(record).resumen).toMatch(/^…a+ la señora 21\.000\.202-2 lo pidió b+…$/);
    expect(texts(record)).not.toHaveProperty('contacto');
  });

  it('is an e-mail of the person, wherever it stands', async () => {
    await t.patch(t.admin, t.luis, { correo: 'Luis@gore.cl' });
    const made = await t.proyecto({ contacto: eva, correo: 'luis@gore.cl' });
    const record = await found('22222222-2', made.id);
    expect(record).toMatchObject({ ties: ['correo'], shared: true });
    expect(texts(record)).toEqual({ correo: 'luis@gore.cl' });
  });

  it('is what the history still holds of the person, and not of whoever came after', async () => {
    const made = await t.proyecto({ contacto: '21000303-7', correo: 'uno@gore.cl' });
    await t.patch(t.admin, made, { contacto: '21000404-1', correo: 'dos@gore.cl' });
    const before = await found('21000303-7', made.id);
    expect(before).toMatchObject({ ties: ['historia'], values: [] });
    expect(before?.past.map(({ text }) => text)).toEqual(['21.000.303-7', 'uno@gore.cl']);
    const after = await found('21000404-1', made.id);
    expect(after?.past.map(({ text, version }) => [text, version])).toEqual([
      ['21.000.404-1', 2],
      ['dos@gore.cl', 2],
    ]);
    const { module, id } = made;
    await suppressPersonal(t.world.deps, t.admin, { module, id, resolution: 'R 1' });
    expect(await found('21000303-7', id)).toBeUndefined();
    expect(await found('21000404-1', id)).toBeUndefined();
  });

  it('reaches what was deleted and what is blocked', async () => {
    const gone = await t.proyecto({ contacto: '21000505-6' });
    await t.remove(t.admin, gone);
    const shut = await t.proyecto({ contacto: '21000505-6' });
    await blockRecord(t.world.deps, t.admin, { module: 'proyecto', id: shut.id, resolution: 'R 2' });
    expect(await found('21000505-6', gone.id)).toMatchObject({ deleted: true, blocked: false });
    expect(await found('21000505-6', shut.id)).toMatchObject({ deleted: false, blocked: true });
  });

  it('ends at the wall of the institution', async () => {
    expect(await gather(eva, 'otra')).toMatchObject({ modules: [], untold: 0 });
  });
});
