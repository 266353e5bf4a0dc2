import { request } from './http.ts';

type Data<T> = { readonly data: T };

/** Where a sign-in stands after a step that was accepted. */
export type SignInStep = 'listo' | 'segundo_factor' | 'inscribir';

/** What an authenticator app needs. */
export interface SecondFactorOffer {
  /** In base 32, to be typed. */
  readonly semilla: string;
  /** For the QR code. */
  readonly uri: string;
}

/** A browser that skips the second factor. */
export interface RememberedDevice {
  readonly id: string;
  readonly navegador: string;
  readonly ip: string;
  readonly desde: string;
  readonly hasta: string;
}

/** How a person's own account stands. Instants are ISO 8601 in UTC. */
export interface OwnAccount {
  /** Whether the institution has accounts with a password. */
  readonly local: boolean;
  readonly claveDesde?: string;
  readonly segundoFactor: {
    readonly desde?: string;
    /** Recovery codes left. */
    readonly codigos: number;
    readonly obligatorio: boolean;
  };
  readonly equipos: readonly RememberedDevice[];
}

const post = async <T>(path: string, body: object = {}): Promise<T> =>
  (await request<Data<T>>('POST', `/api/auth/${path}`, { body })).data;

/** First step of a local account. */
export const enterWithPassword = async (cuenta: string, clave: string): Promise<SignInStep> =>
  (await post<{ paso: SignInStep }>('local', { cuenta, clave })).paso;

/** Enters with a break-glass account. @param motivo what for, in ten letters or more */
export const enterEmergency = (cuenta: string, clave: string, motivo: string) =>
  post('local', { cuenta, clave, motivo });

/** Second step; `recordar` spares it on this browser for 30 days. */
export const enterWithCode = (codigo: string, recordar: boolean) =>
  post('local/codigo', { codigo, recordar });

/** Begins the enrolment the role demands, between password and session. */
export const beginEnrolmentAtDoor = () => post<SecondFactorOffer>('local/inscripcion');

/** Ends it; answers the recovery codes. */
export const confirmEnrolmentAtDoor = (codigo: string) =>
  post<{ codigos: readonly string[] }>('local/inscripcion/confirmar', { codigo });

/** Asks for a link to choose a new password; the answer is the same whether the account exists or not. */
export const askForReset = (cuenta: string) => post('clave/solicitar', { cuenta });

/** Chooses a password with the secret of a link. */
export const resetPassword = (enlace: string, clave: string) => post('clave/restablecer', { enlace, clave });

export const fetchOwnAccount = async (signal?: AbortSignal): Promise<OwnAccount> =>
  (await request<Data<OwnAccount>>('GET', '/api/auth/cuenta', signal ? { signal } : {})).data;

export const changePassword = (actual: string, clave: string) => post('clave', { actual, clave });

export const beginEnrolment = () => post<SecondFactorOffer>('segundo-factor/inscripcion');

export const confirmEnrolment = (codigo: string) =>
  post<{ codigos: readonly string[] }>('segundo-factor/confirmar', { codigo });

export const renewRecoveryCodes = (clave: string) =>
  post<{ codigos: readonly string[] }>('segundo-factor/codigos', { clave });

export const removeSecondFactor = (clave: string) => post('segundo-factor/quitar', { clave });

export const forgetDevice = (equipo: string) => post('equipos/olvidar', { equipo });
