import type { ReadModel } from '@gore/core/kernel/readmodel/query.ts';
import { GoreError } from '@gore/core/kernel/runtime/error.ts';
import { mostPages } from '@gore/core/reports/document.ts';
import type { Hono } from 'hono';
import { reachFor } from '../exports/report/reach.ts';
import { readReportRequest } from '../exports/report/request.ts';
import type { ApiEnv } from '../http/env.ts';
import { commandOf } from './command.ts';
import type { QueryPorts } from './queries.ts';
import { asking } from './read-context.ts';

const parsed = (raw: string | undefined): unknown => {
  try {
    return JSON.parse(raw ?? '{}');
  } catch {
    throw new GoreError('malformado', 'Los parámetros del informe no se entienden. Recargue la página.');
  }
};

/** What a report will contain for whoever asks, before it is made: its parts, their rows, and about how many pages. */
export const reportEstimateRoute = (
  app: Hono<ApiEnv>,
  { write, timeZone }: Pick<QueryPorts, 'write' | 'timeZone'>,
  readModel: ReadModel,
): void => {
  app.get('/api/v1/informes/estimacion', async (c) => {
    const { informe, parametros, formato, registro } = c.req.query();
    const request = readReportRequest(write.product, {
      informe,
      parametros: parsed(parametros),
      formato,
      registro,
    });
    const reach = await reachFor(write, commandOf(c), request, timeZone);
    const gathering = { write, readModel, zone: timeZone, request, reach, noted: async () => undefined };
    const { estimate } = await import('../exports/report/estimate.ts');
    const { gatherSection } = await import('../exports/report/sections.ts');
    const parts = await asking(() =>
      Promise.all(request.report.sections.map((section) => gatherSection(gathering, section))),
    );
    const { pages, documents } = estimate(request.report, parts);
    return c.json({
      data: {
        partes: parts.map(({ title, total, paper, note }) => ({
          title,
          ...(paper ? {} : { filas: total }),
          ...(note ? { nota: note } : {}),
        })),
        paginas: pages,
        documentos: documents,
        maximo: mostPages,
      },
    });
  });
};
