import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import { GoreError } from '../kernel/runtime/error.ts';
import type { Addressee } from './inbox-keys.ts';

/** What a link in a mail leads to: a verb of a record, for one person. */
export interface LinkedAction extends Addressee {
  readonly module: string;
  readonly id: string;
  readonly verb: string;
}

/** Hours a link leads anywhere. */
const hoursValid = 72;

interface Sealed {
  readonly t: string;
  readonly p: string;
  readonly m: string;
  readonly i: string;
  readonly v: string;
  /** Epoch seconds. */
  readonly e: number;
}

const spent = () =>
  new GoreError('invalido', 'Este enlace venció o no es suyo. Abra el aviso en el portal para seguir.', {
    code: 'ENLACE_VENCIDO',
  });

/** Signs and reads the links that offer a verb from a mail. They open nothing by themselves: a session does. */
export interface ActionLinks {
  readonly sign: (action: LinkedAction, now: string) => string;
  /**
   * What a link leads to, for the person it was written to.
   *
   * @throws GoreError `ENLACE_VENCIDO` when it is late, altered or somebody else's: nobody can tell which.
   */
  readonly read: (token: string, who: Addressee, now: string) => Pick<LinkedAction, 'module' | 'id' | 'verb'>;
}

/** @param secret of the installation; links have a key of their own made from it */
export const createActionLinks = (secret: string): ActionLinks => {
  const key = Buffer.from(hkdfSync('sha256', secret, '', 'gore: enlaces de los avisos', 32));
  const seal = (body: string): Buffer => createHmac('sha256', key).update(body).digest();
  return {
    sign: ({ tenant, person, module, id, verb }, now) => {
      const e = Math.floor(Date.parse(now) / 1000) + hoursValid * 3600;
      const sealed: Sealed = { t: tenant, p: person, m: module, i: id, v: verb, e };
      const body = Buffer.from(JSON.stringify(sealed)).toString('base64url');
      return `${body}.${seal(body).toString('base64url')}`;
    },
    read: (token, { tenant, person }, now) => {
      const [body = '', signature = ''] = token.split('.');
      const given = Buffer.from(signature, 'base64url');
      const right = seal(body);
      if (given.length !== right.length || !timingSafeEqual(given, right)) throw spent();
      const { t, p, m, i, v, e } = JSON.parse(Buffer.from(body, 'base64url').toString('utf8')) as Sealed;
      if (t !== tenant || p !== person || e * 1000 < Date.parse(now)) throw spent();
      return { module: m, id: i, verb: v };
    },
  };
};
