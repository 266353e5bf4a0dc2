import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { faultsOf, refusalOf } from '../../testing/actions.ts';
import { inconsistencies } from '../../testing/consistency.ts';
import { openTaller, type Taller } from '../../testing/furnish.ts';
import { scanTable, trailOf } from '../../testing/scan.ts';
import { suppressPersonal } from './suppress.ts';
import { verifyChain, verifySidecar } from './verify.ts';

let t: Taller;
beforeAll(async () => {
  t = await openTaller();
});
afterAll(async () => {
  expect(await inconsistencies(t.world)).toEqual([]);
  await t.world.close();
});

const resolution = '1234/2026';
const suppress = (made: { module: string; id: string }, more: object = {}) =>
  suppressPersonal(t.world.deps, t.world.system(), { ...made, resolution, ...more });
const everything = async () => JSON.stringify(await scanTable(t.world));

describe('a granted suppression', () => {
  it('leaves no trace of the values, and chains that still verify', async () => {
    const made = await t.proyecto({ correo: 'secreta@gore.cl', contacto: '12345678-5' });
    const changed = await t.patch(t.admin, made, { correo: 'oculta@gore.cl', monto: 5 });
    expect(await everything()).toMatch(/secreta@.*oculta@|oculta@.*secreta@/);
    const { outcome, fields, versions } = await suppress(changed);
    expect({ outcome, fields, versions }).toEqual({
      outcome: { ...changed, version: 3 },
      fields: ['contacto', 'correo'],
      versions: 2,
    });
    expect(await everything()).not.toMatch(/secreta@|oculta@|12345678-5/);
    const record = await t.stored(made);
    expect(record.data).not.toHaveProperty('correo');
    expect(record.data.monto).toBe(5);
    const { links, sidecars } = await trailOf(t.world, made);
    expect(verifyChain(links, record.hash, 3)).toEqual([]);
    for (const { entry } of links) expect(verifySidecar(entry, sidecars.get(entry.seq) ?? {})).toEqual([]);
  });

  it('shows in the history by which resolution', async () => {
    const made = await t.proyecto({ correo: 'ana@gore.cl' });
    await suppress(made);
    const { data } = await t.history(t.admin, made);
    const correo = {
      field: 'correo',
      label: 'Correo del contacto',
      suprimido: 'suprimido por resolución 1234/2026',
    };
    expect(data[1]?.changes).toContainEqual(correo);
    expect(data[0]).toMatchObject({ verb: 'suprimir', label: 'Suprimir datos personales' });
    expect(data[0]?.changes).toEqual([correo]);
    expect(data[0]?.input).toEqual([
      { field: 'resolucion', label: 'Resolución', value: '1234/2026' },
      { field: 'campos', label: 'Datos', value: 'Correo del contacto' },
    ]);
  });

  it('takes only the fields it names, and what is computed from them', async () => {
    const made = await t.proyecto({ correo: 'ana@gore.cl', familia: [{ nombre: 'Eva', edad: 3 }] });
    const { fields } = await suppress(made, { fields: ['familia'] });
    expect(fields).toEqual(['familia', 'hogar']);
    expect((await t.stored(made)).data).toMatchObject({ correo: 'ana@gore.cl' });
    const { data } = await t.history(t.admin, made);
    expect(data[1]?.changes).toContainEqual(
      expect.objectContaining({ field: 'correo', after: 'ana@gore.cl' }),
    );
    expect(await faultsOf(suppress(made, { fields: ['correo', 'monto', 'nada', 'hogar'] }))).toEqual({
      monto: 'No es un dato personal de este registro.',
      nada: 'No es un dato personal de este registro.',
      hogar: 'No es un dato personal de este registro.',
    });
  });

  it('may leave the record what another law asks to keep', async () => {
    const made = await t.proyecto({ correo: 'uno@gore.cl' });
    const changed = await t.patch(t.admin, made, { correo: 'dos@gore.cl' });
    expect(await suppress(changed, { keepCurrent: true })).toMatchObject({ fields: ['correo'], versions: 2 });
    expect((await t.stored(made)).data.correo).toBe('dos@gore.cl');
    const { data } = await t.history(t.admin, made);
    expect(JSON.stringify(data)).not.toMatch(/uno@|dos@/);
    await suppress(changed);
    expect((await t.stored(made)).data).not.toHaveProperty('correo');
  });

  it('does nothing where there is nothing left to do', async () => {
    const made = await t.proyecto({ correo: 'ana@gore.cl' });
    const { outcome } = await suppress(made);
    expect(await suppress(made)).toEqual({ outcome, fields: [], versions: 0 });
  });

  it('ends, asked again, what a failure cut short', async () => {
    const made = await t.proyecto({ correo: 'cortada@gore.cl' });
    const { deps } = t.world;
    const { client } = deps.store;
    const dying = new Proxy(client, {
      get: (target, key) =>
        key === 'send'
          ? (command: { constructor: { name: string } }) =>
              command.constructor.name === 'UpdateCommand'
                ? Promise.reject(new Error('died'))
                : client.send(command as Parameters<typeof client.send>[0])
          : Reflect.get(target, key),
    });
    const broken = { ...deps, store: { ...deps.store, client: dying } };
    await expect(suppressPersonal(broken, t.world.system(), { ...made, resolution })).rejects.toThrow('died');
    expect(await everything()).toContain('cortada@');
    expect(await suppress(made)).toMatchObject({ fields: ['correo'], versions: 1 });
    expect(await everything()).not.toContain('cortada@');
  });

  it('gives a record whose code was personal one that tells nothing', async () => {
    const values = { nombre: 'Eva Vera', run: '33333333-3', roles: ['ENCARGADO'] };
    const one = await t.create(t.admin, 'usuario', values);
    const { outcome, fields } = await suppress(one, { fields: ['run', 'nombre'] });
    expect(fields).toEqual(['nombre', 'run']);
    expect(outcome.codigo).toBe(one.id);
    expect(await everything()).not.toMatch(/33333333|Eva Vera/);
    const edited = await t.patch(t.admin, outcome, { cargo: 'Ninguno' });
    expect(edited.codigo).toBe(one.id);
    expect((await t.patch(t.admin, edited, { run: '33333333-3' })).codigo).toBe('33333333-3');
  });

  it('reaches what was deleted, and nothing of others', async () => {
    const made = await t.proyecto({ correo: 'ida@gore.cl' });
    await t.remove(t.admin, made);
    await suppress(made);
    expect(await everything()).not.toContain('ida@');
    for (const order of [
      { module: 'nada', id: made.id },
      { module: 'proyecto', id: 'nada' },
    ])
      expect(await refusalOf(suppress(order))).toMatchObject({ kind: 'no_encontrado' });
    const other = suppressPersonal(t.world.deps, t.world.system('otra'), { ...made, resolution });
    expect(await refusalOf(other)).toMatchObject({ kind: 'no_encontrado' });
  });
});
