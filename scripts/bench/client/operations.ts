import { randomUUID } from 'node:crypto';
import type { Prepared, SampleRecord } from '../data/prepared.ts';
import { type Caller, jsonOf, type Reply } from './caller.ts';
import { listPath, reportPath, textPath } from './queries.ts';
import { type Sessions, sessionsOf } from './sessions.ts';
import { chance, turns } from './turns.ts';

/** What a write answers. */
export interface Written {
  readonly data: {
    readonly module: string;
    readonly id: string;
    readonly version: number;
    readonly codigo: string;
  };
}

/** The requests people make, each with its own session, record and question. */
export interface Operations {
  readonly list: () => Promise<Reply>;
  readonly text: () => Promise<Reply>;
  readonly get: () => Promise<Reply>;
  readonly history: () => Promise<Reply>;
  readonly report: () => Promise<Reply>;
  readonly patch: () => Promise<Reply>;
  readonly transition: () => Promise<Reply>;
  readonly create: () => Promise<Reply>;
}

/** The steps that bring an initiative back to where it was, so that transitions never run out. */
const cycle = [
  { verb: 'revisar', input: {} },
  { verb: 'rechazarAdmisibilidad', input: { motivo: 'Faltan antecedentes del terreno.' } },
  { verb: 'reingresar', input: { motivo: 'Se acompañaron los antecedentes.' } },
] as const;

/** A record the bench changes: it knows its version, so that it never conflicts with itself. */
interface Subject extends SampleRecord {
  version: number;
  step: number;
  busy: boolean;
}

/** Version of a record whose version has to be asked for first. */
const UNKNOWN = 0;

/** Codes of this run are its own, also over data that earlier runs wrote to. */
const freshCodes = () => {
  let next = 50_000_000 + (Date.now() % 40_000_000);
  return () => {
    next += 1;
    return String(next);
  };
};

/** Prepares the requests over what a data directory was filled with. */
export const operationsOf = (
  send: Caller['send'],
  prepared: Prepared,
  sessions: Sessions = sessionsOf(prepared),
): Operations => {
  const { sample, divisions, loading } = prepared;
  const random = chance(20_261_121);
  const read = (path: string) => send({ method: 'GET', path, cookie: sessions.reader() });
  // Whoever sees the whole region: for others half of the records do not exist.
  const readAny = (path: string) => send({ method: 'GET', path, cookie: sessions.writer() });
  const anyRecord = turns(sample);
  const asSubject = (record: SampleRecord): Subject => ({
    ...record,
    version: loading ? 1 : UNKNOWN,
    step: 0,
    busy: false,
  });
  // Odd ones are edited and even ones moved, so that the two never meet.
  const edited = turns(
    sample.filter(({ estado }, at) => at % 2 === 1 && estado !== 'CERRADO').map(asSubject),
  );
  const moved = turns(
    sample.filter(({ estado }, at) => at % 2 === 0 && estado === 'INGRESADO').map(asSubject),
  );
  const newCode = freshCodes();
  const write = (method: 'POST' | 'PATCH', path: string, body: unknown) =>
    send({
      method,
      path,
      cookie: sessions.writer(),
      body,
      headers: { 'idempotency-key': randomUUID() },
    });

  /** Learns the version of a record somebody else, or an earlier run, has changed. */
  const refresh = async (subject: Subject) => {
    const reply = await send({
      method: 'GET',
      path: `/api/v1/ipr/${subject.id}`,
      cookie: sessions.writer(),
    });
    const { data } = jsonOf<{ data: { version: number; estado: string } }>(reply);
    subject.version = data.version;
    subject.step = ['INGRESADO', 'EN_REVISION', 'INADMISIBLE'].indexOf(data.estado);
  };

  const free = (next: () => Subject): Subject => {
    for (let subject = next(); ; subject = next()) if (!subject.busy) return subject;
  };

  const change = async (next: () => Subject, ask: (subject: Subject) => Promise<Reply>) => {
    const subject = free(next);
    subject.busy = true;
    try {
      if (subject.version === UNKNOWN) await refresh(subject);
      const reply = await ask(subject);
      if (reply.status < 300) subject.version = jsonOf<Written>(reply).data.version;
      return reply;
    } finally {
      subject.busy = false;
    }
  };

  return {
    list: () => read(listPath(prepared, random)),
    text: () => read(textPath(random)),
    report: () => read(reportPath(prepared, random)),
    get: () => readAny(`/api/v1/ipr/${anyRecord().id}`),
    history: () => readAny(`/api/v1/ipr/${anyRecord().id}/historial`),
    patch: () =>
      change(edited, ({ id, version }) =>
        write('PATCH', `/api/v1/ipr/${id}`, {
          version,
          changes: {
            montoAprobado: 1_000_000 + Math.floor(random() * 9e8),
            subsector: `Medición ${version}`,
          },
        }),
      ),
    transition: () =>
      change(moved, async (subject) => {
        const { verb, input } = cycle[subject.step % cycle.length] ?? cycle[0];
        const { id, version } = subject;
        const reply = await write('POST', `/api/v1/ipr/${id}/${verb}`, { version, input });
        if (reply.status < 300) subject.step += 1;
        return reply;
      }),
    create: () => {
      const bip = newCode();
      return write('POST', '/api/v1/ipr', {
        values: {
          nombre: `Construcción multicancha medida ${bip}`,
          bip,
          sufijo: 0,
          anioPresupuestario: 2026,
          anioPostulacion: 2025,
          mecanismo: 'FRIL',
          naturaleza: 'PROYECTO',
          etapa: 'EJECUCION',
          fondo: 'FNDR',
          subtitulo: '33',
          division: divisions[Number(bip) % divisions.length],
          montoIniciativa: 80_000_000,
        },
      });
    },
  };
};
