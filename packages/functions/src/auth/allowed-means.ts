import type { Means } from '@gore/core/identity/sign-in-log.ts';
import type { Store } from '@gore/core/kernel/runtime/store/store.ts';

/** Ways to sign in an institution may allow; one that says nothing allows each that is set up. */
const means: readonly Means[] = ['claveunica', 'institucional', 'local'];

/** Reads from the record of an institution the ways to sign in it allows. */
export const createAllowedMeans =
  (store: Pick<Store, 'get'>) =>
  async (tenant: string): Promise<ReadonlySet<Means>> => {
    const record = await store.get({ tenant, module: 'institucion', id: tenant });
    const { ingresos } = record?.data ?? {};
    return new Set(Array.isArray(ingresos) ? means.filter((one) => ingresos.includes(one)) : means);
  };
