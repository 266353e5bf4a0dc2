import { describe, expect, it } from 'vitest';
import * as convenio from './convenio.reglas.ts';
import * as cuota from './cuota.reglas.ts';
import { aprobacionExcesiva } from './estadoPago.reglas.ts';
import { conPendientes, plazoImposible } from './garantia.reglas.ts';
import { desviacion } from './hito.reglas.ts';
import { convenioSinAbrir, sinReevaluar } from './modificacionConvenio.reglas.ts';

const hoy = '2026-07-15';
const monto = { montoTotal: 100 };

describe('los hitos de un convenio', () => {
  it('van en orden y no llegan del futuro', () => {
    expect(convenio.hitosImposibles({}, hoy)).toBeUndefined();
    expect(convenio.hitosImposibles({ fechaCore: hoy, fechaEnvio: hoy }, hoy)).toBeUndefined();
    expect(convenio.hitosImposibles({ fechaTomaRazon: '2026-07-16' }, hoy)).toBe(
      'La fecha de la toma de razón (16-07-2026) no ha llegado: corríjala.',
    );
    expect(convenio.hitosImposibles({ firmadoEl: '2026-02-01', fechaEnvio: '2026-01-01' }, hoy)).toBe(
      'La fecha del oficio de envío es anterior a la de la firma de la contraparte: corrija una de las dos.',
    );
  });

  it('miden los días entre uno y otro', () => {
    expect(convenio.intervalo('2026-01-01', '2026-01-31')).toBe(30);
    expect([convenio.intervalo(undefined, hoy), convenio.intervalo(hoy, undefined)]).toEqual([
      undefined,
      undefined,
    ]);
    expect([
      desviacion('2026-01-10', '2026-01-07'),
      desviacion(hoy, undefined),
      desviacion(undefined, hoy),
    ]).toEqual([-3, undefined, undefined]);
  });
});

describe('la vigencia de un convenio', () => {
  it('comienza con sus fechas y su resolución, y con toma de razón si es afecta', () => {
    const fechas = { vigenteDesde: '2026-01-01', vigenteHasta: '2026-12-31' };
    const exenta = { ...fechas, fechaAprueba: hoy, caracterAprueba: 'EXENTA' };
    expect(convenio.faltaParaRegir({})).toMatch(/^Indique desde/);
    expect(convenio.faltaParaRegir({ vigenteDesde: hoy })).toMatch(/^Indique desde/);
    expect(convenio.faltaParaRegir({ ...fechas, fechaAprueba: hoy })).toMatch(/^Registre la resolución/);
    expect(convenio.faltaParaRegir(fechas)).toMatch(/^Registre la resolución/);
    expect(convenio.faltaParaRegir(exenta)).toBeUndefined();
    expect(convenio.faltaParaRegir({ ...exenta, vigenteHasta: '2025-01-01' })).toMatch(/^El término/);
    const afecta = { ...exenta, caracterAprueba: 'AFECTA' };
    expect(convenio.faltaParaRegir({ ...afecta, resultadoCgr: 'REPRESENTA' })).toMatch(
      /^La resolución es afecta/,
    );
    expect(convenio.faltaParaRegir({ ...afecta, resultadoCgr: 'CURSA_OBS' })).toBeUndefined();
  });

  it('termina cuando pasa su último día', () => {
    expect(convenio.sinVencer('2026-07-14', hoy)).toBeUndefined();
    expect([convenio.sinVencer(hoy, hoy), convenio.sinVencer(undefined, hoy)]).toEqual(
      Array(2).fill('Su vigencia no ha terminado.'),
    );
    expect([
      convenio.vigenciaImposible(undefined, hoy),
      convenio.vigenciaImposible(hoy, undefined),
      convenio.vigenciaImposible(hoy, hoy),
    ]).toEqual(Array(3).fill(undefined));
    expect([
      convenio.garantiaSobre(1001, 5),
      convenio.garantiaSobre(undefined, 5),
      convenio.garantiaSobre(1, undefined),
    ]).toEqual([50, 0, 0]);
  });
});

describe('lo que un convenio permite a sus partes', () => {
  it('depende de su estado', () => {
    for (const estado of ['VENCIDO', 'TERMINADO', 'RESCILIADO', 'LIQUIDADO', 'CANCELADO'])
      expect(cuota.convenioCerrado({ estado, ...monto })).toMatch(/ya terminó/);
    expect([
      cuota.convenioCerrado({ estado: 'VIGENTE', ...monto }),
      cuota.convenioCerrado(undefined),
    ]).toEqual([undefined, undefined]);
    expect(cuota.convenioSinRegir({ estado: 'VIGENTE', ...monto })).toBeUndefined();
    expect(cuota.convenioSinRegir(undefined)).toMatch(/no está vigente/);
    expect(convenioSinAbrir({ estado: 'EN_MODIFICACION', ...monto })).toBeUndefined();
    expect(convenioSinAbrir(undefined)).toMatch(/^Abra primero/);
  });

  it('y de los hitos y montos', () => {
    expect(cuota.hitoSinVerificar(undefined, undefined)).toBeUndefined();
    expect(cuota.hitoSinVerificar('h', { estado: 'VERIFICADO' })).toBeUndefined();
    expect(cuota.hitoSinVerificar('h', undefined)).toMatch(/no está verificado/);
    expect([cuota.pagoExcesivo(10, 10), cuota.pagoExcesivo(10, undefined)]).toEqual([undefined, undefined]);
    expect(cuota.pagoExcesivo(10, 11)).toMatch(/supera/);
    expect([aprobacionExcesiva(10, undefined), aprobacionExcesiva(10, 10)]).toEqual([undefined, undefined]);
    expect(aprobacionExcesiva(10, 11)).toMatch(/^Se solicitaron/);
    expect(sinReevaluar({ variacion: 10 }, 100, 10)).toBeUndefined();
    expect(sinReevaluar({ variacion: -11 }, 100, 10)).toMatch(/pasa de 10 %/);
    expect(sinReevaluar({ variacion: 11, reevaluada: true }, 100, 10)).toBeUndefined();
    expect([
      sinReevaluar({}, undefined, 10),
      sinReevaluar({ variacion: 1 }, undefined, 10) === undefined,
    ]).toEqual([undefined, false]);
  });

  it('y una garantía vuelve sin deudas y vence después de emitida', () => {
    const limpia = { multasPendientes: false, glosasPendientes: false };
    expect(conPendientes(limpia)).toBeUndefined();
    expect(conPendientes({ multasPendientes: false })).toMatch(/^Registre/);
    expect(conPendientes({ glosasPendientes: false })).toMatch(/^Registre/);
    expect(conPendientes({})).toMatch(/^Registre/);
    expect(plazoImposible(hoy, '2026-07-14')).toMatch(/antes que la emisión/);
    expect(conPendientes({ ...limpia, multasPendientes: true })).toMatch(/multas/);
    expect(conPendientes({ ...limpia, glosasPendientes: true })).toMatch(/glosas/);
    expect([
      plazoImposible(undefined, hoy),
      plazoImposible(hoy, undefined),
      plazoImposible(hoy, hoy),
    ]).toEqual(Array(3).fill(undefined));
    expect(plazoImposible(hoy, '2026-01-01')).toMatch(/va antes/);
  });
});
