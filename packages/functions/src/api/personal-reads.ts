import type { AnyModule } from '@gore/core/kernel/declare/module.ts';
import { personalValues } from '@gore/core/kernel/declare/personal.ts';
import { leerRut } from '@gore/core/kernel/declare/valores/rut.ts';
import type { Access } from '@gore/core/kernel/runtime/access/access.ts';
import { createReadLog } from '@gore/core/kernel/runtime/audit/reads.ts';
import { GoreError } from '@gore/core/kernel/runtime/error.ts';
import type { Context } from 'hono';
import { type ApiEnv, sessionOf } from '../http/env.ts';
import { traceOf } from '../http/log.ts';
import type { ApiPorts } from './ports.ts';

/** Header in which a person says what a search by RUN is for; percent-encoded, as headers carry no accents. */
const header = 'x-finalidad';
const shortest = 5;
const longest = 200;
const mostRecords = 50;

/** People's numbers lie below this one; above begin those of companies and the codes of public investment. */
const highestRun = 30_000_000;

/** Somebody's RUN as it is typed: with its dash or dots, since eight bare digits may be anything. */
const isRun = (text: string): boolean => {
  const read = /[-.kK]/.test(text) ? leerRut(text) : undefined;
  return read?.ok === true && Number(read.rut.slice(0, -2)) < highestRun;
};

const askedPurpose = (c: Context<ApiEnv>): string | undefined => {
  const raw = c.req.header(header);
  if (raw === undefined) return undefined;
  try {
    return decodeURIComponent(raw).trim().slice(0, longest);
  } catch {
    return undefined;
  }
};

/** Whether these roles find people of the module by their RUN. */
const seesRun = (access: Access, module: AnyModule): boolean =>
  access.may(module.name, 'leer') &&
  Object.entries(module.fields).some(
    ([name, { kind, options }]) =>
      kind === 'rut' && options.personal && !access.hidden(module.name).has(name),
  );

/** What a request is about to show. */
interface Shown {
  readonly module: AnyModule;
  readonly access: Access;
  readonly records: readonly string[];
  /** Names of the values in the answer. */
  readonly values: readonly string[];
}

/**
 * Notes reads of personal data with their purpose (Ley 21.719): it follows from role and module, and is asked for when
 * somebody searches by RUN or enters with a break-glass account.
 */
export const personalReads = ({ write, now, log }: Pick<ApiPorts, 'write' | 'now' | 'log'>) => {
  const reads = createReadLog(write.store, write.newId, now);
  const { product } = write;

  return {
    /** @throws GoreError `FINALIDAD_REQUERIDA` for a search by RUN that does not say what for. */
    requirePurpose: (
      c: Context<ApiEnv>,
      searched: Iterable<string>,
      modules: readonly AnyModule[] = product.modules,
    ): void => {
      const byRun = [...searched].some(isRun);
      const access = write.access(sessionOf(c).actor);
      if (
        !byRun ||
        !modules.some((module) => seesRun(access, module)) ||
        (askedPurpose(c)?.length ?? 0) >= shortest
      )
        return;
      throw new GoreError(
        'invalido',
        'Buscar por RUN es consultar datos personales: indique para qué lo necesita.',
        {
          code: 'FINALIDAD_REQUERIDA',
        },
      );
    },

    /** Notes what an answer shows; nothing when none of it is personal. */
    note: async (c: Context<ApiEnv>, { module, access, records, values }: Shown): Promise<void> => {
      const hidden = access.hidden(module.name);
      const personal = personalValues(module);
      const fields = values.filter((name) => personal.has(name) && !hidden.has(name));
      if (!fields.length || !records.length) return;
      const { actor } = sessionOf(c);
      const roles = actor.roles.map((code) => product.roles[code] ?? code).join(', ');
      const purpose = askedPurpose(c) || actor.purpose;
      try {
        await reads.note({
          tenant: actor.tenant,
          actor: actor.id,
          module: module.name,
          records: records.slice(0, mostRecords),
          fields,
          purpose: purpose || `${module.label.many}: funciones de ${roles}`,
          asked: Boolean(purpose),
          ip: c.get('address'),
          requestId: c.get('requestId'),
        });
      } catch (error) {
        // Whoever works must not wait for the log; that it failed is told to those who watch.
        log.error('lectura_sin_anotar', { metrica: 'LecturaSinAnotar', ...traceOf(error) });
      }
    },
  };
};

/** What `personalReads` makes. */
export type PersonalReads = ReturnType<typeof personalReads>;
