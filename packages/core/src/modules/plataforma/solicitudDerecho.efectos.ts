import type { FileRef } from '../../kernel/declare/field.ts';
import type { Json } from '../../kernel/declare/json.ts';
import type { AnyModule } from '../../kernel/declare/module.ts';
import { nameOfRun } from '../../kernel/declare/people.ts';
import { suppressPersonal } from '../../kernel/runtime/audit/suppress.ts';
import { GoreError } from '../../kernel/runtime/error.ts';
import { type DomainEvent, type EffectHandler, eventName } from '../../kernel/runtime/events/effects.ts';
import { leaveRecord } from '../../kernel/runtime/people/index-entries.ts';
import { refused } from '../../kernel/runtime/refusals.ts';
import { type Command, systemActor, type WriteDeps } from '../../kernel/runtime/write/context.ts';
import { blockRecord, rectifyRecord, unblockRecord } from '../../kernel/runtime/write/law.ts';
import { runTransition } from '../../kernel/runtime/write/transition.ts';
import type { HeldRecord } from '../../personal-data/dossier.ts';
import { gatherPerson, type PersonTraces } from '../../personal-data/gather.ts';
import { dossierHtml, dossierJson } from '../../personal-data/html.ts';
import type { FileStore } from '../../ports/files.ts';
import type { Derecho, RegistroAfectado } from './solicitudDerecho.reglas.ts';
import { solicitudDerecho } from './solicitudDerecho.ts';

/** What granting a request needs. */
export interface FulfilPorts {
  readonly write: WriteDeps;
  readonly traces: PersonTraces;
  readonly files: Pick<FileStore, 'put'>;
  /** Name of the institution, for what the person is handed. */
  readonly institution: (tenant: string) => Promise<{ readonly nombre: string }>;
}

interface Solicitud {
  readonly event: DomainEvent;
  readonly command: Command;
  readonly derecho: Derecho;
  readonly run: string;
  readonly resolution: string;
  readonly registros: readonly RegistroAfectado[];
}

type Done = Readonly<Record<string, Json>> & { readonly resultado: string };

/** A corrected value as its kind is sent; it was typed as a text. */
const typed = (module: AnyModule | undefined, campo: string, valor: string): unknown => {
  switch (module?.fields[campo]?.kind) {
    case 'money':
    case 'integer':
    case 'number':
    case 'percent':
      return Number(valor.replace(',', '.'));
    case 'boolean':
      return /^s[ií]$/i.test(valor);
    default:
      return valor;
  }
};

/** Does what the right orders on one record and says it in words. */
const actOn = async (
  { write }: FulfilPorts,
  { command, derecho, run, resolution }: Solicitud,
  { modulo = '', registro = '', campo = '', valor = '' }: RegistroAfectado,
): Promise<string> => {
  const module = write.product.find(modulo);
  const order = { module: modulo, id: registro, resolution };
  const named = `${module?.label.one ?? modulo} ${registro}`;
  switch (derecho) {
    case 'RECTIFICACION':
      await rectifyRecord(write, command, { ...order, values: { [campo]: typed(module, campo, valor) } });
      return `${named}: rectificado «${module?.fields[campo]?.label ?? campo}».`;
    case 'SUPRESION': {
      const { fields } = await suppressPersonal(write, command, {
        ...order,
        ...(campo ? { fields: [campo] } : {}),
      });
      // A person without data is no longer anybody to list.
      if (!campo && write.product.people.has(modulo)) await blockRecord(write, command, order);
      if (!campo) await leaveRecord(write, { tenant: command.actor.tenant, ...order }, nameOfRun(run));
      return `${named}: suprimidos ${fields.length} datos.`;
    }
    case 'DESBLOQUEO':
      await unblockRecord(write, command, order);
      return `${named}: levantado el bloqueo.`;
    default:
      await blockRecord(write, command, order);
      return `${named}: bloqueado.`;
  }
};

const keep = async ({ files }: FulfilPorts, key: string, name: string, body: string, type: string) => {
  await files.put(key, body, type);
  return { key, name, size: Buffer.byteLength(body), type } satisfies FileRef;
};

/** Makes the copy the person is handed, readable and in an open format. */
const handOver = async (ports: FulfilPorts, { event, run }: Solicitud): Promise<Done> => {
  const { tenant, id, codigo } = event;
  const { write, traces } = ports;
  const now = write.clockOf(tenant).ahora;
  const dossier = await gatherPerson({ ...write, traces, now }, tenant, run);
  const { nombre } = await ports.institution(tenant);
  const at = `${tenant}/derechos/${id}`;
  const html = dossierHtml(dossier, nombre);
  const json = dossierJson(dossier);
  const total = dossier.modules.reduce((sum, { records }) => sum + records.length, 0);
  return {
    copia: await keep(ports, `${at}/copia.html`, `${codigo}.html`, html, 'text/html; charset=utf-8'),
    copiaJson: await keep(ports, `${at}/copia.json`, `${codigo}.json`, json, 'application/json'),
    resultado: `Se preparó la copia de ${total} registros para entregar a la persona.`,
  };
};

/** Why an act may not be done on a record, whatever the person asks: others would lose theirs with it. */
const improper = (derecho: Derecho, { campo }: RegistroAfectado, held: HeldRecord): string | false => {
  const named = `${held.label} ${held.codigo || held.id}`;
  const isWhole = derecho === 'SUPRESION' ? !campo : derecho === 'BLOQUEO' || derecho === 'OPOSICION';
  if (!isWhole) return false;
  if (!held.ties.some((tie) => tie === 'titular' || tie === 'historia'))
    return `${named} solo nombra a la persona: indique el dato, o elija el registro que es suyo.`;
  return (
    derecho === 'SUPRESION' &&
    held.shared &&
    `${named} tiene también datos de otras personas: indique cuál dato se suprime.`
  );
};

/** Refuses records that hold nothing of the person, and acts on what is not theirs alone. */
const refuseImproper = async (ports: FulfilPorts, { event, derecho, run, registros }: Solicitud) => {
  const { write, traces } = ports;
  const { tenant } = event;
  const now = write.clockOf(tenant).ahora;
  const { modules } = await gatherPerson({ ...write, traces, now }, tenant, run);
  const held = new Map(
    modules.flatMap(({ records }) => records.map((record) => [`${record.module}/${record.id}`, record])),
  );
  for (const affected of registros) {
    const { modulo = '', registro = '' } = affected;
    const theirs = held.get(`${modulo}/${registro}`);
    const sentence = theirs && improper(derecho, affected, theirs);
    if (sentence) throw refused(sentence);
    if (theirs) continue;
    const record = await write.store.get({ tenant, module: modulo, id: registro });
    // Cut short after it was emptied: what is left still has to be done.
    if (record && Object.hasOwn(record.hechos, 'suprimir')) continue;
    throw refused(`El registro ${registro} no tiene datos de esta persona: revise la lista.`);
  }
};

const fulfil = async (ports: FulfilPorts, solicitud: Solicitud): Promise<Done> => {
  const { derecho, registros } = solicitud;
  if (derecho === 'ACCESO' || derecho === 'PORTABILIDAD') return handOver(ports, solicitud);
  await refuseImproper(ports, solicitud);
  const lines: string[] = [];
  for (const registro of registros) lines.push(await actOn(ports, solicitud, registro));
  return { resultado: lines.join('\n') };
};

/**
 * Does what a granted request orders, each act with the request as its cause, and closes it; what cannot be done sends
 * it back with the reason. Run again, it does what is still missing.
 */
export const createFulfilment =
  (ports: FulfilPorts): EffectHandler =>
  async (event) => {
    const { tenant, id, depth } = event;
    const { write } = ports;
    const module = write.product.find(solicitudDerecho.name);
    const record = await write.store.get({ tenant, module: solicitudDerecho.name, id });
    if (!module || record?.estado !== 'ACOGIDA') return;
    const { data } = record;
    const cause = eventName(event);
    const command: Command = {
      actor: systemActor(tenant, 'derechos'),
      requestId: cause,
      cause,
      depth: depth + 1,
    };
    const advance = (verb: string, input: Readonly<Record<string, Json>>) =>
      runTransition(write, command, module, id, verb, {
        version: record.version,
        input,
      });
    try {
      const done = await fulfil(ports, {
        event,
        command,
        derecho: data.derecho as Derecho,
        run: String(data.run),
        resolution: String(data.resolucion),
        registros: (data.registros ?? []) as readonly RegistroAfectado[],
      });
      await advance('cumplir', done);
    } catch (error) {
      if (!(error instanceof GoreError) || error.kind === 'no_disponible') throw error;
      const details = error.details.map(({ field, message }) => ` ${field}: ${message}`).join('');
      await advance('devolver', { resultado: `${error.message}${details}` });
    }
  };
