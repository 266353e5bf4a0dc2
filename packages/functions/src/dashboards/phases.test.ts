import type { Actor } from '@gore/core/kernel/declare/record.ts';
import { auditWrites } from '@gore/core/kernel/readmodel/audit-table.ts';
import { idOf, stored } from '@gore/core/kernel/readmodel/testing/records.ts';
import type { AuditEntry } from '@gore/core/kernel/runtime/audit/chain.ts';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { figuresOf } from './figures.ts';
import { openOffice } from './testing/office.ts';

const regional: Actor = { id: 'ana', tenant: 't', roles: ['ADMIN_REGIONAL'], units: [], subtree: [] };
const [uno, dos] = [idOf(1), idOf(2)];
const head: Actor = { id: 'jefa', tenant: 't', roles: ['JEFE_DIVISION'], units: [uno], subtree: [uno] };

/** A day of 2026, counted from the first of January. */
const onDay = (day: number) => new Date(Date.UTC(2026, 0, 1 + day, 15)).toISOString();

/** What happened to an initiative: verbs and the days of them. */
const story = (n: number, ...steps: readonly (readonly [verb: string, day: number, moved?: false])[]) =>
  steps.map(
    ([verb, day, moved], at): AuditEntry => ({
      tenant: 't',
      module: 'ipr',
      id: idOf(n),
      codigo: '',
      seq: at + 1,
      at: onDay(day),
      actor: 'ana',
      verb,
      estado: 'INGRESADO',
      changes: moved === false ? [] : [{ field: 'estado', after: 'x' }],
      requestId: 'r',
      depth: 0,
      prev: '',
    }),
  );

const initiative = (n: number, division: string) => stored('ipr', n, { nombre: `I${n}`, division });

let office: Awaited<ReturnType<typeof openOffice>>;
beforeAll(async () => {
  office = await openOffice([
    stored('division', 1, { sigla: 'UNO', nombre: 'División Uno' }),
    stored('division', 2, { sigla: 'DOS', nombre: 'División Dos' }),
    ...[100, 101, 102, 103].map((n) => initiative(n, uno)),
    initiative(104, dos),
  ]);
  const entries = [
    // Ten days until somebody looks at it, then four of admissibility in two states, with an edit in between.
    ...story(100, ['crear', 0], ['revisar', 10], ['editar', 11, false], ['admitir', 12], ['evaluar', 14]),
    ...story(
      101,
      ['crear', 0],
      ['revisar', 20],
      ['rechazarAdmisibilidad', 21],
      ['reingresar', 50],
      ['revisar', 52],
    ),
    // Brought in half-way: where it stood is unknown, until a verb says.
    ...story(102, ['importar', 0], ['evaluar', 90], ['registrarRS', 95], ['emitirCdp', 100]),
    // A stay that ended more than a year ago, and one that goes on.
    ...story(103, ['crear', -900], ['revisar', -890]),
    ...story(104, ['crear', 0], ['revisar', 40]),
  ];
  for (const [text, values] of auditWrites(entries)) await office.database.app.query(text, values);
});
afterAll(() => office.close());

const phasesFor = async (actor: Actor) => {
  const { sections } = await figuresOf(office.deps, actor, 'plazos');
  const found = sections.find(({ title }) => title === 'Días en cada fase');
  if (found?.kind !== 'table') throw new Error('no phases');
  return {
    heads: found.series.map(({ label }) => label),
    rows: Object.fromEntries(found.rows.map(({ label, cells }) => [label, cells.map(({ value }) => value)])),
  };
};

it('takes the days of each phase from the history, states of one phase together', async () => {
  const { heads, rows } = await phasesFor(regional);
  expect(heads).toEqual(['Casos', 'Mediana', 'Percentil 90', 'Mediana División Dos', 'Mediana División Uno']);
  // Formulation: 10 and 20 days, 2 more after it came back, and 40 in the other division.
  expect(rows.Formulación).toEqual([4, 15, 34, 40, 10]);
  // Admissibility: 4 days, and 30 of the one that was turned down.
  expect(rows.Admisibilidad).toEqual([2, 17, 27.4, null, 17]);
  // The one brought in half-way counts from the first verb that says where it stands.
  expect(rows.Evaluación).toEqual([1, 10, 10, null, 10]);
});

it('counts no stay of records out of reach', async () => {
  const { heads, rows } = await phasesFor(head);
  expect(heads).not.toContain('Mediana División Dos');
  expect(rows.Formulación?.slice(0, 2)).toEqual([3, 10]);
});
