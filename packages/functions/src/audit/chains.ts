import { createHash } from 'node:crypto';
import type { Product } from '@gore/core/kernel/declare/product.ts';
import { numeroDeDia } from '@gore/core/kernel/declare/valores/fecha.ts';
import {
  allChains,
  chainSeen,
  chainsTouched,
  type SeenChain,
} from '@gore/core/kernel/readmodel/audit-witness.ts';
import type { Store } from '@gore/core/kernel/runtime/store/store.ts';
import type { SqlPool } from '@gore/core/ports/sql.ts';
import { boundsOf } from './digests.ts';

/** What a verification is about. */
export type Scope =
  | { readonly alcance: 'REGISTRO'; readonly modulo: string; readonly registro: string }
  | { readonly alcance: 'DIA'; readonly dia: string }
  | { readonly alcance: 'COMPLETA' | 'NOCTURNA' };

/** What finding chains needs. */
export interface ChainPorts {
  readonly store: Store;
  readonly pool: SqlPool;
  readonly product: Product;
}

/** Nights after which every chain has been verified once. */
const nights = 30;
const pageSize = 1000;

/** The night of the round a chain is verified in: the same for ever, and spread evenly. */
export const nightOf = ({ module, id }: Pick<SeenChain, 'module' | 'id'>): number =>
  createHash('sha256').update(`${module}/${id}`).digest().readUInt32BE(0) % nights;

const nameOf = ({ module, id }: Pick<SeenChain, 'module' | 'id'>) => `${module}/${id}`;

/** Every chain anybody knows of: those with a record, and those the read model has seen. */
const everyChain = async (
  { store, pool, product }: ChainPorts,
  tenant: string,
): Promise<readonly SeenChain[]> => {
  const chains = new Map((await allChains(pool, tenant)).map((chain) => [nameOf(chain), chain]));
  for (const { name } of product.modules) {
    let from: Readonly<Record<string, unknown>> | undefined;
    do {
      const { keys, next } = await store.newest(tenant, name, pageSize, from);
      for (const { module, id } of keys) {
        const key = nameOf({ module, id });
        if (!chains.has(key)) chains.set(key, { module, id, seen: 0 });
      }
      from = next;
    } while (from);
  }
  return [...chains.values()];
};

/**
 * The chains a verification has to examine.
 *
 * @param today in UTC: a night takes what changed since the day before, and a thirtieth of the rest.
 */
export const chainsIn = async (
  ports: ChainPorts,
  tenant: string,
  scope: Scope,
  today: string,
): Promise<readonly SeenChain[]> => {
  if (scope.alcance === 'REGISTRO') {
    const { modulo: module, registro: id } = scope;
    return [(await chainSeen(ports.pool, tenant, module, id)) ?? { module, id, seen: 0 }];
  }
  if (scope.alcance === 'DIA') return chainsTouched(ports.pool, tenant, ...boundsOf(scope.dia));
  const every = await everyChain(ports, tenant);
  if (scope.alcance === 'COMPLETA') return every;
  const [from] = boundsOf(new Date((numeroDeDia(today) - 1) * 86_400_000).toISOString().slice(0, 10));
  const [, until] = boundsOf(today);
  const touched = new Set((await chainsTouched(ports.pool, tenant, from, until)).map(nameOf));
  const night = numeroDeDia(today) % nights;
  return every.filter((chain) => touched.has(nameOf(chain)) || nightOf(chain) === night);
};
