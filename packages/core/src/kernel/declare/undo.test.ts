import { expect, it } from 'vitest';
import { tarea } from '../testing/taller/tarea.ts';
import type { AnyModule } from './module.ts';
import { undoFaults } from './undo.ts';
import type { AnyTransition } from './verb.ts';

const verb = (part: Partial<AnyTransition>): AnyTransition => ({
  label: 'x',
  from: ['A'],
  to: 'B',
  ...part,
});
const faultsOf = (transitions: Readonly<Record<string, AnyTransition>>) =>
  undoFaults({ ...(tarea as unknown as AnyModule), transitions });

const back = verb({ from: ['B'], to: 'A' });

it('lets a verb be taken back by one that leads back', () => {
  expect(faultsOf({ ir: verb({ undo: 'volver' }), volver: back })).toEqual([]);
  expect(faultsOf({ mover: verb({ to: 'same', edits: ['nombre'], undo: 'mover' }) })).toEqual([]);
});

it('refuses a way back that is none', () => {
  expect(faultsOf({ ir: verb({ undo: 'nada' }) })).toEqual(['ir is taken back by nada, which is no verb']);
  expect(faultsOf({ ir: verb({ undo: 'volver' }), volver: verb({}) })).toEqual([
    'volver does not lead back from ir',
  ]);
  expect(faultsOf({ ir: verb({ undo: 'volver' }), volver: verb({ from: ['B'], to: 'C' }) })).toHaveLength(1);
  expect(faultsOf({ mover: verb({ to: 'same', undo: 'mover' }) })).toHaveLength(1);
});

it.each<Partial<AnyTransition>>([
  { folio: { number: 'n', year: 'a', series: [] } },
  { fourEyes: ['pedir'] },
  { auditRefusals: true },
  { tone: 'danger' },
  { creates: { module: 'x', values: () => undefined } },
])('never takes back what binds: %o', (binding) => {
  expect(faultsOf({ ir: verb({ undo: 'volver', ...binding }), volver: back })).toEqual([
    'ir binds, so nothing takes it back',
  ]);
  expect(faultsOf({ ir: verb({ undo: 'volver' }), volver: { ...back, ...binding } })).toHaveLength(1);
});
