import { describe, expect, it } from 'vitest';
import { readRows } from './ledger.ts';
import { ImportRefusal } from './refusal.ts';
import { memoryFile, memorySink } from './testing/memory.ts';
import { csvOf } from './testing/sheets.ts';
import { toyHeaders } from './testing/toy.ts';
import { toyImports } from './testing/toy-import.ts';

const puente = ['A1', 'Puente', 'CAMINOS', '01-02-2024', 'M$10', 'VIALIDAD'];
const canal = ['A2', 'Canal', 'Riego', '', '$20', 'RI'];

const verdicts = (filas: readonly { readonly fila: number; readonly veredicto: string }[]) =>
  filas.map(({ fila, veredicto }) => `${fila} ${veredicto}`);

/** A sink that dies after so many rows. */
const dying = (sink: ReturnType<typeof memorySink>, rows: number) => ({
  existing: sink.existing,
  judge: sink.judge,
  undo: sink.undo,
  write: async (batch: Parameters<typeof sink.write>[0]) => {
    if (sink.records.size + batch.length > rows) throw new Error('the power went');
    return sink.write(batch);
  },
});

const many = (count: number) =>
  Array.from({ length: count }, (_, at) => [`B${at}`, `Obra ${at}`, '', '', 'M$1']);

describe('an import', () => {
  it('turns rows into records', async () => {
    const { run, sink } = toyImports();
    const { resumen, filas } = await run([puente, canal]);
    expect(verdicts(filas)).toEqual(['2 nueva', '3 nueva']);
    expect(resumen.mensaje).toBe('2 nuevas.');
    expect(sink.records.get('A1')).toMatchObject({
      estado: 'EN_CURSO',
      values: {
        sigla: 'A1',
        nombre: 'Puente',
        tipo: 'VIAL',
        inicio: '2024-02-01',
        monto: 10_000,
        unidad: 'u1',
      },
    });
    expect(sink.records.get('A2')).toMatchObject({
      estado: 'INGRESADA',
      values: { inicio: null, monto: 20_000 },
    });
  });

  it('of the same sheet again changes nothing', async () => {
    const { run, sink } = toyImports();
    await run([puente, canal]);
    const before = sink.writes;
    const { filas } = await run([canal, puente]);
    expect(verdicts(filas)).toEqual(['2 sin_cambio', '3 sin_cambio']);
    expect(filas.map(({ registro }) => registro)).toEqual(['id-2', 'id-1']);
    expect(sink.writes).toBe(before);
  });

  it('of a corrected sheet writes only what changed', async () => {
    const { run, sink } = toyImports();
    await run([puente, canal]);
    const { filas, resumen } = await run([puente, canal.with(4, '$21')]);
    expect(verdicts(filas)).toEqual(['2 sin_cambio', '3 actualiza']);
    expect(resumen).toMatchObject({ sinCambio: 1, actualizadas: 1, nuevas: 0 });
    expect(sink.records.get('A2')?.values.monto).toBe(21_000);
  });

  it('says of every row why it did not come in', async () => {
    const { run } = toyImports();
    const { filas } = await run([
      puente,
      ['-'],
      ['', 'Sin código'],
      ['A3', ''],
      [...puente],
      ['', '', '', '', 'M$999'],
      ['', '', '', '', 'M$0', 'OP'],
    ]);
    expect(filas.map(({ veredicto, motivo }) => [veredicto, motivo])).toEqual([
      ['nueva', undefined],
      ['omitida', 'Fila de relleno.'],
      ['error', expect.stringContaining('código que la identifique')],
      ['error', expect.stringContaining('Falta «Nombre»')],
      ['omitida', 'Repetida idéntica: es igual a la fila 2.'],
      ['omitida', expect.stringContaining('parece un total')],
    ]);
  });

  it('takes a row with doubts, and says which', async () => {
    const { run, sink } = toyImports();
    const { filas, resumen } = await run([['X1', 'Dudosa', 'PUERTO', '#REF!', '´7', 'NADIE']]);
    expect(filas[0]?.avisos).toEqual([
      'Código provisorio.',
      expect.stringContaining('TIPO: «Tipo» quedó vacío. No se reconoce «PUERTO»'),
      expect.stringContaining('«Inicio» quedó vacío'),
      expect.stringContaining('«Monto» quedó vacío'),
      expect.stringContaining('«Unidad» quedó vacío'),
    ]);
    expect(resumen).toMatchObject({ nuevas: 1, avisos: 1 });
    expect(resumen.conciliacion[0]).toMatchObject({ ilegibles: 1, planilla: 0 });
    expect(sink.records.get('X1')?.values).toEqual({ sigla: 'X1', nombre: 'Dudosa' });
  });

  it('holds rows that share a key and differ, and leaves their money apart', async () => {
    const { run, sink } = toyImports();
    const { filas, resumen } = await run([puente, puente.with(4, 'M$11'), canal, [...puente]]);
    expect(verdicts(filas)).toEqual(['2 retenida', '3 retenida', '4 nueva', '5 omitida']);
    expect(filas[0]).toMatchObject({ clave: 'A1', motivo: expect.stringContaining('con la fila 3') });
    expect(resumen.conciliacion).toEqual([
      {
        campo: 'monto',
        label: 'Monto',
        unidad: 'M$',
        planilla: 51_000,
        aceptado: 20_000,
        retenido: 21_000,
        omitido: 10_000,
        rechazado: 0,
        ilegibles: 0,
      },
    ]);
    expect([...sink.records.keys()]).toEqual(['A2']);
  });

  it('reports the rows that could not be written, and takes the others', async () => {
    const { run } = toyImports(memorySink(new Set(['A1'])));
    const { filas, resumen } = await run([puente, canal]);
    expect(filas[0]).toMatchObject({ veredicto: 'error', motivo: 'No cabe.' });
    expect(resumen).toMatchObject({ errores: 1, nuevas: 1 });
    expect(resumen.conciliacion[0]).toMatchObject({ rechazado: 10_000, aceptado: 20_000 });
  });

  it('that was cut ends in the same state when it is run again', async () => {
    const whole = toyImports();
    await whole.run(many(1200));
    const cut = toyImports();
    await expect(cut.run(many(1200), { sink: dying(cut.sink, 1000) })).rejects.toThrow('the power went');
    expect(cut.sink.records.size).toBe(1000);
    const { resumen } = await cut.run(many(1200));
    expect(resumen).toMatchObject({ total: 1200, procesadas: 1200, sinCambio: 1000, nuevas: 200 });
    expect(cut.sink.records).toEqual(whole.sink.records);
  });

  it('tells its progress chunk by chunk while it is tried', async () => {
    const seen: string[] = [];
    const { run } = toyImports();
    await run(many(1200), {
      onProgress: ({ procesadas, total }) => {
        seen.push(`${procesadas}/${total}`);
      },
    });
    expect(seen).toEqual(['500/1200', '1000/1200', '1200/1200']);
  });

  it('finds its sheet below a title', async () => {
    const { run } = toyImports();
    const file = memoryFile('plan.csv', csvOf([['PLAN DE OBRAS 2024'], [], toyHeaders, puente], ';', '\r\n'));
    expect((await run([], { file })).filas.map(({ fila }) => fila)).toEqual([4]);
  });

  it.each<[string, string, string]>([
    ['nothing but headers', csvOf([toyHeaders]), 'ninguna fila con datos'],
    [
      'another sheet',
      csvOf([
        ['NOMBRE', 'EDAD'],
        ['Ana', '30'],
      ]),
      'No parece una planilla «Plan de obras»',
    ],
  ])('of %s is refused and writes nothing', async (_, body, words) => {
    const { run, sink, files } = toyImports();
    const refusal = await run([], { file: memoryFile('plan.csv', body) }).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(ImportRefusal);
    expect(refusal).toMatchObject({ message: expect.stringContaining(words) });
    expect(sink.writes).toBe(0);
    expect(files.stored.size).toBe(0);
  });

  it('beyond the rows there may be is refused', async () => {
    const { run } = toyImports();
    const { importLimits } = await import('./limits.ts');
    await expect(run(many(11), { limits: { ...importLimits, rows: 10 } })).rejects.toThrow(
      'pasa de 10 filas',
    );
  });
});

describe('the rows of an import', () => {
  it('are read page by page, of one verdict or all', async () => {
    const { run, files } = toyImports();
    const { id, indice } = await run([...many(1100), puente, puente.with(4, 'M$11')]);
    expect(indice.trozos.map(({ n, desde, hasta }) => [n, desde, hasta])).toEqual([
      [0, 2, 501],
      [1, 502, 1001],
      [2, 1002, 1103],
    ]);
    const first = await readRows(files, id, { limit: 600 });
    const second = await readRows(files, id, { limit: 600, after: first.next ?? 0 });
    expect([first.filas.length, first.next, second.filas.length, second.next]).toEqual([600, 601, 502, null]);
    const held = await readRows(files, id, { veredicto: 'retenida', limit: 1 });
    expect([held.filas.map(({ fila }) => fila), held.next]).toEqual([[1102], 1102]);
    expect(held.filas[0]).not.toHaveProperty('propuesta');
  });
});
