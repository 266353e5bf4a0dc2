import { describe, expect, it } from 'vitest';
import type { Candidate } from './classify.ts';
import type { Decision } from './decide.ts';
import { judgeChunk } from './judge.ts';
import { findProfile } from './profile.ts';
import type { RowJudgement } from './sink.ts';
import { memorySink } from './testing/memory.ts';
import { toyProduct } from './testing/toy.ts';

const profile = findProfile(toyProduct, 'obra', 'plan');
const row = {
  fila: 7,
  codigo: 'plan/A1',
  values: { nombre: 'Puente', monto: 10 },
  estado: 'INGRESADA',
  hash: 'h',
};
const candidate = (decision?: Decision['decision']): Candidate => ({
  kind: 'candidata',
  row,
  shown: { valores: { NOMBRE: 'Puente' }, avisos: ['Dudosa.'] },
  amounts: new Map(),
  keys: ['plan/A1'],
  kin: ['otro/A1'],
  desconocidos: [],
  ...(decision ? { decision } : {}),
});

const judged = async (one: Candidate, says?: RowJudgement) => {
  const sink = memorySink();
  const [fila] = await judgeChunk([one], profile, {
    ...sink,
    judge: async (rows) => new Map(rows.flatMap(({ fila: at }) => (says ? [[at, says] as const] : []))),
  });
  return fila;
};

describe('a new row', () => {
  it('is an error when the rules of its module refuse it, and proposes nothing', async () => {
    const fila = await judged(candidate(), { message: 'No cabe.', refused: true });
    expect(fila).toMatchObject({ veredicto: 'error', motivo: 'No cabe.' });
    expect(fila).not.toHaveProperty('propuesta');
  });

  it('comes in with what a sheet of the past is told, once', async () => {
    const told = await judged(candidate(), { message: 'Fechas en desorden.', refused: false });
    expect(told).toMatchObject({ veredicto: 'nueva', avisos: ['Dudosa.', 'Fechas en desorden.'] });
    const again = await judged(candidate(), { message: 'Dudosa.', refused: false });
    expect(again?.avisos).toEqual(['Dudosa.']);
  });
});

describe('a row that another sheet may have brought in', () => {
  const over = async (decision?: Decision['decision']) => {
    const sink = memorySink();
    await sink.write([{ ...row, codigo: 'otro/A1', hash: 'otra' }]);
    const [fila] = await judgeChunk([candidate(decision)], profile, sink);
    return fila;
  };

  it('waits for a person, who is told which record it may be', async () => {
    expect(await over()).toMatchObject({
      veredicto: 'retenida',
      motivo: expect.stringContaining('otra planilla ya trajo otro/A1'),
      propuesta: { hash: 'h' },
    });
  });

  it.each([
    ['crear', 'nueva'],
    ['descartar', 'omitida'],
  ] as const)('is settled by deciding %s', async (decision, veredicto) => {
    expect(await over(decision)).toMatchObject({ veredicto });
  });
});
