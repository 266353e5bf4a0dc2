import { describe, expect, it } from 'vitest';
import { email, list, longText, ref, refs, rut, text } from './fields.ts';
import type { Json } from './json.ts';
import { type AnyModule, defineModule } from './module.ts';
import { isOfPeople, mentionsIn, mostMentions, runFields, runsIn, subjectField } from './people.ts';

const persona = defineModule({
  name: 'persona',
  label: { one: 'Persona', many: 'Personas' },
  title: 'nombre',
  code: { natural: ['run'], make: ({ run }) => String(run) },
  personalData: { purpose: 'Probar', basis: 'Ninguna' },
  fields: { nombre: text('Nombre', { personal: true }), run: rut('RUN', { personal: true }) },
  grants: { '*': { leer: 'all' } },
  list: { columns: ['nombre'], filters: [], sort: 'nombre' },
}) as AnyModule;
const numbered: AnyModule = { ...persona, code: { sequence: 'P' } };

describe('a module of people', () => {
  it('tells its records apart by the RUN of a person', () => {
    expect(isOfPeople(persona)).toBe(true);
    expect(isOfPeople(numbered)).toBe(false);
    expect(isOfPeople({ ...numbered, unique: [['nombre', 'run']] })).toBe(true);
    const run = rut('RUN', { personal: true, unique: true });
    expect(isOfPeople({ ...numbered, fields: { run } })).toBe(true);
    expect(isOfPeople({ ...persona, fields: { run: rut('RUT de la empresa') } })).toBe(false);
  });

  it('is about whom its only RUN says', () => {
    expect(subjectField(numbered)).toBe('run');
    const otro = rut('Otro', { personal: true });
    expect(subjectField({ ...numbered, fields: { ...numbered.fields, otro } })).toBeUndefined();
    expect(runFields({ fields: { ...numbered.fields, otro } })).toEqual(['run', 'otro']);
    expect(subjectField({ ...numbered, fields: {} })).toBeUndefined();
  });
});

describe('RUNs in a free text', () => {
  it.each([
    ['La señora 11.111.111-1 pidió copia', ['11111111-1']],
    ['11111111-1 y 11.111.111 – 1', ['11111111-1']],
    ['RUN 21000808-k.', ['21000808-K']],
    ['RUN 7654321-6.', ['7654321-6']],
    ['Dígito malo: 11.111.111-2', []],
    ['La empresa 76.086.428-5', []],
    ['Código 30123456-0/2024 y 130.111.111-1', []],
    ['21000101-8 21000202-2 21000303-7 21000404-1', ['21000101-8', '21000202-2', '21000303-7']],
  ])('%s', (written, runs) => {
    expect(runsIn(written)).toEqual(runs);
  });
});

describe('the places of a record that name people', () => {
  const people = new Set(['persona']);
  const fields = {
    run: rut('RUN', { personal: true }),
    empresa: rut('RUT'),
    correo: email('Correo', { personal: true }),
    mesa: email('Mesa de ayuda'),
    nota: longText('Nota'),
    jefe: ref('Jefe', 'persona'),
    equipo: refs('Equipo', 'persona'),
    comuna: ref('Comuna', 'comuna'),
    filas: list('Filas', { run: rut('RUN', { personal: true }), edad: text('Edad', { personal: true }) }),
  };

  it('are its RUNs, e-mails, references to people and free texts', () => {
    const data: Readonly<Record<string, Json>> = {
      run: '11111111-1',
      empresa: '76086428-5',
      correo: 'Ana@Gore.CL ',
      mesa: 'mesa@gore.cl',
      nota: 'Avisar a 22.222.222-2',
      jefe: 'p1',
      equipo: ['p2', 'p3'],
      comuna: 'c1',
      filas: [{ run: '21000101-8', edad: '40' }, { edad: '41' }],
    };
    expect(mentionsIn(fields, data, people)).toEqual([
      { field: 'run', name: 'run:11111111-1' },
      { field: 'correo', name: 'correo:ana@gore.cl' },
      { field: 'nota', name: 'run:22222222-2' },
      { field: 'jefe', name: 'ref:persona/p1' },
      { field: 'equipo', name: 'ref:persona/p2' },
      { field: 'equipo', name: 'ref:persona/p3' },
      { field: 'filas', name: 'run:21000101-8' },
    ]);
  });

  it('never exceed what each kind of field may hold', () => {
    expect(Object.values(fields).map((field) => mostMentions(field, people))).toEqual([
      1, 0, 1, 0, 3, 1, 25, 0, 0,
    ]);
  });
});
