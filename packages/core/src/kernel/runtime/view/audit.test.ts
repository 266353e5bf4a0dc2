import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { composeProduct } from '../../declare/product.ts';
import { openTaller, type Taller } from '../../testing/furnish.ts';
import { readEntries } from '../audit/entries.ts';
import { holds, reviewAudit } from '../audit/powers.ts';
import type { Command, Outcome } from '../write/context.ts';
import { viewEntries } from './audit.ts';

let t: Taller;
beforeAll(async () => {
  t = await openTaller();
});
afterAll(() => t.world.close());

const keyOf = ({ module, id }: Outcome, seq: number) => ({ module, id, seq });
const entriesOf = (by: Command, keys: readonly ReturnType<typeof keyOf>[], withAddress = true) =>
  viewEntries(t.world.deps, by, keys, withAddress);

describe('entries under review', () => {
  it('are told in the words of their modules, in the order they were found', async () => {
    const made = await t.proyecto({ etiquetas: ['OBRA', 'DISENO'], activo: true, ficha: { a: 1 }, monto: 3 });
    const by = { ...t.miembro, ip: '10.0.0.1', batch: 'IMP-2026-00001', cause: 'x/y@1' };
    const begun = await t.run(by, made, 'iniciar', { inicio: '2026-07-01', prioridad: 'ALTA' });
    const moved = await t.patch(t.admin, begun, { division: t.gabinete.id, activo: false, monto: null });
    const { data, refs } = await entriesOf(t.admin, [keyOf(moved, 3), keyOf(made, 2), keyOf(made, 1)]);
    expect(data.map(({ seq, label, actor }) => [seq, label, actor.nombre])).toEqual([
      [3, 'Editar', 'Persona'],
      [2, 'Iniciar', 'Ana Rojas'],
      [1, 'Crear', 'Persona'],
    ]);
    expect(data[0]?.changes).toEqual([
      { field: 'division', label: 'División', before: t.obras.id, after: t.gabinete.id },
      { field: 'activo', label: 'Activo', before: 'Sí', after: 'No' },
      { field: 'monto', label: 'Monto', before: 3 },
    ]);
    expect(data[1]).toMatchObject({
      ip: '10.0.0.1',
      batch: 'IMP-2026-00001',
      cause: 'x/y@1',
      codigo: made.codigo,
    });
    expect(data[1]?.changes).toContainEqual(
      expect.objectContaining({ field: 'estado', before: 'Idea', after: 'En curso' }),
    );
    expect(data[1]?.changes).toContainEqual(
      expect.objectContaining({ field: 'prioridad', before: 'Normal', after: 'Alta' }),
    );
    expect(data[2]?.changes).toContainEqual(
      expect.objectContaining({ field: 'etiquetas', after: ['Obra', 'Diseño'] }),
    );
    expect(refs.division?.[t.gabinete.id]).toBe('Gabinete');
    const [unseen] = (await entriesOf(t.admin, [keyOf(made, 2)], false)).data;
    expect(unseen).not.toHaveProperty('ip');
  });

  it('never show a personal value, nor what is hidden', async () => {
    const made = await t.proyecto({ correo: 'ana@gore.cl', reserva: 'secreta', padrino: t.luis.id });
    const { data } = await entriesOf(t.miembro, [keyOf(made, 1), keyOf(t.ana, 1)]);
    expect(JSON.stringify(data)).not.toMatch(/ana@|secreta|Ana Rojas|11111111/);
    expect(data[0]?.changes.find(({ field }) => field === 'correo')?.suprimido).toContain('dato personal');
    expect(data[1]?.codigo).toBe('');
  });

  it('keep the code of a state the module no longer has', async () => {
    const made = await t.proyecto();
    const { deps } = t.world;
    const find = (name: string) => {
      const module = deps.product.find(name);
      return module && { ...module, states: {} };
    };
    const { data } = await viewEntries(
      { ...deps, product: { ...deps.product, find } },
      t.admin,
      [keyOf(made, 1)],
      true,
    );
    expect(data[0]?.changes).toContainEqual({ field: 'estado', label: 'Estado', after: 'IDEA' });
  });

  it('leave out what there is none of', async () => {
    const made = await t.proyecto();
    const system = await t.create(t.world.system(), 'comuna', {
      cut: '16990',
      nombre: 'X',
      provincia: 'X',
      region: 'X',
    });
    const keys = [keyOf(made, 9), keyOf({ ...made, module: 'retirado' }, 1), keyOf(system, 1)];
    expect((await entriesOf(t.admin, keys)).data.map(({ actor }) => actor.nombre)).toEqual(['Sistema']);
    expect(await entriesOf(t.admin, [])).toEqual({ data: [], refs: {} });
  });

  it('are asked for again when the table is too busy for all of them', async () => {
    const made = await t.proyecto();
    const { store } = t.world.deps;
    let asked = 0;
    const client = new Proxy(store.client, {
      get: (target, key) =>
        key === 'send'
          ? async (command: Parameters<typeof store.client.send>[0]) => {
              asked += 1;
              if (asked > 1) return store.client.send(command);
              const { RequestItems } = command.input as { RequestItems: object };
              return { UnprocessedKeys: RequestItems };
            }
          : Reflect.get(target, key),
    });
    const found = await readEntries({ ...store, client }, [{ tenant: 't', ...keyOf(made, 1) }]);
    expect([...found.keys()]).toEqual([`proyecto/${made.id}@1`]);
    expect(asked).toBe(2);
  });
});

describe('a power', () => {
  it('is held by the roles it is granted to, where the product has it', () => {
    const { product, access } = t.world.deps;
    expect(holds(product, access({ roles: ['ADMIN_SISTEMA'] }), reviewAudit)).toBe(true);
    expect(holds(product, access({ roles: ['MIEMBRO'] }), reviewAudit)).toBe(false);
    expect(holds(composeProduct([]), access({ roles: ['ADMIN_SISTEMA'] }), reviewAudit)).toBe(false);
  });
});
