import type { Json } from '@gore/core/kernel/declare/json.ts';
import type { Product } from '@gore/core/kernel/declare/product.ts';
import { isId, readValues } from '@gore/core/kernel/declare/read.ts';
import type { Report, ReportFormat } from '@gore/core/kernel/declare/report.ts';
import { invalid, notFound } from '@gore/core/kernel/runtime/refusals.ts';

/** A report somebody asks for. */
export interface ReportRequest {
  readonly report: Report;
  readonly params: Readonly<Record<string, Json | undefined>>;
  /** The record it is about, of a report that is about one. */
  readonly record: string | undefined;
  readonly format: ReportFormat;
  /** It goes to an address outside the institution: it holds no personal data. */
  readonly outside: boolean;
  /** Why the person looks at personal data, when the institution asks. */
  readonly purpose: string | undefined;
}

type Raw = Readonly<Record<string, unknown>>;

const isRaw = (raw: unknown): raw is Raw => typeof raw === 'object' && raw !== null && !Array.isArray(raw);

/** What a request says in the record of a job, so that it reads back the same. */
export const writeReportRequest = ({ report, params, record, format, outside, purpose }: ReportRequest) => ({
  informe: report.name,
  parametros: Object.fromEntries(Object.entries(params).filter(([, value]) => value !== undefined)),
  registro: record ?? null,
  formato: format,
  externo: outside,
  finalidad: purpose ?? null,
});

/**
 * Reads what somebody asks for.
 *
 * @throws GoreError for a report nobody declares, and for parameters it cannot be made with; each fault is named.
 */
export const readReportRequest = (product: Product, raw: unknown): ReportRequest => {
  const { informe, parametros, registro, formato, externo, finalidad } = isRaw(raw) ? raw : {};
  const report = product.reports.get(String(informe));
  if (!report) throw notFound();
  const { values, faults } = readValues(report.params, isRaw(parametros) ? parametros : {}, {
    complete: true,
  });
  const format = report.formats.find((one) => one === formato);
  const record = isId(registro) ? registro : undefined;
  const all = [
    ...faults,
    ...(format ? [] : [{ field: 'formato', message: 'Elija uno de los formatos de este informe.' }]),
    ...(report.of && !record ? [{ field: 'registro', message: 'Diga de qué registro es la ficha.' }] : []),
  ];
  if (!format || all.length) throw invalid(all);
  return {
    report,
    params: values,
    record: report.of ? record : undefined,
    format,
    outside: externo === true,
    purpose: typeof finalidad === 'string' ? finalidad : undefined,
  };
};
