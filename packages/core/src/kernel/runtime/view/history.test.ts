import { DeleteCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { refusalOf } from '../../testing/actions.ts';
import { openTaller, type Taller } from '../../testing/furnish.ts';
import { viewHistory } from './history.ts';

let t: Taller;
beforeAll(async () => {
  t = await openTaller();
});
afterAll(() => t.world.close());

describe('the history of a record', () => {
  it('tells what happened, newest first, in the words of its module', async () => {
    const made = await t.proyecto({ inicio: '2026-01-02' });
    t.world.clock.avanzar(60_000);
    const begun = await t.run(t.miembro, made, 'iniciar', { inicio: '2026-07-01' });
    const paused = await t.run(t.admin, begun, 'pausar', { motivo: 'Falta plata' });
    await t.patch(t.jefa, paused, { division: t.gabinete.id, hombres: 3 });
    const { data, meta } = await t.history(t.jefa, made);
    expect(data.map(({ seq, verb, label, actor }) => [seq, verb, label, actor.nombre])).toEqual([
      [4, 'editar', 'Editar', 'Luis Soto'],
      [3, 'pausar', 'Pausar', 'Persona'],
      [2, 'iniciar', 'Iniciar', 'Ana Rojas'],
      [1, 'crear', 'Crear', 'Persona'],
    ]);
    expect(data[2]?.changes).toEqual([
      { field: 'inicio', label: 'Inicio', before: '2026-01-02', after: '2026-07-01' },
      { field: 'estado', label: 'Estado', before: 'IDEA', after: 'EN_CURSO' },
    ]);
    expect(data[1]?.input).toEqual([{ field: 'motivo', label: 'Motivo', value: 'Falta plata' }]);
    expect(data[0]?.changes).toEqual([
      { field: 'division', label: 'División', before: t.obras.id, after: t.gabinete.id },
      { field: 'hombres', label: 'Hombres', after: 3 },
      { field: 'personas', label: 'Personas', after: 3 },
    ]);
    expect(meta.refs.division).toEqual({ [t.obras.id]: 'Obras', [t.gabinete.id]: 'Gabinete' });
    expect(meta.next).toBeNull();
  });

  it('leaves out what is hidden, and what would give it away', async () => {
    const made = await t.proyecto({ reserva: 'uno', padrino: t.luis.id });
    await t.patch(t.admin, made, { reserva: 'dos', padrino: null, nota: 3 });
    const page = await t.history(t.miembro, made);
    expect(page.data[0]?.changes).toEqual([{ field: 'nota', label: 'Nota', after: 3 }]);
    expect(JSON.stringify(page)).not.toMatch(new RegExp(`uno|dos|${t.luis.id}`));
    expect((await t.history(t.jefa, made)).data[0]?.changes.map(({ field }) => field)).toEqual([
      'reserva',
      'padrino',
      'anotacion',
      'nota',
    ]);
  });

  it('shows personal values until the law takes them, and then only that they changed', async () => {
    const made = await t.proyecto({ correo: 'ana@gore.cl', familia: [{ nombre: 'Eva', edad: 3 }] });
    const changed = await t.patch(t.admin, made, { correo: 'eva@gore.cl' });
    const { data } = await t.history(t.jefa, changed);
    const correo = { field: 'correo', label: 'Correo del contacto' };
    expect(data[0]?.changes).toEqual([{ ...correo, before: 'ana@gore.cl', after: 'eva@gore.cl' }]);
    expect(data[1]?.changes).toContainEqual({ ...correo, after: 'ana@gore.cl' });
    const Key = { pk: `RES#t#proyecto#${made.id}`, sk: 'v#000000001' };
    await t.world.deps.store.client.send(new DeleteCommand({ TableName: 'datos', Key }));
    const after = await t.history(t.jefa, changed);
    expect(after.data[0]?.changes).toEqual([{ ...correo, before: 'ana@gore.cl', after: 'eva@gore.cl' }]);
    expect(after.data[1]?.changes).toContainEqual({ ...correo, suprimido: 'suprimido' });
    expect(after.data[1]?.changes).toContainEqual({
      field: 'familia',
      label: 'Familia',
      suprimido: 'suprimido',
    });
    expect(after.data[1]?.changes).toContainEqual({
      field: 'hogar',
      label: 'Personas del hogar',
      suprimido: 'suprimido',
    });
  });

  it('comes in pages of thirty', async () => {
    let last = await t.proyecto();
    for (let n = 0; n < 70; n += 1) last = await t.patch(t.admin, last, { nota: 1 + (n % 5) });
    const pages = [];
    let cursor: string | undefined;
    do {
      const page = await t.history(t.admin, last, cursor);
      pages.push(page.data.map(({ seq }) => seq));
      cursor = page.meta.next ?? undefined;
    } while (cursor);
    expect(pages.map(({ length }) => length)).toEqual([30, 30, 11]);
    expect(pages.flat()).toEqual(Array.from({ length: 71 }, (_, at) => 71 - at));
  });

  it('is whole however much its entries weigh', async () => {
    let last = await t.proyecto({ contacto: '12345678-5' });
    for (let n = 0; n < 8; n += 1)
      last = await t.patch(t.admin, last, { resumen: String(n).repeat(149_000) });
    const { data, meta } = await t.history(t.admin, last);
    expect(data).toHaveLength(9);
    expect(meta.next).toBeNull();
    expect(data.at(-1)?.changes).toContainEqual(
      expect.objectContaining({ field: 'contacto', after: '12345678-5' }),
    );
  });

  it('says when the product itself acted, and in which batch', async () => {
    const system = { ...t.world.system(), batch: 'IMP-2026-00001' };
    const made = await t.create(system, 'comuna', { cut: '16999', nombre: 'X', provincia: 'X', region: 'X' });
    const { data } = await t.history(t.admin, made);
    expect(data[0]).toMatchObject({ actor: { nombre: 'Sistema' }, batch: 'IMP-2026-00001' });
  });

  it('is refused like the record, and has only pages there are', async () => {
    const made = await t.proyecto({ division: null });
    expect(await refusalOf(t.history(t.miembro, made))).toMatchObject({ kind: 'no_encontrado' });
    expect(await refusalOf(viewHistory(t.world.deps, t.admin, 'nada', made.id))).toMatchObject({
      kind: 'no_encontrado',
    });
    for (const cursor of ['x', '0', '-3', '1.5', '9'.repeat(30)])
      expect(await refusalOf(t.history(t.admin, made, cursor))).toMatchObject({
        kind: 'malformado',
        message: 'La página pedida no existe: vuelva al comienzo del historial.',
      });
    expect((await t.history(t.admin, made, '1')).data).toEqual([]);
  });
});
