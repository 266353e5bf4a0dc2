import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { backupStatus } from '../backup/status.ts';
import type { Settings } from '../local/settings.ts';
import { about, type Check } from './finding.ts';
import type { World } from './world.ts';

const GB = 1_000_000_000;
const LEAST = 0.5 * GB;
const SPARE = 2 * GB;

const nearest = (folder: string): string => (existsSync(folder) ? folder : nearest(dirname(folder)));

/** Whether there is room for the data and for a backup. */
export const diskCheck =
  ({ freeBytes }: World, { dataDir }: Pick<Settings, 'dataDir'>): Check =>
  async () => {
    const tell = about('disco');
    const free = await freeBytes(nearest(dataDir));
    const left = `Quedan ${(free / GB).toFixed(1).replace('.', ',')} GB en ${dataDir}`;
    if (free < LEAST)
      return [tell.bad(`${left}.`, 'Libere espacio: con el disco lleno el portal deja de guardar.')];
    if (free < SPARE)
      return [tell.warn(`${left}.`, 'Libere espacio, o ponga los respaldos en otro disco: GORE_BACKUPS.')];
    return [tell.fine(`${left}.`)];
  };

/** Whether the portal answers where it should, or could. */
export const portCheck =
  ({ portIsFree, fetch }: World, { host, port, origin }: Pick<Settings, 'host' | 'port' | 'origin'>): Check =>
  async () => {
    const tell = about('puerto');
    if (await portIsFree(port, host)) return [tell.fine(`El ${port} está libre: el portal está detenido.`)];
    const answer = await fetch(`${origin}/health`).catch(() => undefined);
    const body = answer?.ok ? await answer.text() : '';
    return body.includes('gore-os')
      ? [tell.fine(`El portal responde en ${origin}.`)]
      : [tell.bad(`Otro programa usa el puerto ${port}.`, 'Ciérrelo, o elija otro: PORT=3334 npm start')];
  };

/** Whether there is something to go back to. */
export const backupCheck =
  ({ now }: World, { dataDir, backupsDir }: Pick<Settings, 'dataDir' | 'backupsDir'>): Check =>
  async () => {
    const tell = about('respaldos');
    if (!existsSync(dataDir)) return [tell.fine('Todavía no hay datos que respaldar.')];
    const status = await backupStatus(backupsDir, now, 0)();
    if (status.where !== 'equipo') return [];
    const { failure, late, copies } = status;
    if (failure)
      return [tell.bad(`El último falló: ${failure.why}`, 'Corrija la causa y haga uno: npm run backup')];
    if (late) return [tell.warn('No hay uno de las últimas 26 horas.', 'Haga uno: npm run backup')];
    return [tell.fine(`${copies.length} guardados en ${backupsDir}.`)];
  };
