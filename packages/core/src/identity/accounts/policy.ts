import type { Store } from '../../kernel/runtime/store/store.ts';
import type { Means } from '../sign-in-log.ts';

/** What an institution decided about signing in. */
export interface SignInPolicy {
  readonly means: readonly Means[];
  /** Roles that must use a second factor with a local account. */
  readonly secondFactorRoles: readonly string[];
}

const known: readonly Means[] = ['claveunica', 'institucional', 'local'];

const texts = (value: unknown): readonly string[] | undefined =>
  Array.isArray(value) ? value.map(String) : undefined;

/**
 * Reads the policy from the institution's record: `ingresos` and `rolesSegundoFactor`.
 *
 * @param usual ways to sign in of an institution that named none
 */
export const createPolicies =
  (store: Store, usual: readonly Means[]) =>
  async (tenant: string): Promise<SignInPolicy> => {
    const { data = {} } = (await store.get({ tenant, module: 'institucion', id: tenant })) ?? {};
    const named = texts(data.ingresos);
    return {
      means: named?.length ? known.filter((one) => named.includes(one)) : usual,
      secondFactorRoles: texts(data.rolesSegundoFactor) ?? [],
    };
  };

/** Whether somebody with these roles must use a second factor. */
export const mustUseSecondFactor = (
  { secondFactorRoles }: Pick<SignInPolicy, 'secondFactorRoles'>,
  roles: readonly string[],
): boolean => roles.some((role) => secondFactorRoles.includes(role));
