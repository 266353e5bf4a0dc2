import type { Institutions } from '@gore/core/identity/institutions.ts';
import { crearCalendario } from '@gore/core/kernel/runtime/clock/calendario.ts';
import { GoreError } from '@gore/core/kernel/runtime/error.ts';
import type { StoredRecord } from '@gore/core/kernel/runtime/stored.ts';
import { systemActor, type WriteDeps } from '@gore/core/kernel/runtime/write/context.ts';
import { runTransition } from '@gore/core/kernel/runtime/write/transition.ts';
import { dueBetween, nextRuns, type Timetable } from '@gore/core/reports/schedule/next-runs.ts';
import { moduleOf } from '../api/command.ts';
import { type Log, traceOf } from '../http/log.ts';

/** What looking for reports that are due needs: the system of record alone. */
export interface DueReportsPorts {
  readonly write: WriteDeps;
  readonly institutions: Pick<Institutions, 'active'>;
  readonly log: Log;
  /** Epoch milliseconds. */
  readonly now: () => number;
}

const moduleName = 'informe_programado';
const pageSize = 100;
const calendar = crearCalendario();

/** When a schedule happens. */
const timetableOf = ({ data }: Pick<StoredRecord, 'data'>): Timetable => ({
  cron: String(data.cuando),
  zone: String(data.zona),
  workingDays: data.soloHabiles === true,
});

/** The next times of a timetable, by the working days of the country. */
export const nextTimes = (timetable: Timetable, after: string, count: number): readonly string[] =>
  nextRuns(timetable, after, count, calendar);

/**
 * Looks, every few minutes, for scheduled reports whose time has come, and leaves them to their queue. What nobody was
 * there for is made up for once. Two at the same time do no harm: each time of a schedule is taken by one of them. One
 * schedule that cannot be read is told of and stops no other.
 */
export const createDueReports = ({ write, institutions, log, now }: DueReportsPorts) => {
  const module = moduleOf(write.product, moduleName);

  const activeOf = async (tenant: string): Promise<readonly StoredRecord[]> => {
    const records: StoredRecord[] = [];
    let page = await write.store.newest(tenant, moduleName, pageSize);
    for (;;) {
      const found = await write.store.getMany(page.keys);
      records.push(...found.filter(({ estado, eliminadoEn }) => estado === 'ACTIVO' && !eliminadoEn));
      if (!page.next) return records;
      page = await write.store.newest(tenant, moduleName, pageSize, page.next);
    }
  };

  /** Whether the schedule was due and this look took it. */
  const look = async (record: StoredRecord, instant: string): Promise<boolean> => {
    const { tenant, id, version, data } = record;
    const timetable = timetableOf(record);
    const due = dueBetween(timetable, String(data.ultima ?? record.creadoEn), instant, calendar);
    const [proxima] = nextTimes(timetable, instant, 1);
    if (!due && data.proxima === proxima) return false;
    const requestId = `${due ? 'repartir' : 'proxima'}-${id}-${due?.at ?? proxima}`;
    const command = { actor: systemActor(tenant, 'informes'), requestId };
    const input = due ? { ultima: due.at, omitidas: due.missed, proxima } : { proxima };
    try {
      await runTransition(write, command, module, id, due ? 'repartir' : 'fijarProxima', { version, input });
      return due !== undefined;
    } catch (error) {
      // The person or another look wrote it meanwhile, or delivered that very time: the next look sees what came of it.
      if (error instanceof GoreError && (error.kind === 'conflicto' || error.code === 'REGLA')) return false;
      throw error;
    }
  };

  return async (): Promise<{ readonly delivered: number; readonly failed: number }> => {
    const instant = new Date(now()).toISOString();
    let delivered = 0;
    let failed = 0;
    for (const { id: tenant } of await institutions.active())
      for (const record of await activeOf(tenant))
        try {
          if (await look(record, instant)) delivered += 1;
        } catch (error) {
          failed += 1;
          log.error('informe_programado_fallido', { tenant, registro: record.id, ...traceOf(error) });
        }
    if (delivered || failed) log.info('informes_programados', { entregados: delivered, fallidos: failed });
    return { delivered, failed };
  };
};
