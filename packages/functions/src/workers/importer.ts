import { ImportRefusal } from '@gore/core/imports/refusal.ts';
import { GoreError } from '@gore/core/kernel/runtime/error.ts';
import type { DomainEvent, EffectHandler } from '@gore/core/kernel/runtime/events/effects.ts';
import { eventName } from '@gore/core/kernel/runtime/events/effects.ts';
import { isLeaseTaken, withLease } from '@gore/core/kernel/runtime/store/lease.ts';
import { systemActor } from '@gore/core/kernel/runtime/write/context.ts';
import { runTransition } from '@gore/core/kernel/runtime/write/transition.ts';
import { MissingFile } from '@gore/core/ports/files.ts';
import { type ImporterPorts, type ImportRun, openRun } from './importing/run.ts';
import { nextInQueue } from './importing/sources.ts';
import { apply, read, takeBack, tryOut } from './importing/steps.ts';

export type { ImporterPorts };

/** A run stops by itself long before; the lease only outlives one that died. */
const leaseSeconds = 14 * 60;

/** Lets the import that waited longest for a module have its turn. */
const callNext = async ({ ports: { write }, event, module }: ImportRun): Promise<void> => {
  const waiting = await nextInQueue(write.store, event.tenant, module.name);
  const importacion = write.product.find('importacion');
  if (!waiting || !importacion) return;
  const command = {
    actor: systemActor(event.tenant, 'importador'),
    requestId: eventName(event),
    cause: eventName(event),
    depth: event.depth,
  };
  await runTransition(write, command, importacion, waiting.id, 'seguir', {
    version: waiting.version,
    input: {},
  });
};

/** Only one import writes into a module of an institution at a time; the others wait for their turn. */
const inTurn = async (run: ImportRun, job: (run: ImportRun) => Promise<boolean>): Promise<void> => {
  const { ports, event, module } = run;
  // An import that was killed finds its own turn and goes on.
  const lease = { seconds: leaseSeconds, now: ports.now(), holder: event.id };
  let ended: boolean;
  try {
    ended = await withLease(ports.write.store, `importacion/${event.tenant}/${module.name}`, lease, () =>
      job(run),
    );
  } catch (error) {
    if (isLeaseTaken(error)) return;
    throw error;
  }
  // Only now: a message that found the turn still taken would be lost.
  await (ended ? callNext(run) : run.advance('seguir'));
};

/** Queues up what was tried and nobody has to look at first. */
const afterTrial = async (run: ImportRun): Promise<void> => {
  const { estado, data } = await run.current();
  if (estado !== 'ENSAYADA' || data.modo !== 'DIRECTA') return;
  if (Number(data.nuevas ?? 0) + Number(data.actualizadas ?? 0) === 0)
    return run.advance('terminar', { mensaje: data.mensaje });
  await run.advance('encolar');
  return inTurn(run, apply);
};

const goOn = async (run: ImportRun): Promise<void> => {
  const { estado } = await run.current();
  if (estado === 'PENDIENTE' && (await read(run)) === 'asked') return;
  if (estado === 'PENDIENTE' || estado === 'EN_ENSAYO') {
    await tryOut(run);
    return afterTrial(run);
  }
  // It was killed between its trial and its turn.
  if (estado === 'ENSAYADA') return afterTrial(run);
  if (estado === 'EN_COLA' || estado === 'EN_PROCESO') return inTurn(run, apply);
  if (estado === 'DESHACIENDO') return inTurn(run, takeBack);
};

const giveUp = async (run: ImportRun, mensaje: string): Promise<void> => {
  const { estado } = await run.current();
  if (estado === 'DESHACIENDO')
    return run.advance('deshecha', { mensaje: `No se pudo deshacer todo. ${mensaje}` });
  await run.advance('fallar', { mensaje });
};

/** Does the next step of an import; a crash only means doing it again. */
export const createImporter =
  (ports: ImporterPorts): EffectHandler =>
  async (event: DomainEvent, { last }) => {
    const run = await openRun(ports, event);
    try {
      await goOn(run);
    } catch (error) {
      if (error instanceof ImportRefusal || (error instanceof GoreError && error.kind === 'prohibido'))
        return giveUp(run, error.message);
      if (error instanceof MissingFile)
        return giveUp(run, 'No encontramos el archivo subido: súbalo de nuevo.');
      if (last)
        await giveUp(run, 'No se pudo completar por una falla nuestra. Súbala de nuevo o avise a soporte.');
      throw error;
    }
  };
