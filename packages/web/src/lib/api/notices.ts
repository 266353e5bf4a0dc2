import { request } from './http.ts';

type Data<T> = { readonly data: T };

/** The portal asks this by itself: it is no sign of a person, and does not keep a session alive. */
const byItself = { 'x-sondeo': '1' };

/** How the inbox stands. */
export interface NoticeSummary {
  /** Unread notices. */
  readonly n: number;
  readonly ultimo?: string;
  readonly cambio: number;
}

/** A notice as the person may read it; without `sobre` its record is out of their sight. */
export interface NoticeRow {
  readonly id: string;
  readonly en: string;
  readonly leido: boolean;
  readonly importancia: 'baja' | 'normal' | 'alta' | 'urgente';
  readonly sobre?: {
    readonly modulo: string;
    readonly registro: string;
    readonly codigo: string;
    readonly tipo: string;
    readonly texto: string;
    readonly detalle?: string;
    readonly accion?: { readonly verbo: string; readonly label: string };
    readonly lote?: string;
    /** Ready-made filter that lists what it counts: it stands for several records. */
    readonly lista?: string;
  };
}

/** A page of the inbox, newest first. */
export interface NoticePage {
  readonly data: readonly NoticeRow[];
  readonly meta: { readonly next: string | null };
}

/** How soon a mail tells of something. */
export type Pace = 'inmediato' | 'diario' | 'semanal' | 'nunca';

/** How somebody wants to hear of things. */
export interface NoticeChoices {
  readonly silencio: { readonly desde: string; readonly hasta: string };
  readonly soloHabiles: boolean;
  readonly hora: string;
  readonly tipos: readonly {
    readonly modulo: string;
    readonly label: string;
    readonly avisos: readonly {
      readonly tipo: string;
      readonly label: string;
      readonly correo: Pace;
      readonly usual: Pace;
    }[];
  }[];
  /** Mails to the address came back. */
  readonly rebote?: { readonly en: string; readonly causa: string };
}

/** What is kept of them. */
export type NoticePreferences = Omit<NoticeChoices, 'tipos' | 'rebote'> & {
  readonly tipos: Readonly<Record<string, Pace>>;
};

const base = '/api/v1/avisos';

/** How many wait; it costs no body while nothing changed. */
export const fetchSummary = async (signal: AbortSignal): Promise<NoticeSummary> =>
  (await request<Data<NoticeSummary>>('GET', `${base}/resumen`, { signal, headers: byItself, once: true }))
    .data;

/** A page of the inbox. */
export const fetchNotices = (
  asked: { readonly unread: boolean; readonly limit?: number; readonly cursor?: string },
  signal?: AbortSignal,
): Promise<NoticePage> => {
  const query = new URLSearchParams({
    ver: asked.unread ? 'no-leidos' : 'todos',
    ...(asked.limit && { limite: String(asked.limit) }),
    ...(asked.cursor && { cursor: asked.cursor }),
  });
  return request('GET', `${base}?${query}`, { signal });
};

/** What changed, and how the inbox stands afterwards. */
export type Marked = NoticeSummary & { readonly cambiados: readonly string[] };

/** Marks notices as read, or all there are. */
export const markRead = async (which: readonly string[] | 'todos'): Promise<Marked> =>
  (
    await request<Data<Marked>>('POST', `${base}/leer`, {
      body: which === 'todos' ? { todos: true } : { avisos: which },
    })
  ).data;

/** Marks notices as unread again. */
export const markUnread = async (avisos: readonly string[]): Promise<Marked> =>
  (await request<Data<Marked>>('POST', `${base}/no-leer`, { body: { avisos } })).data;

/** How the person wants to hear of each kind of thing. */
export const fetchChoices = async (signal?: AbortSignal): Promise<NoticeChoices> =>
  (await request<Data<NoticeChoices>>('GET', `${base}/preferencias`, { signal })).data;

/** Keeps how the person wants to hear of things. */
export const saveChoices = (preferences: NoticePreferences): Promise<unknown> =>
  request('POST', `${base}/preferencias`, { body: preferences });

/** The verb a link in a mail offers; only to whom it was written, and for some days. */
export const readLink = async (firma: string, signal?: AbortSignal): Promise<string> =>
  (
    await request<Data<{ readonly verbo: string }>>(
      'GET',
      `${base}/enlace?${new URLSearchParams({ firma })}`,
      { signal },
    )
  ).data.verbo;
