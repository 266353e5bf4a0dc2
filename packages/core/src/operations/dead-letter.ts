import type { DeadLetter } from '../ports/queue-desk.ts';

type Raw = Readonly<Record<string, unknown>>;

const isRaw = (raw: unknown): raw is Raw => typeof raw === 'object' && raw !== null && !Array.isArray(raw);

const name = /^[\w.áéíóúñÁÉÍÓÚÑ-]{1,80}$/;

const nameOf = (raw: unknown): string | undefined =>
  typeof raw === 'string' && name.test(raw) ? raw : undefined;

const parsed = (body: string): Raw => {
  try {
    const raw: unknown = JSON.parse(body);
    return isRaw(raw) ? raw : {};
  } catch {
    return {};
  }
};

/** What a message asks for: an effect about a record, or a mail of some kind. Nothing else of it is taken. */
export const workOf = (body: string): Pick<DeadLetter, 'tenant' | 'work' | 'record' | 'looped'> => {
  const raw = parsed(body);
  const event = isRaw(raw.event) ? raw.event : undefined;
  const tenant = nameOf((event ?? raw).tenant);
  const [module, id, codigo] = [nameOf(event?.module), nameOf(event?.id), nameOf(event?.codigo)];
  const kind = nameOf(raw.kind);
  return {
    work: nameOf(raw.effect) ?? (kind === undefined ? 'ilegible' : `correo.${kind}`),
    ...(tenant === undefined ? {} : { tenant }),
    ...(module === undefined || id === undefined ? {} : { record: { module, id, codigo: codigo ?? '' } }),
    looped: raw.why !== undefined,
  };
};
