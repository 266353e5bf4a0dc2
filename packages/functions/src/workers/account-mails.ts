import type { AccountMail } from '@gore/core/identity/accounts/account-mail.ts';
import type { Accounts } from '@gore/core/identity/accounts/accounts.ts';
import { composeMail } from './mail-page.ts';
import type { Composers } from './mailer.ts';

/** What composing the mails of local accounts needs. */
export interface AccountMailPorts {
  readonly accounts: Pick<Accounts, 'passwords' | 'people' | 'secondFactor'>;
  readonly institutionName: (tenant: string) => Promise<string>;
  /** Where the portal of an institution is opened. */
  readonly originOf: (tenant: string) => Promise<string> | string;
}

const timeZone = 'America/Santiago';

const when = (instant: string): string =>
  new Date(instant).toLocaleString('es-CL', { timeZone, dateStyle: 'long', timeStyle: 'short' });

/** The mails of local accounts: the reset link, the notice of a changed password, and the alarm of an emergency. */
export const createAccountMails = ({
  accounts,
  institutionName,
  originOf,
}: AccountMailPorts): Composers<AccountMail> => {
  /** A link to choose a password, for whoever has an account with one; nobody else is written to. */
  const resetLink = async (
    tenant: string,
    account: string,
    messageId: string,
    { because, otherwise }: { readonly because: string; readonly otherwise: string },
  ) => {
    const offer = await accounts.passwords.offerReset(tenant, account, messageId);
    if (!offer) return [];
    const { person, token } = offer;
    return [
      composeMail(person.correo, {
        subject: 'Cree su clave nueva',
        lines: [`Hola, ${person.nombre}.`, because],
        // After the # it reaches neither a server nor its logs.
        action: { label: 'Crear mi clave nueva', url: `${await originOf(tenant)}/restablecer#${token}` },
        afterwards: ['El enlace sirve una sola vez y vence en 24 horas.', otherwise],
        institution: await institutionName(tenant),
      }),
    ];
  };

  return {
    restablecer: ({ tenant, account }, messageId) =>
      resetLink(tenant, account, messageId, {
        because: 'Recibimos una solicitud para crear una clave nueva en el portal.',
        otherwise: 'Si usted no lo pidió, no haga nada: su clave sigue siendo la misma.',
      }),

    ingreso_restablecido: async ({ tenant, user }, messageId) => {
      const person = await accounts.people.byId(tenant, user);
      if (!person?.correo) return [];
      await accounts.secondFactor.forget({ tenant, user });
      return resetLink(tenant, person.correo, messageId, {
        because:
          'La administración del sistema restableció su ingreso al portal: ya no tiene segundo factor y puede crear otra clave.',
        otherwise: 'Si usted no lo pidió, avise a la administración del sistema.',
      });
    },

    clave_cambiada: async ({ tenant, user }) => {
      const person = await accounts.people.byId(tenant, user);
      if (!person?.correo) return [];
      return [
        composeMail(person.correo, {
          subject: 'Su clave cambió',
          lines: [
            `Hola, ${person.nombre}.`,
            'La clave de su cuenta en el portal acaba de cambiar, y se cerraron sus demás sesiones.',
            'Si no fue usted, cree otra ahora mismo desde «Olvidé mi clave» y avise a la administración del sistema.',
          ],
          action: { label: 'Ir al portal', url: `${await originOf(tenant)}/entrar` },
          institution: await institutionName(tenant),
        }),
      ];
    },

    emergencia: async ({ tenant, account, roles, at, address, purpose }) => {
      const people = await accounts.people.withRoles(tenant, roles);
      const institution = await institutionName(tenant);
      return people.flatMap(({ correo, nombre }) =>
        correo
          ? composeMail(correo, {
              subject: 'Alarma: se usó una cuenta de emergencia',
              lines: [
                `Hola, ${nombre}.`,
                `Alguien entró con la cuenta ${account} el ${when(at)}, desde la dirección ${address}.`,
                `Dijo que es para: «${purpose}».`,
                'Si no sabe quién lo hizo, revise el registro de ingresos y cierre esa sesión ahora.',
                'La cuenta quedó sellada otra vez.',
              ],
              institution,
            })
          : [],
      );
    },
  };
};
