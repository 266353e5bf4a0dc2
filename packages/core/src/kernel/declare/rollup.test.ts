import { describe, expect, it } from 'vitest';
import { balance, rollup, share, shareOfRows, tally } from './rollup.ts';

interface Cuota {
  readonly convenio: string;
  readonly monto: number;
  readonly items: readonly { readonly cuenta: string; readonly valor: number }[];
}
const cuota: { readonly name: string; readonly _item?: Cuota } = { name: 'cuota' };

describe('what records count for', () => {
  it('is one each, or the value of a field, of those that satisfy a condition', () => {
    expect(share(cuota, { by: 'convenio' })).toEqual({ of: 'cuota', by: 'convenio' });
    expect(share(cuota, { by: 'convenio', sum: 'monto', where: (q) => q.gt('monto', 3) })).toEqual({
      of: 'cuota',
      by: 'convenio',
      sum: 'monto',
      where: { op: 'gt', left: { field: 'monto' }, right: { value: 3 } },
    });
  });

  it('may be that of each of its rows', () => {
    const whole = { of: 'cuota', rows: 'items', by: 'cuenta', sum: 'valor' };
    expect(shareOfRows(cuota, 'items', { by: 'cuenta', sum: 'valor' })).toEqual(whole);
    const where = { op: 'empty', of: { field: 'convenio' } };
    expect(
      shareOfRows(cuota, 'items', { by: 'cuenta', sum: 'valor', where: (q) => q.empty('convenio') }),
    ).toEqual({ ...whole, where });
  });
});

describe('a total', () => {
  it('is a number of records or an amount, with a most or without', () => {
    expect(rollup(cuota, { label: 'Cuotas', by: 'convenio' })).toEqual({
      label: 'Cuotas',
      kind: 'integer',
      shares: [{ of: 'cuota', by: 'convenio' }],
    });
    expect(rollup(cuota, { label: 'Por pagar', by: 'convenio', sum: 'monto', max: 'tope' })).toEqual({
      label: 'Por pagar',
      kind: 'money',
      shares: [{ of: 'cuota', by: 'convenio', sum: 'monto' }],
      max: 'tope',
    });
  });

  it('adds some records to an amount and takes others from it', () => {
    const one = share(cuota, { by: 'convenio', sum: 'monto' });
    expect(tally({ label: 'Vigente', from: 'inicial', adds: [one], takes: [one] })).toEqual({
      label: 'Vigente',
      kind: 'money',
      from: 'inicial',
      shares: [one, { ...one, takes: true }],
    });
    expect(tally({ label: 'Nada' })).toEqual({ label: 'Nada', kind: 'money', shares: [] });
  });

  it('that is a balance may not fall below zero', () => {
    expect(balance({ label: 'Disponible' })).toEqual({
      label: 'Disponible',
      kind: 'money',
      shares: [],
      floor: true,
    });
  });
});
