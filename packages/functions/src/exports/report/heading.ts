import type { Field } from '@gore/core/kernel/declare/field.ts';
import { formatearFecha } from '@gore/core/kernel/declare/valores/fecha.ts';
import type { Heading } from '@gore/core/reports/document.ts';
import type { Gathering } from './gathering.ts';

/** What a document says of itself besides what it holds. */
export interface HeadingPorts {
  readonly institutionName: (tenant: string) => Promise<string>;
  /** Where the portal is opened. */
  readonly origin: string;
  readonly now: () => number;
}

const wordsOf = async (
  { readModel, reach }: Gathering,
  { choices, module, kind }: Field,
  value: unknown,
): Promise<string> => {
  const values = (Array.isArray(value) ? value : [value]).map(String);
  if (choices) return values.map((one) => choices[one] ?? one).join(', ');
  if (kind === 'date') return values.map(formatearFecha).join(', ');
  if (!module) return values.join(', ');
  if (!reach.counted.access(module)) return 'otro';
  const found = await readModel.options(reach.counted, { module, ids: values });
  return values.map((one) => found.find(({ id }) => id === one)?.label ?? 'otro').join(', ');
};

/** Parameters that say which columns there are say nothing about the rows. */
const isOfRows = ({ kind }: Field): boolean => kind !== 'choices';

/** The record a report is about, by its code and its name. */
const aboutRecord = async ({ readModel, reach, request }: Gathering): Promise<string | undefined> => {
  const { report, record } = request;
  if (!report.of || !record) return undefined;
  const [found] = await readModel.options(reach.counted, { module: report.of, ids: [record] });
  return found && [found.codigo, found.label].filter(Boolean).join(' · ');
};

/** What stands over a report: whose it is, who asked for it and when, what was asked, and where it is verified. */
export const headingOf = async (
  gathering: Gathering,
  { institutionName, origin, now }: HeadingPorts,
  code: string,
): Promise<Heading> => {
  const { write, request, reach, zone } = gathering;
  const { tenant, actor, clock } = reach.counted;
  const hour = new Intl.DateTimeFormat('es-CL', { timeZone: zone, timeStyle: 'short', hourCycle: 'h23' });
  const made = `${formatearFecha(clock.today)} ${hour.format(now())}`;
  const author = request.outside
    ? undefined
    : await write.store.get({ tenant, module: 'usuario', id: actor.id });
  const asked = Object.entries(request.report.params).filter(
    ([name, field]) => isOfRows(field) && request.params[name] !== undefined,
  );
  const words = await Promise.all(
    asked.map(
      async ([name, field]) => `${field.label}: ${await wordsOf(gathering, field, request.params[name])}`,
    ),
  );
  return {
    institution: await institutionName(tenant),
    title: request.report.label,
    lines: [
      `Datos al ${made}${author ? ` · ${String(author.data.nombre)}` : ''}`,
      (await aboutRecord(gathering)) ?? (words.join(' · ') || 'Sin filtros'),
    ],
    verify: `${origin}/verificar/${code}`,
  };
};
