import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { levelsInOrder } from '../kernel/declare/alert.ts';
import { judge, type Standing, type Wanted } from './judge.ts';

const level = fc.constantFrom(...levelsInOrder);
const huella = fc.constantFrom('a', 'b');
const today = '2026-11-22';
const wanted: fc.Arbitrary<Wanted | undefined> = fc.option(fc.record({ nivel: level, huella }), {
  nil: undefined,
});
const standing: fc.Arbitrary<Standing | undefined> = fc.option(
  fc.record(
    {
      estado: fc.constantFrom('ACTIVA', 'POSPUESTA', 'ATENDIDA', 'CERRADA'),
      nivel: level,
      huella,
      pospuestaHasta: fc.constantFrom('2026-11-21', '2026-11-22', '2026-11-23'),
    },
    { requiredKeys: ['estado', 'nivel', 'huella'] },
  ),
  { nil: undefined },
);

/** What becomes of an alert once a move is done. */
const done = (want: Wanted | undefined, standing: Standing | undefined): Standing | undefined => {
  switch (judge(want, standing, today)) {
    case undefined:
      return standing;
    case 'cerrar':
      return standing && { ...standing, estado: 'CERRADA' };
    case 'actualizar':
      return standing && want && { ...standing, ...want };
    default:
      return want && { ...want, estado: 'ACTIVA' };
  }
};

describe('what has to be done about an alert', () => {
  it('is done once: judged again, there is nothing to do', () => {
    fc.assert(
      fc.property(wanted, standing, (want, before) => {
        expect(judge(want, done(want, before), today)).toBeUndefined();
      }),
    );
  });

  it('is nothing when it says what is so already', () => {
    fc.assert(
      fc.property(wanted, standing, (want, before) => {
        fc.pre(judge(want, before, today) === undefined);
        expect(done(want, before)).toBe(before);
      }),
    );
  });

  it('leaves it open exactly while there is cause', () => {
    fc.assert(
      fc.property(wanted, standing, (want, before) => {
        const after = done(want, before);
        expect(after !== undefined && after.estado !== 'CERRADA').toBe(want !== undefined);
      }),
    );
  });

  it('puts it in front of people again only when it rises, returns, or its day comes', () => {
    fc.assert(
      fc.property(wanted, standing, (want, before) => {
        fc.pre(want !== undefined && before !== undefined && before.estado !== 'ACTIVA');
        const after = done(want, before);
        const rises =
          levelsInOrder.indexOf(want?.nivel ?? 'INFO') > levelsInOrder.indexOf(before?.nivel ?? 'INFO');
        const isDue =
          before?.estado === 'POSPUESTA' &&
          before.pospuestaHasta !== undefined &&
          before.pospuestaHasta <= today;
        expect(after?.estado === 'ACTIVA').toBe(before?.estado === 'CERRADA' || rises || isDue);
      }),
    );
  });
});
