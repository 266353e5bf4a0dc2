import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { kinKeys } from '../../imports/key.ts';
import { creationRulesOf, findProfile } from '../../imports/profile.ts';
import type { SinkRow } from '../../imports/sink.ts';
import { createImportSink } from '../../imports/store-sink.ts';
import { inconsistencies } from '../../kernel/testing/consistency.ts';
import { producto } from '../producto.ts';
import { type Oficina, openOficina } from './testing/oficina.ts';

let o: Oficina;
beforeAll(async () => {
  o = await openOficina();
});
afterAll(async () => {
  expect(await inconsistencies(o.world)).toEqual([]);
  await o.world.close();
});

const modulo = () => {
  const convenio = producto.find('convenio');
  if (!convenio) throw new Error('There are no agreements.');
  return convenio;
};
const destino = () => createImportSink(o.world.deps, { ...o.ana, batch: 'IMP-2026-00001' }, modulo());
const filas = (hash = 'h', materia = 'Convenio'): readonly SinkRow[] =>
  Array.from({ length: 30 }, (_, at) => ({
    fila: at + 2,
    codigo: `registro2023/4000${at}`,
    values: {
      materia: `${materia} ${at}`,
      tipo: 'TRANSFERENCIA',
      contraparte: o.municipio.id,
      montoTotal: 1000 * (at + 1),
      iniciativa: o.iniciativa.id,
    },
    estado: 'FIRMADO_CONTRAPARTE',
    hash: `${hash}${at}`,
  }));
const hecho = (of: readonly { readonly outcome: string }[]) =>
  Object.fromEntries([...Map.groupBy(of, ({ outcome }) => outcome)].map(([name, all]) => [name, all.length]));

describe('agreements of a register', () => {
  it('get codes of their own, are known by their row the next time, and can be taken back', async () => {
    const sink = await destino();
    const creadas = await sink.write(filas());
    expect(hecho(creadas)).toEqual({ creada: 30 });
    expect(new Set(creadas.map(({ codigo }) => codigo)).size).toBe(30);
    expect(creadas[0]?.codigo).toMatch(/^CV-\d{4}-\d{5}$/);
    expect(hecho(await sink.write(filas()))).toEqual({ sin_cambio: 30 });
    const [una] = creadas;
    expect([...(await sink.existing(['registro2023/40000', 'registro2025/40000']))]).toMatchObject([
      [
        'registro2023/40000',
        { id: una?.id, codigo: una?.codigo, hash: 'h0', values: { materia: 'Convenio 0' } },
      ],
    ]);

    const cambiadas = await sink.write(filas('otra', 'Otro'));
    expect(hecho(cambiadas)).toEqual({ actualizada: 30 });
    const deshacer = cambiadas.map(({ fila, id = '', version = 0, antes, huella }) => ({
      fila,
      id,
      version,
      ...(antes ? { antes } : {}),
      ...(huella ? { huella } : {}),
    }));
    expect(hecho(await sink.undo(deshacer))).toEqual({ deshecha: 30 });
    expect(hecho(await sink.undo(deshacer))).toEqual({ cambio_despues: 30 });
    expect(hecho(await sink.write(filas()))).toEqual({ sin_cambio: 30 });

    const existing = await sink.existing(filas().map(({ codigo }) => codigo));
    const retirar = await Promise.all(
      [...existing.values()].map(async ({ id }, at) => ({
        fila: at,
        id,
        version: (await o.world.deps.store.get({ tenant: 't', module: 'convenio', id }))?.version ?? 0,
      })),
    );
    const [primera] = retirar;
    await o.crear('cuota', { convenio: primera?.id, numero: 1, monto: 1, vence: '2026-12-01' });
    const retiradas = await sink.undo(retirar);
    expect(hecho(retiradas)).toEqual({ deshecha: 29, error: 1 });
    expect(retiradas.find(({ outcome }) => outcome === 'error')?.message).toContain('dependen de ella');
    expect(hecho(await sink.undo(retirar))).toEqual({ ya_deshecha: 29, error: 1 });
  });
});

describe('the registers of two years', () => {
  it('mean the same by the same code', () => {
    const otra = kinKeys(findProfile(producto, 'convenio', 'registro2025'), 'registro2025/40000');
    expect(otra).toEqual(['registro2023/40000']);
    expect(kinKeys(findProfile(producto, 'entidad', 'actores'), 'actores/40000')).toEqual([]);
  });

  it('tell what happened: dates out of order come in with a warning', () => {
    expect(creationRulesOf(findProfile(producto, 'convenio', 'registro2023'))).toBe('told');
    expect(creationRulesOf(findProfile(producto, 'ipr', 'analisis'))).toBe('kept');
  });
});
