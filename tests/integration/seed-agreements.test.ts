import { convenio } from '@gore/core/modules/gestion/convenio.ts';
import { cuota } from '@gore/core/modules/gestion/cuota.ts';
import { rendicion } from '@gore/core/modules/gestion/rendicion.ts';
import { expect, it } from 'vitest';
import { cartera } from '../../scripts/seed/cartera.ts';
import * as demo from '../../scripts/seed/convenios.ts';

const when = demo.calendario('2026-11-22');
const initiatives = cartera(300).map((one, at) => demo.comoIniciativa(one, `i${at}`));
const known = { contraparte: () => 'e', referente: () => 'p', division: () => 'd' };
const agreements = demo.acuerdos(initiatives, when, known);
const of = { convenio: 'c' };
const instalments = agreements.flatMap((one) => demo.cuotas(one, of, when));

const statesOf = (rows: readonly demo.Fila[]) => new Set(rows.map(({ estado }) => estado));

it('the agreements of the demonstration are in every state', () => {
  expect(statesOf(agreements)).toEqual(new Set(Object.keys(convenio.states)));
});

it('their instalments add up to the agreement, and are in every state but the refused one', () => {
  const { RECHAZADO: _, ...states } = cuota.states;
  expect(statesOf(instalments)).toEqual(new Set(Object.keys(states)));
  for (const one of agreements) {
    const rows = demo.cuotas(one, of, when);
    expect(rows.reduce((sum, { values }) => sum + Number(values.monto), 0)).toBe(one.monto);
  }
});

it('accounts are in every state but the refused one, and only of what was paid', () => {
  const rows = agreements.flatMap((one) => {
    const paid = demo.cuotas(one, of, when).filter(({ estado }) => estado === 'PAGADO');
    const accounts = demo.rendiciones(one, of, paid, when);
    expect(accounts).toHaveLength(paid.length);
    return accounts;
  });
  const { RECHAZADA: _, ...states } = rendicion.states;
  expect(statesOf(rows)).toEqual(new Set(Object.keys(states)));
});

it('no initiative without a favourable evaluation has an agreement', () => {
  expect(agreements.some(({ iniciativa }) => iniciativa.estado === 'FI')).toBe(false);
});

it('papers follow one another in time, and none is of a day to come', () => {
  const order = ['fechaCore', 'firmadoGoreEl', 'firmadoEl', 'fechaAprueba', 'fechaTomaRazon', 'fechaEnvio'];
  for (const { values } of agreements) {
    const days = order.flatMap((name) => values[name] ?? []).map(String);
    expect(days).toEqual([...days].sort());
    expect(days.every((day) => day <= '2026-11-22')).toBe(true);
  }
});

it('is the same every time', () => {
  expect(demo.acuerdos(initiatives, when, known)).toEqual(agreements);
});
