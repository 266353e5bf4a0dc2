import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nameOfEmail, nameOfRecord, nameOfRun, type PersonName } from '../../declare/people.ts';
import { inconsistencies } from '../../testing/consistency.ts';
import { openTaller, type Taller } from '../../testing/furnish.ts';
import { ofEntity, scanTable } from '../../testing/scan.ts';
import { enterRecord, leaveRecord, namesIn, personSteps, recordsNaming } from './index-entries.ts';

let t: Taller;
beforeAll(async () => {
  t = await openTaller();
});
afterAll(async () => {
  expect(await inconsistencies(t.world)).toEqual([]);
  await t.world.close();
});

const found = async (name: PersonName, tenant = 't') =>
  (await recordsNaming(t.world.deps, tenant, name)).map(({ module, id }) => `${module}/${id}`);

describe('the index of people', () => {
  it('leads from a RUN, an e-mail, a free text and a person to the records that name them', async () => {
    const made = await t.proyecto({
      contacto: '21.000.101-8',
      correo: 'Eva@gore.cl',
      resumen: 'Lo pidió la señora 21.000.202-2 en la oficina.',
    });
    const here = `proyecto/${made.id}`;
    expect(await found(nameOfRun('21000101-8'))).toEqual([here]);
    expect(await found(nameOfRun('21000202-2'))).toEqual([here]);
    expect(await found(nameOfEmail('eva@GORE.cl'))).toEqual([here]);
    expect(await found(nameOfRecord('usuario', t.ana.id))).toContain(here);
    expect(await found(nameOfRun('11111111-1'))).toEqual([`usuario/${t.ana.id}`]);
    expect(await found(nameOfRun('21000101-8'), 'otra')).toEqual([]);
  });

  it('still leads there when the name left the record, whose history holds it', async () => {
    const made = await t.proyecto({ contacto: '21000303-7' });
    await t.patch(t.admin, made, { contacto: '21000404-1' });
    expect(await found(nameOfRun('21000303-7'))).toEqual([`proyecto/${made.id}`]);
    expect(await found(nameOfRun('21000404-1'))).toEqual([`proyecto/${made.id}`]);
  });

  it('keeps no RUN in its keys', async () => {
    await t.proyecto({ contacto: '21000505-6' });
    const entries = ofEntity(await scanTable(t.world), 'persona');
    expect(entries.length).toBeGreaterThan(5);
    expect(JSON.stringify(entries)).not.toMatch(/2100\d{4}|1{8}/);
  });

  it('writes nothing for people a record already named', async () => {
    const stored = await t.stored(await t.proyecto({ contacto: '21000606-0' }));
    expect(personSteps(t.world.deps, stored, { ...stored, version: 2 })).toEqual([]);
    const [step] = personSteps(t.world.deps, undefined, stored);
    expect(step?.failed()).toMatchObject({ kind: 'conflicto' });
    expect(namesIn(t.world.deps.product, { module: 'nada', data: {} })).toEqual(new Set());
  });

  it('is left and entered again by hand', async () => {
    const stored = await t.stored(await t.proyecto({ contacto: '21000707-5' }));
    const name = nameOfRun('21000707-5');
    await leaveRecord(t.world.deps, stored, name);
    expect(await found(name)).toEqual([]);
    expect(await enterRecord(t.world.deps, stored)).toBe(2);
    expect(await found(name)).toEqual([`proyecto/${stored.id}`]);
  });
});
