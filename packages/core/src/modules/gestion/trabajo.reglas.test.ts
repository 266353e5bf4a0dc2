import { describe, expect, it } from 'vitest';
import type { Actor } from '../../kernel/declare/record.ts';
import * as regla from './trabajo.reglas.ts';

const actor: Actor = { id: 'ana', tenant: 't', roles: ['ENCARGADO'], units: ['DIT'], subtree: ['DIT'] };
const sistema: Actor = { ...actor, id: 'sistema:trabajo', roles: ['SISTEMA'] };
const enCurso = { codigo: 'IT-1', estado: 'EN_PROGRESO' };
const hecho = { codigo: 'IT-2', estado: 'COMPLETADO' };

describe('a quién y a qué división va un trabajo', () => {
  it('a quien se nombra, o a quien lo anota', () => {
    expect(regla.asignacion('luis', { estado: 'ACTIVO', divisiones: ['DAF', 'DIT'] }, actor)).toEqual({
      responsable: 'luis',
      division: 'DAF',
    });
    expect(regla.asignacion('luis', undefined, actor)).toEqual({ responsable: 'luis', division: undefined });
    expect(regla.asignacion(undefined, undefined, actor)).toEqual({ responsable: 'ana', division: 'DIT' });
    expect(regla.asignacion('ana', { estado: 'ACTIVO', divisiones: ['DAF'] }, actor)).toEqual({
      responsable: 'ana',
      division: 'DAF',
    });
    const sinDivision = { estado: 'ACTIVO' };
    expect(regla.asignacion('luis', sinDivision, actor)).toEqual({
      responsable: 'luis',
      division: undefined,
    });
    expect(regla.asignacion('ana', sinDivision, actor)).toEqual({ responsable: 'ana', division: 'DIT' });
  });

  it('solo a cuentas activas y a otra persona', () => {
    expect(regla.responsableInactivo({ estado: 'INACTIVO' })).toMatch(/desactivada/);
    expect(regla.responsableInactivo({ estado: 'ACTIVO' })).toBeUndefined();
    expect(regla.mismaPersona('ana', 'ana')).toMatch(/elija a otra/);
    expect(regla.mismaPersona(undefined, undefined)).toBeUndefined();
  });
});

describe('lo que una parte toma de su todo', () => {
  it('son los enlaces que no trae propios', () => {
    const todo = { ...enCurso, iniciativa: 'i', problema: 'p', compromiso: 'c', reunion: 'r' };
    expect(regla.enlacesHeredados({ problema: 'otro' }, todo)).toEqual({
      iniciativa: 'i',
      problema: 'otro',
      compromiso: 'c',
      reunion: 'r',
    });
    expect(regla.enlacesHeredados({}, enCurso)).toStrictEqual({});
    expect(regla.enlacesHeredados({}, undefined)).toEqual({});
  });

  it('no puede ser nada de lo cerrado', () => {
    for (const estado of ['VERIFICADO', 'CANCELADO'])
      expect(regla.superiorCerrado({ ...hecho, estado })).toMatch(/^IT-2 ya está cerrado/);
    expect(regla.superiorCerrado(enCurso)).toBeUndefined();
    expect(regla.superiorCerrado(undefined)).toBeUndefined();
  });
});

describe('esperar', () => {
  it('tiene sentido mientras lo esperado no termine', () => {
    for (const estado of ['COMPLETADO', 'VERIFICADO', 'CANCELADO'])
      expect(regla.esperaInutil({ ...hecho, estado })).toMatch(/^IT-2 ya terminó/);
    expect(regla.esperaInutil(enCurso)).toBeUndefined();
    expect(regla.esperaInutil(undefined)).toBeUndefined();
  });

  it('ata al sistema, no a las personas', () => {
    expect(regla.esperaPendiente(enCurso, sistema)).toMatch(/aún no termina/);
    expect(regla.esperaPendiente(hecho, sistema)).toBeUndefined();
    expect(regla.esperaPendiente(undefined, sistema)).toBeUndefined();
    expect(regla.esperaPendiente(enCurso, actor)).toBeUndefined();
  });
});

it('nadie verifica lo que tiene a su cargo', () => {
  expect(regla.verificaLoPropio('ana', actor)).toMatch(/otra persona/);
  expect(regla.verificaLoPropio('luis', actor)).toBeUndefined();
});
