import { type DatedValue, parameterOn } from '../declare/parameter.ts';
import type { Product } from '../declare/product.ts';
import { rememberRecords } from './remembered.ts';
import type { Store } from './store/store.ts';
import type { StoredRecord } from './stored.ts';

/** Value of a parameter on a date; nothing when no pack declares it. */
export type ParameterValues = (name: string, on: string) => number | undefined;

/** The parameters of each institution, remembered for five minutes or until one of them is written here. */
export interface Parameters {
  readonly of: (tenant: string) => Promise<ParameterValues>;
  readonly forget: (tenant: string) => void;
}

const datedValue = ({ data }: StoredRecord): DatedValue => ({
  from: String(data.desde),
  value: Number(data.valor),
});

/** Joins the values packs declare with those each institution set. */
export const createParameters = (store: Store, product: Product, now?: () => number): Parameters => {
  const sets = product.parameterSets.map((set) => ({
    ...set,
    own: set.module && rememberRecords(store, set.module, now),
  }));
  return {
    of: async (tenant) => {
      const records = (await Promise.all(sets.map(({ own }) => (own ? own.of(tenant) : [])))).flat();
      const declared = new Map(sets.flatMap((set) => Object.entries(set.declared)));
      return (name, on) => {
        const parameter = declared.get(name);
        const own = records.filter(({ data }) => data.parametro === name).map(datedValue);
        return parameter && parameterOn(parameter, own, on);
      };
    },
    forget: (tenant) => {
      for (const { own } of sets) if (own) own.forget(tenant);
    },
  };
};
