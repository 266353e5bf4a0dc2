import { describe, expect, it } from 'vitest';
import * as regla from './convenio.planilla.reglas.ts';

describe('a row of the register of agreements', () => {
  it.each([
    ['31', 'MANDATO'],
    ['29', 'MANDATO'],
    ['24', 'TRANSFERENCIA'],
    ['33', 'TRANSFERENCIA'],
    ['03/05', undefined],
  ])('of subtítulo %s is of kind %s', (SUB, tipo) => {
    expect(regla.tipoDe('', { SUB })).toBe(tipo);
  });

  it.each([
    ['FIRMADO', 'FIRMADO_CONTRAPARTE'],
    ['NO SE FIRMO', 'CANCELADO'],
    ['ENCOMENDADO DIT', 'BORRADOR'],
    ['', 'BORRADOR'],
  ])('that says «%s» arrives as %s', (estado, esperado) => {
    expect(regla.estadoDe({ 'ESTADO DE CONVENIO': estado })).toBe(esperado);
  });

  it.each([
    ['TOMADO DE RAZON', 'TOMA_RAZON'],
    ['T.R CON ALCANCES', 'CURSA_OBS'],
    ['REPRESENTADO', 'REPRESENTA'],
    ['Retirado', 'RETIRO'],
    ['EN CGR', undefined],
  ])('whose act the Contraloría «%s» has %s', (texto, esperado) => {
    expect(regla.resultadoCgrDe(texto)).toBe(esperado);
  });

  it('tells the number of an act from its date', () => {
    expect(regla.numeroDeActo('227/06.03.2025')).toBe('227');
    expect(regla.numeroDeActo('EN TRAMITE')).toBe('EN TRAMITE');
    expect(regla.numeroDeActo('N/A')).toBeUndefined();
    const fecha = regla.fechaDeActo('RES');
    expect(fecha('', { RES: '227/06.03.2025' })).toBe('2025-03-06');
    expect([fecha('', { RES: 'EN TRAMITE' }), fecha('', {})]).toEqual([undefined, undefined]);
  });

  it('is known by its code, and is a filler without code and name', () => {
    expect(regla.claveDe({ CODIGO: ' cvc-ad-16 ' })).toBe('CVC-AD-16');
    expect(regla.claveDe({})).toBeUndefined();
    expect(regla.motivoDeOmision({})).toContain('relleno');
    expect(regla.motivoDeOmision({ CODIGO: '1' })).toBeUndefined();
    expect(regla.motivoDeOmision({ 'NOMBRE DE LA INICIATIVA': 'x' })).toBeUndefined();
  });

  it('whose dates go against their order comes in with a warning', () => {
    expect(regla.dudaDeHitos({ firmadoEl: '2025-03-02', fechaAprueba: '2025-03-01' })).toContain('anterior');
    expect(regla.dudaDeHitos({ firmadoEl: '2025-03-01', fechaAprueba: '2025-03-02' })).toBeUndefined();
  });
});
