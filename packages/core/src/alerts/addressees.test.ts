import { expect, it } from 'vitest';
import type { Staff } from '../identity/staff.ts';
import type { Escalation } from '../kernel/declare/alert.ts';
import { addressees } from './addressees.ts';

const person = (id: string, role: string, ...units: readonly string[]) => ({
  id,
  roles: new Set([role]),
  units,
});
const staff: Staff = {
  people: [
    person('ana', 'ENCARGADO', 'obras'),
    person('jefa', 'JEFE_DIVISION', 'obras'),
    person('otra', 'JEFE_DIVISION', 'planes'),
    person('rosa', 'ADMIN_REGIONAL'),
  ],
  above: new Map([
    ['taller', 'obras'],
    ['aislada', 'aislada'],
  ]),
};
const escalation: Escalation = {
  INFO: ['assignee'],
  ATENCION: ['assignee'],
  ALTO: [{ role: 'JEFE_DIVISION', within: 'unit' }],
  CRITICO: [{ role: 'ADMIN_REGIONAL' }],
};

it.each([
  ['whoever answers for the record', 'ATENCION', { personas: ['ana'], unidad: 'obras' }, ['ana']],
  ['and who heads its unit', 'ALTO', { personas: ['ana'], unidad: 'obras' }, ['ana', 'jefa']],
  ['and who runs it all', 'CRITICO', { personas: ['ana'], unidad: 'obras' }, ['ana', 'jefa', 'rosa']],
  [
    'the head of the unit above, where its own has none',
    'ALTO',
    { personas: [], unidad: 'taller' },
    ['jefa'],
  ],
  ['whoever is next, where nobody answers for it', 'ATENCION', { personas: [], unidad: 'planes' }, ['otra']],
  [
    'whoever is next, where the one who did has left',
    'INFO',
    { personas: ['nadie'], unidad: 'obras' },
    ['jefa'],
  ],
  ['whoever runs it all, where there is no unit', 'ALTO', { personas: [] }, ['rosa']],
  ['whoever runs it all, where units turn in circles', 'ALTO', { personas: [], unidad: 'aislada' }, ['rosa']],
] as const)('reaches %s', (_, level, answerable, expected) => {
  expect(addressees(staff, escalation, level, answerable)).toEqual(expected);
});

it('reaches nobody where the institution has nobody', () => {
  expect(addressees({ people: [], above: new Map() }, escalation, 'CRITICO', { personas: [] })).toEqual([]);
});
