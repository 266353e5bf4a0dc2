import { waitError } from '@gore/core/identity/accounts/attempts.ts';
import { EMERGENCY_MS } from '@gore/core/identity/accounts/emergency.ts';
import type { SignInOutcome } from '@gore/core/identity/accounts/sign-in.ts';
import { STEP_MS } from '@gore/core/identity/accounts/steps.ts';
import type { Means } from '@gore/core/identity/sign-in-log.ts';
import { GoreError } from '@gore/core/kernel/runtime/error.ts';
import type { Context } from 'hono';
import { portalCookies } from '../../http/cookies.ts';
import type { ApiEnv } from '../../http/env.ts';
import { attemptsIn } from '../attempt.ts';
import type { AuthConfig, AuthPorts, KnownUser } from '../config.ts';
import { createEntrance } from '../entrance.ts';
import { SignInFailure } from '../sign-in-failure.ts';
import { visitorOf } from '../visitor.ts';

/** The step somebody is at after a try that was accepted. */
export type Reached = 'listo' | 'segundo_factor' | 'inscribir';

/** What a try proves, in the words of the log. */
type Proof = 'clave_incorrecta' | 'codigo_incorrecto';

const wrong: Readonly<Record<Proof, string>> = {
  clave_incorrecta:
    'La cuenta o la clave no son correctas. Revíselas, o cree una clave nueva desde «Olvidé mi clave».',
  codigo_incorrecto:
    'El código no es correcto o ya se usó. Espere el siguiente en su aplicación, o use un código de recuperación.',
};

const inactive = 'Su cuenta no está activa en esta institución. Pida ayuda a la administración del sistema.';

/** Why the entrance turned somebody away whose password was right, unless it is the account. */
const closed: Readonly<Record<string, string>> = {
  institucion_cerrada: 'Esta institución dejó de usar el portal: nadie puede ingresar a ella.',
};

/** Where a break-glass account is entered asks for it; this is for who tries another way. */
const purposeMissing = (): GoreError =>
  new GoreError(
    'invalido',
    'Diga para qué entra con la cuenta de emergencia, en diez letras o más: queda en el registro de ingresos.',
    { code: 'MOTIVO_REQUERIDO', details: [{ field: 'motivo', message: 'Diga para qué entra.' }] },
  );

/** What people read when the first step was too long ago. */
export const stepExpired = (): GoreError =>
  new GoreError('sin_sesion', 'Pasó mucho tiempo desde que escribió su clave. Ingrese de nuevo.', {
    code: 'PASO_VENCIDO',
  });

/** Turns what came of a try into a session, the next step or a refusal; the log of sign-ins hears of each. */
export const createFinish = (config: AuthConfig, ports: AuthPorts) => {
  const cookies = portalCookies(config.portalOrigin);
  const enter = createEntrance(ports);
  const keep = attemptsIn(ports.signInLog);

  const open = async (c: Context<ApiEnv>, tenant: string, user: KnownUser | undefined, means: Means) => {
    const visitor = visitorOf(c, cookies.session.read(c));
    const secret = await enter(
      { tenant, means, user, ...(means === 'emergencia' && { lifetime: EMERGENCY_MS }) },
      visitor,
    ).catch((error: unknown) => {
      if (!(error instanceof SignInFailure)) throw error;
      throw new GoreError('prohibido', closed[error.reason] ?? inactive, {
        code: error.reason.toUpperCase(),
      });
    });
    cookies.session.write(c, secret);
    cookies.step.clear(c);
  };

  const refused = async (
    c: Context<ApiEnv>,
    tenant: string,
    outcome: Extract<SignInOutcome, { kind: 'rechazado' }>,
    proof: Proof,
  ) => {
    const visitor = visitorOf(c, undefined);
    const attempt = { tenant, means: 'local', user: outcome.user } as const;
    await keep({ ...attempt, outcome: proof }, visitor);
    if (outcome.locked) {
      ports.log.warn('cuenta_bloqueada', { tenant, usuario: outcome.user, metric: 'CuentaBloqueada' });
      await keep({ ...attempt, outcome: 'bloqueada' }, visitor);
    }
    return new GoreError('sin_sesion', wrong[proof], { code: proof.toUpperCase() });
  };

  /** Somebody broke the glass: the log of the function, the log of sign-ins and every administrator hear of it. */
  const alarm = async (
    c: Context<ApiEnv>,
    tenant: string,
    outcome: Extract<SignInOutcome, { kind: 'emergencia' }>,
  ) => {
    const { account, actor } = outcome;
    ports.log.error('emergencia_usada', { metric: 'EmergenciaUsada', tenant, cuenta: account });
    const at = new Date(ports.now()).toISOString();
    const mail = {
      kind: 'emergencia',
      tenant,
      account,
      roles: actor.roles,
      at,
      address: c.get('address'),
      purpose: actor.purpose ?? '',
    } as const;
    // Whoever needs the account needs it now: a queue that is away must not keep them out.
    await ports.local.mails.send(mail).catch(() => {
      ports.log.error('emergencia_sin_aviso', { metric: 'EmergenciaSinAviso', tenant, cuenta: account });
    });
  };

  return {
    open,
    /** @throws GoreError when the try was not accepted */
    finish: async (
      c: Context<ApiEnv>,
      tenant: string,
      outcome: SignInOutcome,
      proof: Proof,
    ): Promise<Reached> => {
      switch (outcome.kind) {
        case 'listo':
          await open(c, tenant, await ports.local.findUserById(tenant, outcome.user), 'local');
          return 'listo';
        case 'paso':
          cookies.step.write(c, outcome.secret, STEP_MS / 1000);
          return outcome.needs;
        case 'emergencia':
          await alarm(c, tenant, outcome);
          await open(c, tenant, { actor: outcome.actor, active: true }, 'emergencia');
          return 'listo';
        case 'rechazado':
          throw await refused(c, tenant, outcome, proof);
        case 'sin_motivo':
          throw purposeMissing();
        case 'espera':
          throw waitError(outcome, ports.now());
        case 'no_ofrecido':
          throw new GoreError(
            'prohibido',
            'Esta institución no usa cuentas con clave. Ingrese por otro medio.',
            {
              code: 'MEDIO_NO_OFRECIDO',
            },
          );
        case 'vencido':
          throw stepExpired();
      }
    },
  };
};
