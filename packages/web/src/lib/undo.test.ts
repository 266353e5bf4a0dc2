import type { VerbDescriptor } from '@gore/core/kernel/declare/describe.ts';
import { describe, expect, test } from 'vitest';
import { field, row, schema } from './testing/schema.ts';
import { valuesBefore, wayBack } from './undo.ts';

const verb = (name: string, part: Partial<VerbDescriptor> = {}): VerbDescriptor => ({
  name,
  label: name,
  inputs: [],
  ...part,
});
const among = (...verbs: readonly VerbDescriptor[]) => ({ ...schema, verbs });
const comment = field('comentario', 'longText', { required: true });

describe('the way back of a verb', () => {
  const go = verb('ir', { to: 'EN_OBRA', undo: 'volver' });

  test('is the verb the declaration names, when it leads to where the record was', () => {
    const back = verb('volver', { to: 'NUEVA' });
    expect(wayBack(among(go, back), go, row())).toEqual({ verb: 'volver', input: {} });
    expect(wayBack(among(go, back), go, row({ estado: 'CERRADA' }))).toBeUndefined();
  });

  test('is none where none is named, or where it is not open to the person', () => {
    expect(wayBack(among(go), go, row())).toBeUndefined();
    expect(wayBack(among(verb('otro')), verb('otro'), row())).toBeUndefined();
  });

  test('puts back the values there were and says why where it must', () => {
    const assign = verb('reasignar', {
      to: 'same',
      undo: 'reasignar',
      inputs: [field('division', 'ref', { required: true }), comment, field('nota', 'text')],
    });
    expect(wayBack(among(assign), assign, row({ division: 'd1' }))).toEqual({
      verb: 'reasignar',
      input: { division: 'd1', comentario: 'Se deshizo enseguida.' },
    });
    expect(wayBack(among(assign), assign, row())).toBeUndefined();
  });
});

test('what a change wrote over comes back, and what was empty is emptied', () => {
  const before = row({ monto: 5, extra: { zona: 'norte' } });
  expect(valuesBefore(before, { monto: 7, nombre: 'x', 'extra.zona': 'sur', 'extra.otra': 1 })).toEqual({
    monto: 5,
    nombre: null,
    'extra.zona': 'norte',
    'extra.otra': null,
  });
});
