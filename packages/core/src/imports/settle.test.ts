import { describe, expect, it } from 'vitest';
import type { Decision } from './decide.ts';
import { readIndex } from './ledger.ts';
import { settleDecisions } from './settle.ts';
import { memorySink } from './testing/memory.ts';
import { toyProduct } from './testing/toy.ts';
import { toyImports } from './testing/toy-import.ts';

const puente = ['A1', 'Puente', '', '', 'M$10'];
const desvio = ['A1', 'Desvío', '', '', 'M$5'];
const rampa = ['A1', 'Rampa', '', '', 'M$3'];
const canal = ['A2', 'Canal', '', '', 'M$20'];

/** Rows 2 to 4 wait for a person; row 5 came in. */
const held = async (sink = memorySink()) => {
  const imports = toyImports(sink);
  const { id } = await imports.run([puente, desvio, rampa, canal]);
  return {
    ...imports,
    decide: (...decisions: readonly Decision[]) =>
      settleDecisions({ id, product: toyProduct, decisions, sink, files: imports.files }),
    indice: () => readIndex(imports.files, id),
  };
};

describe('a decision about a held row', () => {
  it('makes it a record, or leaves it out, and keeps counts and sums right', async () => {
    const { decide, sink, indice } = await held();
    const { resultados, resumen } = await decide(
      { fila: 2, decision: 'crear' },
      { fila: 3, decision: 'crear', correlativo: 2 },
      { fila: 4, decision: 'descartar' },
    );
    expect(resultados).toEqual([
      { fila: 2, ok: true, veredicto: 'nueva', codigo: 'A1', registro: 'id-2' },
      { fila: 3, ok: true, veredicto: 'nueva', codigo: 'A1·2', registro: 'id-3' },
      { fila: 4, ok: true, veredicto: 'omitida' },
    ]);
    expect(sink.records.get('A1·2')?.values).toMatchObject({ nombre: 'Desvío', correlativo: 2 });
    expect(resumen).toMatchObject({ nuevas: 3, retenidas: 0, omitidas: 1 });
    expect(resumen.conciliacion[0]).toMatchObject({
      planilla: 38_000,
      aceptado: 35_000,
      retenido: 0,
      omitido: 3_000,
    });
    expect(await indice()).toMatchObject({ resumen, trozos: [{ cuentas: { nueva: 3, omitida: 1 } }] });
  });

  it('is refused when the code is taken, by a record or by another decision', async () => {
    const { decide, sink } = await held();
    await decide({ fila: 2, decision: 'crear' });
    const { resultados } = await decide(
      { fila: 3, decision: 'crear' },
      { fila: 4, decision: 'crear', correlativo: 2 },
    );
    expect(resultados).toEqual([
      { fila: 3, ok: false, message: 'Ya existe A1: indique otro correlativo o descarte la fila.' },
      { fila: 4, ok: true, veredicto: 'nueva', codigo: 'A1·2', registro: 'id-3' },
    ]);
    const clash = await held();
    const both = await clash.decide(
      { fila: 2, decision: 'crear', correlativo: 2 },
      { fila: 3, decision: 'crear', correlativo: 2 },
    );
    expect(both.resultados.map(({ ok }) => ok)).toEqual([true, false]);
    expect(sink.records.get('A1')?.values.nombre).toBe('Puente');
  });

  it.each<[string, Decision, string]>([
    ['about a row that came in', { fila: 5, decision: 'descartar' }, 'no espera una decisión'],
    ['about a row that is not there', { fila: 99, decision: 'crear' }, 'no espera una decisión'],
    ['with a correlative of one', { fila: 2, decision: 'crear', correlativo: 1 }, 'entre 2 y 99'],
    ['with half a correlative', { fila: 2, decision: 'crear', correlativo: 2.5 }, 'entre 2 y 99'],
  ])('%s is refused', async (_, decision, words) => {
    const { decide } = await held();
    const { resultados, resumen } = await decide(decision);
    expect(resultados).toEqual([{ fila: decision.fila, ok: false, message: expect.stringContaining(words) }]);
    expect(resumen.retenidas).toBe(3);
  });

  it('is taken once when it comes twice', async () => {
    const { decide } = await held();
    const { resultados } = await decide({ fila: 2, decision: 'crear' }, { fila: 2, decision: 'descartar' });
    expect(resultados.map(({ ok, message }) => [ok, message])).toEqual([
      [true, undefined],
      [false, expect.stringContaining('dos veces')],
    ]);
  });

  it('leaves the row waiting when it could not be written', async () => {
    const { decide } = await held(memorySink(new Set(['A1'])));
    const { resultados, resumen } = await decide({ fila: 2, decision: 'crear' });
    expect(resultados).toEqual([{ fila: 2, ok: false, message: 'No cabe.' }]);
    expect(resumen).toMatchObject({ retenidas: 3 });
  });

  it('can be sent again when the answer was lost', async () => {
    const { decide, sink, files } = await held();
    const before = new Map(files.stored);
    await decide({ fila: 2, decision: 'crear' });
    for (const [key, body] of before) await files.put(key, body);
    const { resultados, resumen } = await decide({ fila: 2, decision: 'crear' });
    expect(resultados).toMatchObject([{ ok: true, veredicto: 'sin_cambio', registro: 'id-2' }]);
    expect(resumen.retenidas).toBe(2);
    expect(sink.records.size).toBe(2);
  });
});

describe('after the decisions', () => {
  it('the same sheet changes nothing and asks only about what was left out', async () => {
    const { decide, run, sink } = await held();
    await decide({ fila: 2, decision: 'crear' }, { fila: 3, decision: 'crear', correlativo: 2 });
    const writes = sink.writes;
    const { filas } = await run([puente, desvio, rampa, canal]);
    expect(filas.map(({ veredicto, codigo }) => [veredicto, codigo])).toEqual([
      ['sin_cambio', 'A1'],
      ['sin_cambio', 'A1·2'],
      ['retenida', undefined],
      ['sin_cambio', 'A2'],
    ]);
    expect(sink.writes).toBe(writes);
  });

  it('a sheet that keeps one of the rows never overwrites the other', async () => {
    const { decide, run, sink } = await held();
    await decide({ fila: 2, decision: 'crear' }, { fila: 3, decision: 'crear', correlativo: 2 });
    expect((await run([desvio])).filas).toMatchObject([{ veredicto: 'sin_cambio', codigo: 'A1·2' }]);
    const { filas } = await run([desvio.with(4, 'M$6')]);
    expect(filas).toMatchObject([{ veredicto: 'retenida', motivo: expect.stringContaining('A1·2') }]);
    expect(sink.records.get('A1')?.values.nombre).toBe('Puente');
  });
});
