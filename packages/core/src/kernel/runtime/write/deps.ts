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

/** Puts together what writes need over a product and its store, once per function. */
export const createKernel = (
  product: Product,
  store: Store,
  { newId, clock }: { readonly newId: () => string; readonly clock: Reloj },
): Kernel => {
  const extra = createExtraFields(store);
  const parameters = createParameters(store, product);
  const write: WriteDeps = {
    product,
    store,
    access: accessOver(product),
    newId,
    extraFields: extra.of,
    parameters: parameters.of,
    clockOf: () => clock,
  };
  return { write, extra, parameters };
};
