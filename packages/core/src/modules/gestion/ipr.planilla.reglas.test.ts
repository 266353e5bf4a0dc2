import { describe, expect, it } from 'vitest';
import * as regla from './ipr.planilla.reglas.ts';

const estado = (rate: string, vigencia: string, actual: string, tipologia = 'FRIL') =>
  regla.estadoInicial({
    'RATE ACTUAL': rate,
    VIGENCIA: vigencia,
    'ESTADO ACTUAL': actual,
    TIPOLOGÍA: tipologia,
  });

describe('the state a row arrives in', () => {
  it.each([
    ['RS', 'VIGENTE', 'APROBADO TÉCNICAMENTE', 'FRIL', 'AT'],
    ['RS', 'VIGENTE', 'APRO CORE', 'C-33', 'RS'],
    ['RS', 'EN PRESUPUESTO', '', 'MIDESO', 'RS'],
    ['APROBADO', 'EN PRESUPUESTO', 'APROBADO TÉCNICAMENTE', 'GLOSAS COMUNES', 'ITF'],
    ['RS', 'VIGENTE', 'CONVENIO APROBADO', 'TRANSFERENCIAS', 'EN_FORMALIZACION'],
    ['RS', 'VIGENTE', 'CONVENIO APROBADO', '', 'EN_EVALUACION'],
    ['RS', 'NO VIGENTE', 'CONVENIO APROBADO', 'FRIL', 'ADMISIBLE'],
    ['FI', 'NO VIGENTE', 'APRO CORE', 'MIDESO', 'FI'],
    ['OT', 'VIGENTE', 'REVISANDO MDS', 'MIDESO', 'OT'],
    ['INADMISIBLE', 'VIGENTE', '', 'FRIL', 'INADMISIBLE'],
    ['RS/REEVALUACION', 'EN PRESUPUESTO', '', 'FRIL', 'EN_EVALUACION'],
    ['ADMISIBLE', 'VIGENTE', 'PRIORIZANDO MDS', 'MIDESO', 'EN_EVALUACION'],
    ['ADMISIBLE', 'NO VIGENTE', 'REVISAR', 'FRIL', 'ADMISIBLE'],
    ['EN REVISIÓN', 'NO VIGENTE', 'REV PREINV', 'FRIL', 'EN_REVISION'],
    ['SIN RATE', 'VIGENTE', 'INGRESADO A PREINVERSIÓN', 'FRIL', 'INGRESADO'],
    ['', 'NO VIGENTE', 'NO RECOMEN', 'C-33', 'INADMISIBLE'],
    ['', 'NO VIGENTE', 'REEMPL', 'C-33', 'INGRESADO'],
    ['NV', 'NO VIGENTE', '#N/A', 'C-33', 'INGRESADO'],
  ])('%s · %s · %s · %s → %s', (rate, vigencia, actual, tipologia, llega) => {
    expect(estado(rate, vigencia, actual, tipologia)).toBe(llega);
  });

  it('never opens the way to money for what is not in force', () => {
    const abren = [
      'RS',
      'RF',
      'ITF',
      'AT',
      'AD',
      'SELECCIONADO',
      'CDP_EMITIDO',
      'EN_FORMALIZACION',
      'FORMALIZADO',
    ];
    for (const rate of ['RS', 'APROBADO', 'ADMISIBLE', 'FI', 'NV', '']) {
      for (const actual of ['APRO CORE', 'CONVENIO APROBADO', 'APROBADO TÉCNICAMENTE', '']) {
        expect(abren).not.toContain(estado(rate, 'NO VIGENTE', actual));
      }
    }
  });
});

describe('the codes of a row', () => {
  it.each([
    [{ BIP: '30002297', DV: '0' }, 0],
    [{ BIP: '40012252', DV: '11' }, 11],
    [{ BIP: '40012252-7' }, 7],
    [{ BIP: '40012252' }, 0],
    [{ BIP: '1' }, undefined],
  ])('suffix of %j is %j', (fila, sufijo) => {
    expect(regla.sufijoDe('', fila)).toBe(sufijo);
  });

  it.each([
    ['40010270-2019', '40010270-2019'],
    ['-2024', '-2024'],
    ['INT REG 3-2024', 'INT REG 3-2024'],
    ['0', undefined],
    ['Admisible el 13-08-21 // Modifica oficio 596 del 29-07-21', undefined],
  ])('código único %j is %j', (texto, codigo) => {
    expect(regla.codigoUnicoDe(texto)).toBe(codigo);
  });

  it.each([
    ['2', '02'],
    ['02', '02'],
    ['99', '99'],
    ['0', undefined],
    ['03/05', undefined],
  ])('budget code %j is %j', (texto, codigo) => {
    expect(regla.codigoPresupuestario(2)(texto)).toBe(codigo);
  });

  it.each([
    [{ 'COD. ÚNICO': '-' }, 'relleno'],
    [{ 'NOMBRE INICIATIVA': 'X' }, 'no código único'],
  ])('%j is left out', (fila, palabras) => {
    expect(regla.motivoDeOmision(fila)).toContain(palabras);
  });

  it('are doubted when they disagree', () => {
    expect(regla.avisoDeCodigo({ BIP: '40010270', 'COD. ÚNICO': '40010270-2019' })).toBeUndefined();
    expect(regla.avisoDeCodigo({ BIP: '40010270', 'COD. ÚNICO': '0' })).toContain('se usó el BIP');
    expect(regla.avisoDeCodigo({ BIP: '1', 'COD. ÚNICO': '1-2019' })).toContain('no tiene 8 dígitos');
  });
});

describe('the fund', () => {
  it.each([
    [{ TIPOLOGÍA: 'FIC' }, 'FIC'],
    [{ TIPOLOGÍA: 'GLOSAS COMUNES', SUBTIPOLOGÍAS: 'GLOSAS COMUNES - FIC' }, 'FIC'],
    [{ TIPOLOGÍA: 'FRIL', SUBTIPOLOGÍAS: 'FRIL - EDIFICACIÓN PÚBLICA FISCAL' }, undefined],
  ])('of %j is %j', (fila, fondo) => {
    expect(regla.fondoDe('', fila)).toBe(fondo);
  });
});

describe('what SUBTIPOLOGÍAS says', () => {
  it.each([
    ['FRIL - SERVICIOS BÁSICOS Y VIALIDAD URBANA', 'SERVICIOS_BASICOS', undefined],
    ['FRIL - EMERGENCIA INCENDIOS 2023', 'EMERGENCIA', undefined],
    ['C-33 ESTUDIOS', undefined, 'ESTUDIOS_GIRO'],
    ['C-33 - CONSERVACIÓN DE CAMINOS', undefined, 'CONSERVACION_CAMINOS'],
    ['MIDESO', undefined, undefined],
    ['', undefined, undefined],
  ])('%j', (texto, fril, c33) => {
    const fila = { SUBTIPOLOGÍAS: texto };
    expect(regla.subtipoFrilDe('', fila)).toBe(fril);
    expect(regla.categoriaC33De('', fila)).toBe(c33);
  });
});
