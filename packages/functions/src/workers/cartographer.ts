import type { Json } from '@gore/core/kernel/declare/json.ts';
import { normaliseGeometries } from '@gore/core/kernel/readmodel/spatial/normalise.ts';
import { type DomainEvent, type EffectHandler, eventName } from '@gore/core/kernel/runtime/events/effects.ts';
import type { StoredRecord } from '@gore/core/kernel/runtime/stored.ts';
import { type Command, systemActor, type WriteDeps } from '@gore/core/kernel/runtime/write/context.ts';
import { runTransition } from '@gore/core/kernel/runtime/write/transition.ts';
import { type FileStore, MissingFile } from '@gore/core/ports/files.ts';
import type { SqlPool } from '@gore/core/ports/sql.ts';
import { loadKeptLayer, readUpload } from '@gore/core/spatial/keep-layer.ts';
import { writeLayerFile } from '@gore/core/spatial/layer-file.ts';
import { layerLimits } from '@gore/core/spatial/limits.ts';
import { type LayerOptions, type LayerReport, prepareLayer } from '@gore/core/spatial/prepare.ts';
import { LayerRefusal } from '@gore/core/spatial/refusal.ts';

/** What drawing a layer needs. */
export interface CartographerPorts {
  readonly write: WriteDeps;
  readonly files: Pick<FileStore, 'put' | 'open'>;
  /** Of the read model, as the product. */
  readonly pool: SqlPool;
}

const required = <T>(value: T | undefined, what: string): T => {
  if (value === undefined) throw new Error(`The layer has no ${what}`);
  return value;
};

const keyOf = (file: Json | undefined): string => {
  const key = typeof file === 'object' && file !== null && 'key' in file ? file.key : undefined;
  return required(typeof key === 'string' ? key : undefined, 'file');
};

const optionsOf = ({ data }: StoredRecord): LayerOptions => ({
  ...(/^\d+$/.test(String(data.sistema)) ? { srid: Number(data.sistema) } : {}),
  ...(typeof data.columnaNombre === 'string' ? { name: data.columnaNombre } : {}),
  ...(typeof data.columnaCut === 'string' ? { cut: data.columnaCut } : {}),
});

const summaryOf = ({ elementos, leidos, reparados, descartados, formato, sistema }: LayerReport): string =>
  [
    `${formato}, ${sistema}: se dibujan ${elementos} de ${leidos} elementos`,
    ...(reparados ? [`${reparados} se repararon`] : []),
    ...(descartados ? [`${descartados} se descartaron`] : []),
  ].join('; ');

/**
 * Brings in the layer somebody uploaded: reads the file, mends its geometry with the engine of the read model, keeps
 * the result in the files bucket by its digest, and draws it. Nothing is shown until all of it is there; a crash only
 * means starting again.
 */
export const createCartographer = ({ write, files, pool }: CartographerPorts): EffectHandler => {
  const { product, store } = write;

  const current = async ({ tenant, module, id }: DomainEvent): Promise<StoredRecord> =>
    required(await store.get({ tenant, module, id }), 'record');

  const advance = async (event: DomainEvent, verb: string, input: Readonly<Record<string, unknown>> = {}) => {
    const { version } = await current(event);
    const command: Command = {
      actor: systemActor(event.tenant, 'cartografo'),
      requestId: eventName(event),
      cause: eventName(event),
      depth: event.depth + 1,
    };
    const module = required(product.find(event.module), 'module');
    await runTransition(write, command, module, event.id, verb, { version, input });
  };

  const bringIn = async (event: DomainEvent) => {
    const record = await current(event);
    if (record.estado !== 'PENDIENTE' && record.estado !== 'EN_PROCESO') return;
    await advance(event, 'comenzar');
    const bytes = await readUpload(files, keyOf(record.data.archivo), layerLimits.fileBytes);
    if (!bytes) {
      const megabytes = Math.floor(layerLimits.fileBytes / 2 ** 20);
      throw new LayerRefusal(`El archivo pasa de ${megabytes} MB: simplifique la capa o divídala.`);
    }
    const { features, report } = await prepareLayer(bytes, optionsOf(record), (srid, geometries) =>
      normaliseGeometries(pool, srid, geometries),
    );
    const { body, sha256 } = writeLayerFile(features);
    const key = `${event.tenant}/capas/${sha256}.ndjson.gz`;
    await files.put(key, body, 'application/gzip');
    const normalizada = {
      key,
      name: `${record.codigo}.ndjson.gz`,
      size: body.length,
      sha256,
      type: 'application/gzip',
    };
    const module = required(product.find(event.module), 'module');
    const ready = { ...record, data: { ...record.data, normalizada } };
    await loadKeptLayer(pool, module, ready, (kept) => files.open(kept));
    const { elementos, reparados, descartados, comunas, avisos } = report;
    await advance(event, 'terminar', {
      normalizada,
      elementos,
      reparados,
      descartados,
      comunas,
      mensaje: summaryOf(report),
      avisos: avisos.join('\n').slice(0, 19_000),
      informe: { ...report, avisos: avisos.length },
    });
  };

  const giveUp = (event: DomainEvent, mensaje: string) =>
    advance(event, 'fallar', { mensaje: mensaje.slice(0, 500) });

  return async (event, { last }) => {
    try {
      await bringIn(event);
    } catch (error) {
      if (error instanceof LayerRefusal) return giveUp(event, error.message);
      if (error instanceof MissingFile)
        return giveUp(event, 'No encontramos el archivo subido: súbalo de nuevo.');
      if (last)
        await giveUp(event, 'No se pudo completar por una falla nuestra. Súbala de nuevo o avise a soporte.');
      throw error;
    }
  };
};
