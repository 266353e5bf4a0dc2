import { describe, expect, it } from 'vitest';
import { diaDeSemana } from '../../declare/valores/fecha.ts';
import { feriadosDelAnio, type Jurisdiccion } from './feriados.ts';

const CHILLAN: Jurisdiccion = { comuna: '16101' };

const dias = (anio: number, jurisdiccion?: Jurisdiccion): readonly string[] =>
  feriadosDelAnio(anio, jurisdiccion).map(({ fecha }) => fecha.slice(5));

const llamado = (nombre: string, anio: number, jurisdiccion?: Jurisdiccion): readonly string[] =>
  feriadosDelAnio(anio, jurisdiccion).flatMap((feriado) =>
    feriado.nombre === nombre ? [feriado.fecha] : [],
  );

/** Days that were holidays in every year from 2016 to 2035. */
const FIJOS = '01-01 05-01 05-21 07-16 08-15 09-18 09-19 11-01 12-08 12-25';

/** The other national holidays of each year as published, Easter weekend first. */
const MOVILES: Readonly<Record<number, string>> = {
  2016: '03-25 03-26 06-27 10-10 10-31',
  2017: '04-14 04-15 01-02 04-19 06-26 10-09 10-27',
  2018: '03-30 03-31 07-02 09-17 10-15 11-02',
  2019: '04-19 04-20 06-29 09-20 10-12 10-31',
  2020: '04-10 04-11 06-29 10-12 10-31',
  2021: '04-02 04-03 06-21 06-28 09-17 10-11 10-31',
  2022: '04-15 04-16 06-21 06-27 09-16 10-10 10-31',
  2023: '04-07 04-08 01-02 06-21 06-26 10-09 10-27',
  2024: '03-29 03-30 06-20 06-29 09-20 10-12 10-31',
  2025: '04-18 04-19 06-20 06-29 10-12 10-31',
  2026: '04-03 04-04 06-21 06-29 10-12 10-31',
  2027: '03-26 03-27 06-21 06-28 09-17 10-11 10-31',
  2028: '04-14 04-15 06-20 06-26 10-09 10-27',
  2029: '03-30 03-31 06-20 07-02 09-17 10-15 11-02',
  2030: '04-19 04-20 06-21 06-29 09-20 10-12 10-31',
  2031: '04-11 04-12 06-21 06-29 10-12 10-31',
  2032: '03-26 03-27 06-20 06-28 09-17 10-11 10-31',
  2033: '04-15 04-16 06-20 06-27 10-10 10-31',
  2034: '04-07 04-08 01-02 06-21 06-26 10-09 10-27',
  2035: '03-23 03-24 06-21 07-02 09-17 10-15 11-02',
};

/**
 * Instant of the June solstice by the mean series of J. Meeus (Astronomical Algorithms, ch. 27), right to
 * some twenty minutes. The year it brings nearest to midnight in Chile, 2046, lies 22 minutes after it.
 */
const solsticioDeJunio = (anio: number): Date => {
  const y = (anio - 2000) / 1000;
  const juliano = 2451716.56767 + 365241.62603 * y + 0.00325 * y ** 2 + 0.00888 * y ** 3 - 0.0003 * y ** 4;
  return new Date((juliano - 2440587.5) * 86_400_000);
};

describe('national holidays', () => {
  it.each(Object.entries(MOVILES))('of %s', (anio, moviles) => {
    expect(dias(Number(anio))).toStrictEqual(`${FIJOS} ${moviles}`.split(' ').sort());
  });

  it('come in order, all within their year, with name and law', () => {
    for (let anio = 1990; anio <= 2060; anio += 1) {
      const feriados = feriadosDelAnio(anio, CHILLAN);
      const fechas = feriados.map(({ fecha }) => fecha);
      expect(fechas).toStrictEqual(fechas.toSorted());
      expect(fechas.every((fecha) => fecha.startsWith(`${anio}-`))).toBe(true);
      for (const { nombre, norma } of feriados) {
        expect(nombre).toMatch(/^[A-ZÁÉÍÓÚÑ]/);
        expect(norma).toMatch(/^(Ley|Leyes|Código del Trabajo)\b.*\d/);
      }
    }
  });

  it('name the law of each', () => {
    expect(feriadosDelAnio(2027, CHILLAN)).toStrictEqual([
      { fecha: '2027-01-01', nombre: 'Año Nuevo', norma: 'Ley 2.977' },
      { fecha: '2027-03-26', nombre: 'Viernes Santo', norma: 'Ley 2.977' },
      { fecha: '2027-03-27', nombre: 'Sábado Santo', norma: 'Ley 2.977' },
      { fecha: '2027-05-01', nombre: 'Día Nacional del Trabajo', norma: 'Código del Trabajo, art. 35' },
      { fecha: '2027-05-21', nombre: 'Día de las Glorias Navales', norma: 'Ley 2.977' },
      { fecha: '2027-06-21', nombre: 'Día Nacional de los Pueblos Indígenas', norma: 'Ley 21.357' },
      { fecha: '2027-06-28', nombre: 'San Pedro y San Pablo', norma: 'Leyes 2.977, 18.432 y 19.668' },
      { fecha: '2027-07-16', nombre: 'Virgen del Carmen', norma: 'Ley 20.148' },
      { fecha: '2027-08-15', nombre: 'Asunción de la Virgen', norma: 'Ley 2.977' },
      { fecha: '2027-08-20', nombre: 'Nacimiento del Prócer de la Independencia', norma: 'Ley 20.768' },
      { fecha: '2027-09-17', nombre: 'Feriado adicional de Fiestas Patrias', norma: 'Ley 20.983' },
      { fecha: '2027-09-18', nombre: 'Independencia Nacional', norma: 'Ley 2.977' },
      { fecha: '2027-09-19', nombre: 'Día de las Glorias del Ejército', norma: 'Ley 2.977' },
      { fecha: '2027-10-11', nombre: 'Encuentro de Dos Mundos', norma: 'Leyes 3.810 y 19.668' },
      { fecha: '2027-10-31', nombre: 'Día de las Iglesias Evangélicas y Protestantes', norma: 'Ley 20.299' },
      { fecha: '2027-11-01', nombre: 'Día de Todos los Santos', norma: 'Ley 2.977' },
      { fecha: '2027-12-08', nombre: 'Inmaculada Concepción', norma: 'Ley 2.977' },
      { fecha: '2027-12-25', nombre: 'Navidad', norma: 'Ley 2.977' },
    ]);
  });

  it('do not exist outside of the years the rules cover', () => {
    expect(feriadosDelAnio(1989)).toStrictEqual([]);
    expect(feriadosDelAnio(2061)).toStrictEqual([]);
    expect(dias(1990)[0]).toBe('01-01');
    expect(dias(2060)[0]).toBe('01-01');
  });
});

describe('laws that came and went', () => {
  it.each([
    ['Corpus Christi', 1990, ['1990-06-14']],
    ['Corpus Christi', 1999, ['1999-06-03']],
    ['Corpus Christi', 2000, ['2000-06-19']],
    ['Corpus Christi', 2006, ['2006-06-12']],
    ['Corpus Christi', 2007, []],
    ['Virgen del Carmen', 2006, []],
    ['Virgen del Carmen', 2007, ['2007-07-16']],
    ['San Pedro y San Pablo', 1999, ['1999-06-29']],
    ['San Pedro y San Pablo', 2000, ['2000-06-26']],
    ['Día del Descubrimiento de América', 1999, ['1999-10-12']],
    ['Día del Descubrimiento de América', 2000, []],
    ['Encuentro de Dos Mundos', 1999, []],
    ['Encuentro de Dos Mundos', 2000, ['2000-10-09']],
    ['Día de la Liberación Nacional', 1998, ['1998-09-11']],
    ['Día de la Liberación Nacional', 1999, []],
    ['Día de la Unidad Nacional', 1998, []],
    ['Día de la Unidad Nacional', 1999, ['1999-09-06']],
    ['Día de la Unidad Nacional', 2000, ['2000-09-04']],
    ['Día de la Unidad Nacional', 2001, ['2001-09-03']],
    ['Día de la Unidad Nacional', 2002, []],
    ['Día de las Iglesias Evangélicas y Protestantes', 2007, []],
    ['Día de las Iglesias Evangélicas y Protestantes', 2008, ['2008-10-31']],
    ['Día Nacional de los Pueblos Indígenas', 2020, []],
    ['Día Nacional de los Pueblos Indígenas', 2021, ['2021-06-21']],
    ['Feriado adicional de Fiestas Patrias', 2001, []],
    ['Feriado adicional de Fiestas Patrias', 2002, []],
    ['Feriado adicional de Fiestas Patrias', 2007, ['2007-09-17']],
    ['Feriado adicional de Fiestas Patrias', 2010, []],
    ['Feriado adicional de Fiestas Patrias', 2013, ['2013-09-20']],
    ['Feriado adicional de Fiestas Patrias', 2021, ['2021-09-17']],
    ['Feriado del Bicentenario', 2009, []],
    ['Feriado del Bicentenario', 2010, ['2010-09-17', '2010-09-20']],
    ['Feriado del Bicentenario', 2011, []],
    ['Feriado adicional de Año Nuevo', 2006, []],
    ['Feriado adicional de Año Nuevo', 2012, []],
    ['Feriado adicional de Año Nuevo', 2017, ['2017-01-02']],
    ['Feriado adicional de Año Nuevo', 2018, []],
    ['Censo de Población', 2016, []],
    ['Censo de Población', 2017, ['2017-04-19']],
    ['Censo de Población', 2018, []],
    ['Feriado adicional', 2021, []],
    ['Feriado adicional', 2022, ['2022-09-16']],
    ['Feriado adicional', 2023, []],
    ['Feriado del cambio de siglo', 1998, []],
    ['Feriado del cambio de siglo', 1999, ['1999-12-31']],
    ['Feriado del cambio de siglo', 2000, []],
  ])('%s in %d', (nombre, anio, fechas) => {
    expect(llamado(nombre, anio)).toStrictEqual(fechas);
  });

  it('moved Corpus Christi from its Thursday to the Monday of that week', () => {
    for (let anio = 1990; anio <= 2006; anio += 1) {
      expect(llamado('Corpus Christi', anio).map(diaDeSemana)).toStrictEqual([anio < 2000 ? 4 : 1]);
    }
  });
});

describe('Día Nacional de los Pueblos Indígenas', () => {
  it.each(Array.from({ length: 39 }, (_, lugar) => 2022 + lugar))(
    'is the solstice of %d in Chile',
    (anio) => {
      const enChile = new Date(solsticioDeJunio(anio).getTime() - 4 * 3_600_000);
      expect(llamado('Día Nacional de los Pueblos Indígenas', anio)).toStrictEqual([
        enChile.toISOString().slice(0, 10),
      ]);
    },
  );
});

describe('holidays of one place', () => {
  it('20 August is one in Chillán and Chillán Viejo only, since 2014', () => {
    expect(dias(2025, CHILLAN)).toContain('08-20');
    expect(dias(2025, { comuna: '16103' })).toContain('08-20');
    expect(dias(2014, CHILLAN)).toContain('08-20');
    expect(dias(2013, CHILLAN)).not.toContain('08-20');
    expect(dias(2025, { comuna: '16102' })).not.toContain('08-20');
    expect(dias(2025)).not.toContain('08-20');
  });

  it('7 June is one in Arica y Parinacota, since 2013', () => {
    expect(dias(2025, { comuna: '15101' })).toContain('06-07');
    expect(feriadosDelAnio(2025, { comuna: '15202' })).toContainEqual({
      fecha: '2025-06-07',
      nombre: 'Asalto y Toma del Morro de Arica',
      norma: 'Ley 20.663',
    });
    expect(dias(2013, { comuna: '15101' })).toContain('06-07');
    expect(dias(2012, { comuna: '15101' })).not.toContain('06-07');
    expect(dias(2025, CHILLAN)).not.toContain('06-07');
    expect(dias(2025)).not.toContain('06-07');
  });
});

describe('extra days', () => {
  const eleccion = { fecha: '2028-10-30', nombre: 'Elecciones', norma: 'Ley 18.700' };
  const feria = { fecha: '2029-01-15', nombre: 'Aniversario regional' };
  const antigua = { fecha: '1985-03-04', nombre: 'Feriado local' };

  it('join the ones of their year, in order', () => {
    const extras = [feria, eleccion, antigua];
    expect(feriadosDelAnio(2028, { extras })).toContainEqual(eleccion);
    expect(feriadosDelAnio(2028, { extras })).not.toContainEqual(feria);
    expect(dias(2029, { extras }).indexOf('01-15')).toBe(1);
    expect(feriadosDelAnio(1985, { extras })).toStrictEqual([antigua]);
  });

  it('come after a legal holiday of the same day', () => {
    const fiesta = { fecha: '2028-12-25', nombre: 'Fiesta local' };
    expect(feriadosDelAnio(2028, { extras: [fiesta] }).slice(-2)).toStrictEqual([
      { fecha: '2028-12-25', nombre: 'Navidad', norma: 'Ley 2.977' },
      fiesta,
    ]);
  });

  it('must be dates', () => {
    expect(() => feriadosDelAnio(2028, { extras: [eleccion, { fecha: '30-10-2028', nombre: 'x' }] })).toThrow(
      new RangeError('An extra holiday must be a business date YYYY-MM-DD.'),
    );
  });
});
