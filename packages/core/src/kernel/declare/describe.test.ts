import { expect, it } from 'vitest';
import { pago } from '../testing/taller/pago.ts';
import { proyecto } from '../testing/taller/proyecto.ts';
import { recibo } from '../testing/taller/recibo.ts';
import { describeField, describe as describeModule } from './describe.ts';
import { choice, integer, list, longText, ref, rut, text } from './fields.ts';
import type { AnyModule } from './module.ts';

const erased = (module: { readonly name: string }) => module as unknown as AnyModule;
const described = describeModule(erased(proyecto), [{ module: 'pago', by: 'proyecto', label: 'Pagos' }]);
const fieldNamed = (name: string) => described.fields.find((field) => field.name === name);
const verbNamed = (name: string) => described.verbs.find((verb) => verb.name === name);

it('a field says what a form needs, and nothing it has not', () => {
  expect(describeField('a', text('Nombre'))).toEqual({
    name: 'a',
    kind: 'text',
    label: 'Nombre',
    source: 'field',
  });
  const full = integer('Edad', {
    required: true,
    personal: true,
    help: 'Años cumplidos.',
    unit: 'años',
    min: 0,
    max: 120,
  });
  expect(describeField('edad', full)).toEqual({
    name: 'edad',
    kind: 'integer',
    label: 'Edad',
    source: 'field',
    required: true,
    personal: true,
    help: 'Años cumplidos.',
    unit: 'años',
    min: 0,
    max: 120,
  });
  expect(describeField('b', longText('B', { pattern: /^\d+$/, default: '1', system: true }))).toMatchObject({
    pattern: '^\\d+$',
    default: '1',
    readOnly: true,
  });
  expect(describeField('c', choice('C', { X: 'Equis' }))).toMatchObject({ choices: { X: 'Equis' } });
  expect(describeField('d', ref('D', 'obra'))).toMatchObject({ module: 'obra' });
  expect(describeField('e', list('E', { run: rut('RUN') }))).toMatchObject({
    fields: [{ name: 'run', kind: 'rut' }],
  });
});

it('values that follow from others are read-only and say where they come from', () => {
  expect(fieldNamed('personas')).toMatchObject({ source: 'computed', kind: 'integer', readOnly: true });
  expect(fieldNamed('hogar')).toMatchObject({ source: 'computed', personal: true });
  expect(fieldNamed('atrasado')).toEqual({
    name: 'atrasado',
    kind: 'flag',
    label: 'Atrasado',
    source: 'derived',
    tone: 'bad',
  });
  expect(fieldNamed('diasEnEstado')).toMatchObject({ kind: 'days', source: 'derived', unit: 'días' });
  expect(fieldNamed('pagado')).toMatchObject({ source: 'rollup', kind: 'money', readOnly: true });
  expect(fieldNamed('pagos')).toMatchObject({ source: 'rollup', kind: 'integer' });
});

it('verbs say where they lead from and to, and what their form asks', () => {
  expect(verbNamed('leer')).toEqual({ name: 'leer', label: 'Ver', inputs: [] });
  expect(verbNamed('crear')?.inputs).toEqual([
    { name: 'origen', kind: 'text', label: 'Origen', source: 'field', max: 60 },
  ]);
  expect(verbNamed('iniciar')).toMatchObject({
    label: 'Iniciar',
    help: 'Comienza la ejecución.',
    tone: 'primary',
    from: ['IDEA', 'PAUSADO'],
    to: 'EN_CURSO',
  });
  expect(verbNamed('iniciar')?.inputs.map(({ name, required }) => [name, required])).toEqual([
    ['inicio', true],
    ['nombre', undefined],
    ['prioridad', undefined],
  ]);
  expect(verbNamed('avanzar')?.inputs[0]).not.toHaveProperty('readOnly');
  expect(verbNamed('pausar')?.inputs).toMatchObject([{ name: 'motivo', required: true, min: 5 }]);
  const lost = { ...erased(proyecto).transitions.avanzar, edits: ['avance', 'perdido'] };
  const inputs = describeModule({ ...erased(proyecto), transitions: { avanzar: lost as never } }).verbs.at(
    -1,
  );
  expect(inputs?.inputs.map(({ name }) => name)).toEqual(['avance', 'comentario']);
});

it('the module says what a menu, a list and a ficha need', () => {
  expect(described).toMatchObject({
    name: 'proyecto',
    title: 'nombre',
    assignee: 'responsable',
    unit: 'division',
    place: 'lugar',
    initial: 'IDEA',
    filters: [
      { name: 'mios', label: 'Mis proyectos' },
      { name: 'antiguos', label: 'Antiguos' },
    ],
    sheets: [{ name: 'planilla', label: 'Planilla del taller' }],
    relations: [{ module: 'pago', by: 'proyecto', label: 'Pagos' }],
  });
  expect(described).not.toHaveProperty('parent');
  expect(described.states[1]).toEqual({
    name: 'EN_CURSO',
    label: 'En curso',
    tone: 'info',
    phase: 'Ejecución',
  });
  expect(described.states[0]).toEqual({ name: 'IDEA', label: 'Idea' });
  expect(described.sections.at(-1)?.title).toBe('Otros datos');
  expect(describeModule(erased(pago)).parent).toBe('proyecto');
  expect(described).not.toHaveProperty('layer');
  const layered = { ...erased(proyecto), layer: { file: 'archivo', shown: ['EN_CURSO'] } };
  expect(describeModule(layered).layer).toEqual({ shown: ['EN_CURSO'] });
  expect(describeModule(erased(recibo)).relations).toEqual([]);
});

it('is plain JSON: nothing is lost on the way to the browser', () => {
  expect(JSON.parse(JSON.stringify(described))).toEqual(described);
});
