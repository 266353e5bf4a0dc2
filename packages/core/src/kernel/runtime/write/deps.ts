import type { Product } from '../../declare/product.ts';
import { accessOver } from '../access/access.ts';
import type { Reloj } from '../clock/reloj.ts';
import { createExtraFields, type ExtraFields } from '../extra.ts';
import { createParameters, type Parameters } from '../parameters.ts';
import type { Store } from '../store/store.ts';
import type { WriteDeps } from './context.ts';

/** What writes need, with what is remembered of each institution's settings. */
export interface Kernel {
  readonly write: WriteDeps;
  readonly extra: ExtraFields;
  readonly parameters: Parameters;
}

/** What a kernel is made with besides its product and its store. */
export interface KernelParts {
  readonly newId: () => string;
  readonly clock: Reloj;
  /** Makes the entries of the index of people. */
  readonly personKey: string;
}

/** Puts together what writes need over a product and its store, once per function. */
export const createKernel = (
  product: Product,
  store: Store,
  { newId, clock, personKey }: KernelParts,
): Kernel => {
  const extra = createExtraFields(store);
  const parameters = createParameters(store, product);
  const write: WriteDeps = {
    product,
    store,
    access: accessOver(product),
    personKey,
    newId,
    extraFields: extra.of,
    parameters: parameters.of,
    clockOf: () => clock,
  };
  return { write, extra, parameters };
};
