import { systemLabels } from '@gore/core/kernel/declare/record.ts';
import { expect, test } from 'vitest';
import { allFields, newLabel, phasesOf, pickFields, stateOf } from './descriptor.ts';
import { shownSections } from './sections.ts';
import { schema } from './testing/schema.ts';

test('the values of the kernel are called what the kernel calls them', () => {
  const system = allFields(schema).filter(({ source }) => source === 'system');
  const labels = Object.fromEntries(system.map(({ name, label }) => [name, label]));
  expect(systemLabels).toMatchObject(labels);
});

test('names this person may not see are left out', () => {
  expect(pickFields(schema, ['nombre', 'secreto', 'estado']).map(({ name }) => name)).toEqual([
    'nombre',
    'estado',
  ]);
});

test('each stage stands once, in order', () => {
  expect(phasesOf(schema)).toEqual(['Diseño', 'Ejecución']);
});

test('an unknown state is shown by its code', () => {
  expect(stateOf(schema, 'RARO').label).toBe('RARO');
});

test('what is new agrees in gender', () => {
  expect(newLabel(schema)).toBe('Nueva obra');
  expect(newLabel({ label: { one: 'Usuario', many: 'Usuarios' } })).toBe('Nuevo usuario');
});

test('a section with a condition follows the values on screen', () => {
  const titles = (mecanismo: string) =>
    shownSections(schema, (name) => (name === 'mecanismo' ? mecanismo : undefined)).map(({ title }) => title);
  expect(titles('FRIL')).toEqual(['Datos', 'Solo FRIL', 'Campos propios de la institución']);
  expect(titles('SNI')).toEqual(['Datos', 'Campos propios de la institución']);
});

test('what people cannot read is not shown', () => {
  const [data] = shownSections(schema, () => undefined);
  expect(data?.fields.map(({ name }) => name)).toEqual(['nombre', 'monto']);
});
