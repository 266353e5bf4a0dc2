import type { AnyModule } from '../../declare/module.ts';
import { always, type Predicate } from '../../declare/predicate.ts';
import type { Product } from '../../declare/product.ts';
import { relojFijo } from '../../runtime/clock/reloj.ts';
import { ruleClock } from '../../runtime/write/context.ts';
import type { ReadClock, ReadContext } from '../context.ts';

/** The Tuesday after clocks went forward in Chile, at noon; the national holidays lie a week ahead. */
const NOW = '2024-09-10T15:00:00.000Z';

const reloj = relojFijo(NOW);

/** The clock of the tests, fixed. */
export const clock: ReadClock = { ...ruleClock(reloj), zone: reloj.zona };

const namesOf = ({ fields, computed, rollups, derived }: AnyModule): readonly string[] =>
  [fields, computed, rollups, derived].flatMap((part) => Object.keys(part));

/** What a test's reader may see, by module; what is not said is open. */
export interface Sights {
  readonly tenant?: string;
  readonly scopes?: Readonly<Record<string, Predicate>>;
  readonly hidden?: Readonly<Record<string, readonly string[]>>;
  /** Modules out of reach. */
  readonly without?: readonly string[];
}

/** Somebody who reads a product: everything, but for what is said. */
export const readerOf = (
  product: Product,
  { tenant = 't', scopes = {}, hidden = {}, without = [] }: Sights = {},
): ReadContext => ({
  tenant,
  actor: { id: 'yo', tenant, roles: ['r1'], units: ['d1'], subtree: ['d1', 'd2'] },
  clock,
  param: (name) => (name === 'umbral' ? 2 : undefined),
  access: (name) => {
    const module = without.includes(name) ? undefined : product.find(name);
    return (
      module && {
        scope: scopes[name] ?? always,
        readable: new Set(namesOf(module).filter((field) => !hidden[name]?.includes(field))),
      }
    );
  },
});
