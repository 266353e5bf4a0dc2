import { describeField } from '@gore/core/kernel/declare/describe.ts';
import { modulesOf, type Report } from '@gore/core/kernel/declare/report.ts';
import type { Access } from '@gore/core/kernel/runtime/access/access.ts';
import { GoreError } from '@gore/core/kernel/runtime/error.ts';
import { forbidden, invalid } from '@gore/core/kernel/runtime/refusals.ts';
import { viewRecord } from '@gore/core/kernel/runtime/view/record.ts';
import { createRecord } from '@gore/core/kernel/runtime/write/create.ts';
import type { Timetable } from '@gore/core/reports/schedule/next-runs.ts';
import type { Hono } from 'hono';
import { tenantOfCode } from '../exports/report/code.ts';
import { issuedUnder } from '../exports/report/issued.ts';
import { readReportRequest, writeReportRequest } from '../exports/report/request.ts';
import { type ApiEnv, sessionOf } from '../http/env.ts';
import { createJob, moveJob, onBehalfOf } from '../jobs/job-record.ts';
import { bodyOf, commandOf, moduleOf } from './command.ts';
import { askedPurpose, personalReads } from './personal-reads.ts';
import type { ApiPorts } from './ports.ts';

/** Modules a report reads, that of its record among them. */
const readBy = (report: Report): readonly string[] => [
  ...new Set([...(report.of ? [report.of] : []), ...report.sections.flatMap(modulesOf)]),
];

/** Whether there is anything in a report for somebody. */
const isOpen = (report: Report, access: Access): boolean =>
  report.of ? access.may(report.of, 'leer') : readBy(report).some((name) => access.may(name, 'leer'));

const described = (report: Report, access: Access) => ({
  name: report.name,
  label: report.label,
  about: report.about,
  ...(report.of ? { of: report.of } : {}),
  formats: report.formats,
  params: Object.entries(report.params).map(([name, field]) => describeField(name, field)),
  sections: report.sections.map((section) => ({
    title: section.title,
    kind: section.kind,
    open: modulesOf(section).every((name) => access.may(name, 'leer')),
  })),
});

/** How many of the next times of a schedule people are shown. */
const shownTimes = 6;

const text = (raw: unknown): string => (typeof raw === 'string' ? raw : '');

/** Reports: what there is, making one, sending one by itself, and telling whether a document is genuine. */
export const reportRoutes = (app: Hono<ApiEnv>, ports: ApiPorts): void => {
  const { write, now } = ports;
  const { product } = write;
  const reads = personalReads(ports);

  const timesOf = async (timetable: Timetable, count: number): Promise<readonly string[]> => {
    const { nextTimes } = await import('../schedules/due-reports.ts');
    try {
      return nextTimes(timetable, new Date(now()).toISOString(), count);
    } catch {
      throw invalid([{ field: 'cuando', message: 'Este horario no se entiende: revise sus cinco campos.' }]);
    }
  };

  app.get('/api/v1/informes', (c) => {
    const access = write.access(sessionOf(c).actor);
    const open = [...product.reports.values()].filter((report) => isOpen(report, access));
    return c.json({ data: open.map((report) => described(report, access)) });
  });

  app.post('/api/v1/informes', async (c) => {
    const command = commandOf(c);
    const purpose = askedPurpose(c);
    const request = readReportRequest(product, { ...bodyOf(c), externo: false, finalidad: purpose ?? null });
    const { report } = request;
    if (!isOpen(report, write.access(command.actor))) throw forbidden();
    const [about = ''] = readBy(report);
    reads.requirePurpose(c, Object.values(request.params).map(String), [moduleOf(product, about)]);
    const record = request.record ? await viewRecord(write, command, about, request.record) : undefined;
    const { id, version } = await createJob(write, command, {
      nombre: record ? `${report.label} ${String(record.data.codigo ?? '')}`.trim() : report.label,
      tipo: 'INFORME',
      modulo: about,
      pedido: writeReportRequest(request),
    });
    if (version === 1) await moveJob(write, { tenant: command.actor.tenant, id }, 'encolar');
    return c.json(await viewRecord(write, command, 'proceso', id), 201);
  });

  app.get('/api/v1/informes/proximas', async (c) => {
    const { cuando = '', zona = 'America/Santiago', habiles } = c.req.query();
    const timetable = { cron: cuando, zone: zona, workingDays: habiles === '1' };
    return c.json({ data: await timesOf(timetable, shownTimes) });
  });

  app.post('/api/v1/informes/programar', async (c) => {
    const command = commandOf(c);
    const body = bodyOf(c);
    const request = readReportRequest(product, { ...body, externo: false });
    if (request.report.of)
      throw invalid([{ field: 'informe', message: 'Este informe es de un registro: no se programa.' }]);
    if (!isOpen(request.report, write.access(command.actor))) throw forbidden();
    const timetable = {
      cron: text(body.cuando),
      zone: text(body.zona) || 'America/Santiago',
      workingDays: body.soloHabiles === true,
    };
    const [proxima] = await timesOf(timetable, 1);
    const outcome = await createRecord(
      write,
      { ...command, actor: onBehalfOf(command.actor) },
      moduleOf(product, 'informe_programado'),
      {
        values: {
          nombre: text(body.nombre) || request.report.label,
          informe: request.report.name,
          titulo: request.report.label,
          parametros: writeReportRequest(request).parametros,
          formato: request.format === 'pdf' ? 'PDF' : 'XLSX',
          cuando: timetable.cron,
          zona: timetable.zone,
          soloHabiles: timetable.workingDays,
          proxima,
          destinatarios: Array.isArray(body.destinatarios) ? body.destinatarios : [command.actor.id],
          externos: Array.isArray(body.externos) ? body.externos : [],
        },
      },
    );
    return c.json({ data: outcome }, 201);
  });

  app.get('/api/verificar', async (c) => {
    const code = text(c.req.query('codigo')).trim().toLowerCase();
    const tenant = tenantOfCode(code);
    const record = tenant && (await issuedUnder(write, tenant, code));
    if (!tenant || !record || record.eliminadoEn)
      throw new GoreError(
        'no_encontrado',
        'No hay ningún documento con este código: revíselo letra por letra.',
      );
    const { nombre } = await ports.institution(tenant);
    return c.json({
      data: {
        codigo: code,
        huella: record.data.huella,
        fecha: record.creadoEn,
        institucion: nombre,
        vigente: record.estado === 'VIGENTE',
      },
    });
  });
};
