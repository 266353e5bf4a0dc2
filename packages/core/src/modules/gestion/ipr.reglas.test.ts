import { describe, expect, it } from 'vitest';
import { type Mecanismo, mecanismos, type Rate, rates } from './ipr.catalogos.ts';
import * as regla from './ipr.reglas.ts';

describe('la clave de una iniciativa', () => {
  it('es BIP, sufijo y año; con correlativo si se repite', () => {
    expect(regla.claveIpr({ bip: '40055832', sufijo: 3, anioPresupuestario: 2026 })).toBe('40055832-3/2026');
    expect(regla.claveIpr({ bip: '40055832' })).toBe('40055832-0/s-año');
    expect(regla.claveIpr({ bip: '40055832', anioPresupuestario: 2026, correlativo: 2 })).toBe(
      '40055832-0/2026·2',
    );
  });

  it('es el código único cuando no hay BIP, y ninguna sin uno ni otro', () => {
    expect(regla.claveIpr({ codigoUnico: 'CVC-AD-16-2024', anioPresupuestario: 2026 })).toBe(
      'CVC-AD-16-2024',
    );
    expect(regla.claveIpr({ codigoUnico: '-2024', correlativo: 3 })).toBe('-2024·3');
    expect(regla.claveIpr({ anioPresupuestario: 2026, correlativo: 3 })).toBe('');
  });

  it('se echa de menos con una frase', () => {
    expect(regla.sinIdentidad({ bip: '40055832' })).toBeUndefined();
    expect(regla.sinIdentidad({ codigoUnico: '-2024' })).toBeUndefined();
    expect(regla.sinIdentidad({})).toMatch(/^Indique el código BIP/);
  });
});

describe('el resultado de la evaluación', () => {
  const propios: Readonly<Record<Mecanismo, readonly Rate[]>> = {
    SNI: ['RS'],
    C33: ['AD', 'RS'],
    FRIL: ['AT'],
    GLOSA06: ['RF'],
    TRANSFER: ['ITF'],
    SUBV8: ['SEL'],
    FRPD: ['SEL', 'RS', 'RF'],
  };
  const todos = Object.keys(rates) as Rate[];

  it.each(Object.keys(mecanismos) as Mecanismo[])('%s solo se resuelve con los suyos', (mecanismo) => {
    const aceptados = todos.filter((rate) => regla.resultadoImpropio(mecanismo, rate) === undefined);
    expect(aceptados.toSorted()).toEqual([...propios[mecanismo]].toSorted());
  });

  it('dice cuál corresponde, y pide el mecanismo si falta', () => {
    expect(regla.resultadoImpropio('C33', 'AT')).toBe(
      'Circular 33 no se resuelve con AT · Aprobación técnica: corresponde AD · Admisible Circular 33 o RS · Recomendado satisfactoriamente.',
    );
    expect(regla.resultadoImpropio(undefined, 'RS')).toBe('Indique primero el mecanismo de la iniciativa.');
  });
});

describe('los atributos que cada mecanismo exige', () => {
  it('faltan mientras no están', () => {
    expect(regla.atributosFaltantes({})).toBe('Indique primero el mecanismo de la iniciativa.');
    expect(regla.atributosFaltantes({ mecanismo: 'SNI' })).toBe(
      'Falta el RATE, que Sistema Nacional de Inversiones (IDI) exige.',
    );
    expect(regla.atributosFaltantes({ mecanismo: 'FRIL' })).toBe(
      'Falta el tipo de FRIL y si cumple el tope en UTM, que Fondo Regional de Iniciativa Local exige.',
    );
    expect(regla.atributosFaltantes({ mecanismo: 'FRIL', subtipoFril: 'AREAS_VERDES' })).toMatch(
      /^Falta si cumple/,
    );
    for (const mecanismo of ['C33', 'GLOSA06', 'SUBV8', 'FRPD'] as const)
      expect(regla.atributosFaltantes({ mecanismo })).toMatch(/^Falta .*exige\.$/);
  });

  it('dejan de faltar cuando están', () => {
    const completas = [
      { mecanismo: 'SNI', rateActual: 'RS' },
      { mecanismo: 'C33', categoriaC33: 'ANF' },
      { mecanismo: 'FRIL', subtipoFril: 'AREAS_VERDES', cumpleTopeUtm: true },
      { mecanismo: 'GLOSA06', faseEvaluacionCentral: 'Perfil' },
      { mecanismo: 'TRANSFER' },
      { mecanismo: 'SUBV8', puntaje: 0 },
      { mecanismo: 'FRPD', ejeFomento: 'Ciencia' },
    ] as const;
    for (const iniciativa of completas) expect(regla.atributosFaltantes(iniciativa)).toBeUndefined();
  });

  it('no bastan si el FRIL supera su tope', () => {
    expect(
      regla.atributosFaltantes({ mecanismo: 'FRIL', subtipoFril: 'AREAS_VERDES', cumpleTopeUtm: false }),
    ).toMatch(/^La iniciativa supera el tope/);
    expect(regla.atributosFaltantes({ mecanismo: 'TRANSFER', cumpleTopeUtm: false })).toBeUndefined();
  });
});

it('un FRIL no pasa de su tope', () => {
  const fril = (montoAprobado?: number) =>
    regla.sobreTopeFril({ mecanismo: 'FRIL', ...(montoAprobado ? { montoAprobado } : {}) }, 4545, 70_000);
  expect(fril()).toBeUndefined();
  expect(fril(4545 * 70_000)).toBeUndefined();
  expect(fril(4545 * 70_000 + 1)).toMatch(
    /^El monto aprobado pasa del tope del FRIL, 4545 UTM \(\$\s?318\.150\.000\)/,
  );
  expect(regla.sobreTopeFril({ mecanismo: 'SNI', montoAprobado: 10 ** 12 }, 4545, 70_000)).toBeUndefined();
});

it('una recomendación vale tres años presupuestarios', () => {
  expect(regla.recomendacionVencida('2023-12-31', '2026-01-01')).toBeUndefined();
  expect(regla.recomendacionVencida('2023-01-01', '2026-12-31')).toBeUndefined();
  expect(regla.recomendacionVencida('2022-12-31', '2026-01-01')).toMatch(
    /^La recomendación tiene más de tres/,
  );
  expect(regla.recomendacionVencida(undefined, '2026-01-01')).toBeUndefined();
});

it('el avance solo baja con una explicación', () => {
  const antes = { avanceFisico: 50, avanceFinanciero: 40 };
  expect(regla.avanceSinExplicar(antes, { avanceFisico: 50 })).toBeUndefined();
  expect(regla.avanceSinExplicar(antes, { avanceFisico: 60, avanceFinanciero: 41 })).toBeUndefined();
  expect(regla.avanceSinExplicar({}, { avanceFisico: 0 })).toBeUndefined();
  expect(regla.avanceSinExplicar({}, {})).toBeUndefined();
  for (const ahora of [{ avanceFisico: 49 }, { avanceFisico: 50, avanceFinanciero: 39 }]) {
    expect(regla.avanceSinExplicar(antes, ahora)).toMatch(/^El avance baja/);
    expect(regla.avanceSinExplicar(antes, ahora, '  ')).toMatch(/^El avance baja/);
    expect(regla.avanceSinExplicar(antes, ahora, 'Se corrigió la medición')).toBeUndefined();
  }
});

it('la recepción provisoria pide la obra terminada', () => {
  expect(regla.avanceIncompleto(100)).toBeUndefined();
  expect(regla.avanceIncompleto(99.9)).toMatch(/no llega a 100/);
  expect(regla.avanceIncompleto(undefined)).toMatch(/no llega a 100/);
});

it('los empleos se suman cuando alguno se conoce', () => {
  expect(regla.empleosTotales()).toBeUndefined();
  expect(regla.empleosTotales(2)).toBe(2);
  expect(regla.empleosTotales(undefined, 3)).toBe(3);
  expect(regla.empleosTotales(2, 3)).toBe(5);
});
