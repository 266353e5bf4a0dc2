import { createDirectory } from '@gore/core/identity/directory.ts';
import { digitoVerificador } from '@gore/core/kernel/declare/valores/rut.ts';
import type { AuditEntry } from '@gore/core/kernel/runtime/audit/chain.ts';
import { scanEntries } from '@gore/core/kernel/runtime/store/scan.ts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Holding, openHolding, ownFolder } from '../backup/holding.ts';
import { openDynamoClients } from '../local/cloud/dynamo-clients.ts';
import { tables } from '../local/cloud/engines.ts';
import { type FoundingPorts, found } from './found.ts';
import { readFounding } from './options.ts';
import { foundingPorts } from './places.ts';

const run = `21000101-${digitoVerificador(21_000_101)}`;
const wrong = `21000101-${run.endsWith('0') ? '1' : '0'}`;

const words = (changes: Readonly<Record<string, string>> = {}): readonly string[] =>
  Object.entries({
    institucion: 'maule',
    nombre: 'Gobierno Regional del Maule',
    corto: 'GORE Maule',
    dominio: 'portal.maule.gob.cl',
    run,
    persona: 'Paula Contreras Vidal',
    correo: 'paula@maule.test',
    ...changes,
  }).flatMap(([name, value]) => [`--${name}`, value]);

let folder: Awaited<ReturnType<typeof ownFolder>>;
let held: Holding;
let ports: FoundingPorts;
beforeEach(async () => {
  folder = await ownFolder();
  held = await openHolding(folder.dir);
  const { client, documents } = openDynamoClients({}, held.dynamo, {
    accessKeyId: 'a',
    secretAccessKey: 'b',
  });
  ports = foundingPorts(client, documents, tables, {
    timeZone: 'America/Santiago',
    personKey: 'k'.repeat(43),
  });
});
afterEach(async () => {
  await held.close();
  await folder.clear();
});

describe('founding an institution', () => {
  it('makes it, with somebody who can enter and has no password, and says so in the audit', async () => {
    const founding = readFounding(words());
    expect(await found(ports, founding)).toEqual({ institution: 'hecha', person: 'hecha' });
    const { store } = ports.write;
    const entry = await createDirectory(store).byRun('maule', founding.run);
    expect(entry?.actor.roles).toEqual(['ADMIN_SISTEMA']);
    const entries: AuditEntry[] = [];
    for await (const some of scanEntries(store)) entries.push(...some);
    expect(entries.map(({ module, verb, actor }) => `${module} ${verb} ${actor}`)).toEqual(
      expect.arrayContaining(['institucion crear sistema:instalacion', 'usuario crear sistema:instalacion']),
    );
    expect(JSON.stringify(await held.all())).not.toMatch(/clave"|password|argon|bcrypt/i);
  });

  it('twice changes nothing the second time', async () => {
    const founding = readFounding(words());
    await found(ports, founding);
    const before = await held.all();
    expect(await found(ports, founding)).toEqual({ institution: 'ya estaba', person: 'ya estaba' });
    expect(await held.all()).toEqual(before);
  });

  it('is no way to add an administrator to an institution that has one', async () => {
    await found(ports, readFounding(words()));
    const other = readFounding(words({ run: '11.111.111-1', correo: 'otra@maule.test' }));
    await expect(found(ports, other)).rejects.toThrow(/ya tiene quien la administre/);
  });

  it.each([
    [{ run: wrong }, /RUN no es válido/],
    [{ institucion: 'El Maule' }, /identificador/],
    [{ correo: '' }, /Falta --correo/],
  ])('refuses %o', (changes, sentence) => {
    expect(() => readFounding(words(changes))).toThrow(sentence);
  });
});
