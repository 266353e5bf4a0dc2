import type { Store } from '../../kernel/runtime/store/store.ts';
import type { Means } from '../sign-in-log.ts';

/** What an institution decided about signing in. */
export interface SignInPolicy {
  /** Ways to sign in it allows, ClaveÚnica when it named none. */
  readonly means: readonly Means[];
  /** Roles that must use a second factor with a local account. */
  readonly secondFactorRoles: readonly string[];
}

const known: readonly Means[] = ['claveunica', 'institucional', 'local'];

const texts = (value: unknown): readonly string[] => (Array.isArray(value) ? value.map(String) : []);

/** Reads the policy from the values of an institution's record: `ingresos` and `rolesSegundoFactor`. */
export const signInPolicy = (data: Readonly<Record<string, unknown>>): SignInPolicy => {
  const named = texts(data.ingresos);
  return {
    means: named.length ? known.filter((one) => named.includes(one)) : ['claveunica'],
    secondFactorRoles: texts(data.rolesSegundoFactor),
  };
};

/** Reads the policy of institutions by their id. */
export const createPolicies =
  (store: Pick<Store, 'get'>) =>
  async (tenant: string): Promise<SignInPolicy> =>
    signInPolicy((await store.get({ tenant, module: 'institucion', id: tenant }))?.data ?? {});

/** Whether somebody with these roles must use a second factor. */
export const mustUseSecondFactor = (
  { secondFactorRoles }: Pick<SignInPolicy, 'secondFactorRoles'>,
  roles: readonly string[],
): boolean => roles.some((role) => secondFactorRoles.includes(role));
