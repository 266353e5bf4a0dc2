import type { AnyModule } from '@gore/core/kernel/declare/module.ts';
import type { Product } from '@gore/core/kernel/declare/product.ts';
import { type Attachable, carries, kindsOf } from '@gore/core/kernel/declare/subject.ts';
import { tellersOf } from '@gore/core/kernel/declare/tellers.ts';
import type { Access } from '@gore/core/kernel/runtime/access/access.ts';
import { viewHanging } from '@gore/core/kernel/runtime/view/hanging.ts';
import type { Hono } from 'hono';
import type { ApiEnv } from '../http/env.ts';
import { commandOf } from './command.ts';
import type { ApiPorts } from './ports.ts';

const addresses: Readonly<Record<string, Attachable>> = {
  documentos: 'documents',
  comentarios: 'comments',
  alertas: 'alerts',
};

/** Reads what hangs on a record: its documents, its comments and its alerts. */
export const hangingRoutes = (app: Hono<ApiEnv>, { write }: Pick<ApiPorts, 'write'>): void => {
  for (const [address, as] of Object.entries(addresses))
    app.get(`/api/v1/:modulo/:id/${address}`, async (c) => {
      const { modulo, id } = c.req.param();
      return c.json(await viewHanging(write, commandOf(c), { module: modulo, id, as }));
    });
};

/** What hangs on the records of a module for one actor, and whose histories are told with theirs. */
export interface HangingSchema {
  /** Kinds of documents; absent where records carry none. */
  readonly documentos?: readonly { readonly name: string; readonly label: string }[];
  readonly comentarios?: true;
  readonly alertas?: true;
  readonly relatos: readonly {
    readonly module: string;
    readonly label: string;
    /** Fields that only say to which record they belong. */
    readonly ties: readonly string[];
  }[];
}

/** Describes it. */
export const hangingSchema = (product: Product, module: AnyModule, access: Access): HangingSchema => {
  const hung = product.modules.flatMap(({ name, subject }) =>
    subject && carries(module, subject.as) && access.may(name, 'leer') ? [subject] : [],
  );
  const documents = hung.find(({ as }) => as === 'documents');
  const tellers = Map.groupBy(tellersOf(product.modules, module), (teller) => teller.module);
  return {
    ...(documents
      ? {
          documentos: Object.entries(kindsOf(module, documents)).map(([name, { label }]) => ({
            name,
            label,
          })),
        }
      : {}),
    ...(hung.some(({ as }) => as === 'comments') ? { comentarios: true as const } : {}),
    ...(hung.some(({ as }) => as === 'alerts') ? { alertas: true as const } : {}),
    relatos: [...tellers].flatMap(([name, found]) => {
      const teller = access.may(name, 'leer') ? product.find(name) : undefined;
      const ties = found.flatMap(({ by, of }) => (of === undefined ? [by] : [by, of]));
      return teller ? [{ module: name, label: teller.label.many, ties }] : [];
    }),
  };
};
