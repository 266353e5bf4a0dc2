import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Outcome } from '../../kernel/runtime/write/context.ts';
import { inconsistencies } from '../../kernel/testing/consistency.ts';
import * as regla from './resolucion.reglas.ts';
import { type Oficina, openOficina } from './testing/oficina.ts';

let o: Oficina;
beforeAll(async () => {
  o = await openOficina();
});
afterAll(async () => {
  expect(await inconsistencies(o.world)).toEqual([]);
  await o.world.close();
});

const acto = (values = {}) =>
  o.crear('resolucion', {
    materia: 'Aprueba convenio',
    tipo: 'RESOLUCION',
    caracter: 'EXENTA',
    resuelvo: 'Apruébase.',
    division: o.division,
    ...values,
  });
const numerado = async (values = {}): Promise<Outcome> => {
  const visado = await o.run(o.luis, await o.run(o.ana, await acto(values), 'enviarARevision'), 'visar');
  const firmado = await o.run(regional(), visado, 'firmar');
  return o.run(o.ana, firmado, 'numerar');
};
const regional = () => o.world.person(o.jefa.actor.id, ['ADMIN_REGIONAL'], { units: [o.division] });

describe('las reglas de un acto', () => {
  it('lo nombran como se cita', () => {
    const numero = { numero: 7, anio: 2026 };
    expect(regla.identificacion({ tipo: 'RESOLUCION', caracter: 'EXENTA', ...numero })).toBe(
      'Resolución Exenta N° 7 de 2026',
    );
    expect(regla.identificacion({ tipo: 'RESOLUCION', ...numero })).toBe('Resolución N° 7 de 2026');
    expect(regla.identificacion({ tipo: 'OFICIO', ...numero })).toBe('Oficio N° 7 de 2026');
    expect([regla.identificacion({ tipo: 'OFICIO' }), regla.identificacion(numero)]).toEqual([
      undefined,
      undefined,
    ]);
  });

  it('dicen qué actos llevan carácter y cuáles van a Contraloría', () => {
    expect(regla.caracterImpropio({ tipo: 'RESOLUCION' })).toMatch(/^Indique si el acto/);
    expect(regla.caracterImpropio({ tipo: 'DECRETO', caracter: 'AFECTA' })).toBeUndefined();
    expect(regla.caracterImpropio({ tipo: 'OFICIO', caracter: 'AFECTA' })).toMatch(/^Solo las resoluciones/);
    expect(regla.caracterImpropio({ tipo: 'OFICIO' })).toBeUndefined();
    expect(
      ['AFECTA', 'CONJUNTA', 'EXENTA'].map((caracter) => regla.requiereTomaRazon({ caracter } as never)),
    ).toEqual([true, true, false]);
    expect(regla.sinTomaRazon({ caracter: 'AFECTA' }, 'NUMERADO')).toMatch(/envíelo a Contraloría/);
    expect(regla.sinTomaRazon({ caracter: 'AFECTA' }, 'TOMADO_RAZON')).toBeUndefined();
    expect(regla.sinTomaRazon({ caracter: 'EXENTA' }, 'NUMERADO')).toBeUndefined();
  });

  it('piden fundar la exención sobre el umbral', () => {
    const exenta = { caracter: 'EXENTA', montoAfecto: 101 } as const;
    expect(regla.exencionSinFundar(exenta, 10, 10)).toMatch(/^El monto pasa de 10 UTM \(\$100\)/);
    expect(regla.exencionSinFundar({ ...exenta, fundamentoExencion: 'Art. 5' }, 10, 10)).toBeUndefined();
    expect(regla.exencionSinFundar({ ...exenta, montoAfecto: 100 }, 10, 10)).toBeUndefined();
    expect(regla.exencionSinFundar({ caracter: 'EXENTA' }, 10, 10)).toBeUndefined();
    expect(regla.exencionSinFundar({ ...exenta, caracter: 'AFECTA' }, 10, 10)).toBeUndefined();
  });
});

describe('una resolución', () => {
  it('pasa por tres personas, toma el número de su serie y se tramita', async () => {
    const borrador = await acto({ resuelvo: ' ' });
    expect(await o.frase(o.run(o.ana, borrador, 'enviarARevision'))).toBe('Escriba lo que el acto resuelve.');
    const enRevision = await o.run(o.ana, await acto(), 'enviarARevision');
    expect(await o.frase(o.run(o.ana, enRevision, 'visar'))).toMatch(/^Debe hacerlo otra persona/);
    const visado = await o.run(o.luis, enRevision, 'visar');
    expect(await o.frase(o.run(o.luis, visado, 'firmar'))).toMatch(/«Visar»/);
    expect(await o.frase(o.run(o.ana, visado, 'firmar'))).toMatch(/«Enviar a revisión»/);
    const firmado = await o.run(regional(), visado, 'firmar');
    const uno = await o.run(o.ana, firmado, 'numerar');
    expect((await o.stored(uno)).data).toMatchObject({
      numero: 1,
      identificacion: 'Resolución Exenta N° 1 de 2026',
      visadoPor: o.luis.actor.id,
      firmadoEl: '2026-07-15',
    });
    expect(await o.frase(o.run(o.ana, uno, 'enviarACgr'))).toMatch(/^El acto es exento/);
    await o.run(o.ana, uno, 'tramitar');
    expect((await o.stored(await numerado())).data.numero).toBe(2);
    expect((await o.stored(await numerado({ caracter: 'AFECTA' }))).data.numero).toBe(1);
    expect((await o.stored(await numerado({ tipo: 'OFICIO', caracter: undefined }))).data.numero).toBe(1);
  });

  it('afecta pasa por Contraloría, y representada vuelve con su número', async () => {
    const uno = await numerado({ caracter: 'AFECTA' });
    expect(await o.frase(o.run(o.ana, uno, 'tramitar'))).toMatch(/envíelo a Contraloría/);
    const enCgr = await o.run(o.ana, uno, 'enviarACgr');
    const el = (fechaCgr: string) => ({ fechaCgr });
    expect(await o.frase(o.run(o.ana, enCgr, 'tomarRazon', el('2026-07-16')))).toMatch(/no ha llegado/);
    expect(await o.frase(o.run(o.ana, enCgr, 'tomarRazon', el('2026-07-14')))).toMatch(/anterior al envío/);
    const representado = await o.run(o.ana, enCgr, 'representar', el('2026-07-15'));
    const devuelto = await o.run(o.ana, representado, 'reingresar', { motivo: 'Se corrige la imputación' });
    expect(await o.frase(o.run(o.ana, devuelto, 'corregir', { tipo: 'DECRETO' }))).toMatch(
      /^Ya tiene número/,
    );
    const { numero } = (await o.stored(uno)).data;
    const otra = await o.run(regional(), await o.run(o.luis, devuelto, 'visar'), 'firmar');
    const denuevo = await o.seguir(
      o.ana,
      otra,
      ['numerar'],
      ['enviarACgr'],
      ['cursarConAlcance', el('2026-07-15')],
    );
    expect(await o.stored(denuevo)).toMatchObject({
      estado: 'CURSADO_CON_ALCANCE',
      data: { numero, resultadoCgr: 'CURSA_OBS' },
    });
    await o.run(o.ana, denuevo, 'tramitar');
  });

  it('exenta sobre el umbral dice por qué, y se demora a los quince días hábiles', async () => {
    const cara = await o.run(o.ana, await acto({ montoAfecto: 200_000_000 }), 'enviarARevision');
    expect(await o.frase(o.run(o.luis, cara, 'visar'))).toMatch(/^El monto pasa de 2500 UTM/);
    expect((await o.view(o.ana, cara)).data.demorada).toBe(false);
    const dias = 30 * 86_400_000;
    o.world.clock.avanzar(dias);
    expect((await o.view(o.ana, cara)).data.demorada).toBe(true);
    o.world.clock.avanzar(-dias);
    const borrador = await o.run(o.ana, await acto(), 'corregir', { tipo: 'RESOLUCION', caracter: 'AFECTA' });
    expect((await o.stored(borrador)).data.caracter).toBe('AFECTA');
  });
});
