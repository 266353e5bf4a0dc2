import { describe, expect, it } from 'vitest';
import { geometry, text } from '../kernel/declare/fields.ts';
import type { Json } from '../kernel/declare/json.ts';
import { type AnyModule, defineModule } from '../kernel/declare/module.ts';
import type { Product } from '../kernel/declare/product.ts';
import type { Image } from '../kernel/readmodel/images.ts';
import { stored } from '../kernel/readmodel/testing/records.ts';
import { refusalOf } from '../kernel/testing/actions.ts';
import { createShapeReader, shelveShapes, withShapes } from './kept-shapes.ts';

const parcela: AnyModule = defineModule({
  name: 'parcela',
  label: { one: 'Parcela', many: 'Parcelas', feminine: true },
  title: 'rol',
  code: { natural: ['rol'], make: ({ rol }) => String(rol ?? '') },
  fields: { rol: text('Rol'), deslinde: geometry('Deslinde') },
  states: { VIGENTE: { label: 'Vigente' } },
  initial: 'VIGENTE',
  transitions: () => ({}),
  grants: { '*': { leer: 'all' } },
  list: { columns: ['rol'], filters: [], sort: 'rol' },
});
const product: Pick<Product, 'modules'> = { modules: [parcela] };

/** A line of so many corners through the valley. */
const line = (corners: number) => ({
  type: 'LineString',
  coordinates: Array.from({ length: corners }, (_, at) => [-72.1 + at / 1e5, -36.6]),
});

const bucket = () => {
  const held = new Map<string, string>();
  return {
    held,
    put: async (key: string, body: string | Uint8Array) => void held.set(key, String(body)),
    read: async (key: string) => held.get(key),
  };
};

describe('a shape of a record', () => {
  it('that is short stays in it', async () => {
    const files = bucket();
    const values = { rol: '1', deslinde: line(10) };
    expect(await shelveShapes(files, 't', parcela, values)).toEqual(values);
    expect(files.held.size).toBe(0);
  });

  it('that is long lies in the files bucket by its digest, once, and comes back for the read model', async () => {
    const files = bucket();
    const long = line(9000);
    const shelved = await shelveShapes(files, 't', parcela, { rol: '1', deslinde: long });
    const again = await shelveShapes(files, 't', parcela, { rol: '2', deslinde: line(9000) });
    expect(shelved.deslinde).toMatchObject({
      key: expect.stringMatching(/^t\/formas\/[0-9a-f]{64}\.geojson$/),
      type: 'application/geo+json',
    });
    expect(again.deslinde).toEqual(shelved.deslinde);
    expect(files.held.size).toBe(1);
    expect(await shelveShapes(files, 't', parcela, shelved)).toEqual(shelved);
    const images = [
      stored('parcela', 1, shelved as Readonly<Record<string, Json>>),
      stored('otra', 2, { deslinde: 'x' }),
    ];
    const [whole, other] = await createShapeReader(product, files.read)(images);
    expect(whole).toMatchObject({ id: images[0]?.id, data: { rol: '1', deslinde: long } });
    expect(other).toEqual(images[1]);

    const projected: Image[] = [];
    const projector = {
      project: async (some: readonly Image[]) => void projected.push(...some),
      projectEntries: async () => undefined,
    };
    await withShapes(projector, createShapeReader(product, files.read)).project(images);
    expect(projected).toEqual([whole, other]);
  });

  it('whose file is gone is left out, and nothing waits for it', async () => {
    const kept = { key: 't/formas/nada.geojson', name: 'deslinde.geojson', size: 1 };
    const [image] = await createShapeReader(
      product,
      bucket().read,
    )([stored('parcela', 1, { deslinde: kept })]);
    expect(image).toMatchObject({ data: {} });
    const broken = async () => Promise.reject(new Error('the network went'));
    await expect(
      createShapeReader(product, broken)([stored('parcela', 1, { deslinde: kept })]),
    ).rejects.toThrow('the network went');
  });

  it('that is none is refused with what to do, and nothing is kept', async () => {
    const files = bucket();
    const swapped = {
      type: 'LineString',
      coordinates: Array.from({ length: 9000 }, () => [-36.6, -72.1]),
    };
    const refusal = await refusalOf(shelveShapes(files, 't', parcela, { deslinde: swapped }));
    expect(refusal).toMatchObject({ details: [{ field: 'deslinde' }] });
    expect(files.held.size).toBe(0);
  });
});
