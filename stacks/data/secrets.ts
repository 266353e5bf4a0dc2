import { RemovalPolicy } from 'aws-cdk-lib';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import { prefixOf, type StageConfig } from '../config/stage-config.ts';

/** 32 bytes as the sealer of second factors reads them, and 256 bits for everything else. */
const LENGTH = 43;

/** What each secret that AWS makes by itself is for. */
const made = {
  'clave-personas': 'Índice de personas por RUN. Si se pierde, hay que rehacer el índice.',
  'clave-sellado': 'Segundos factores. Si se pierde, cada persona inscribe el suyo de nuevo.',
  'pimienta-puente': 'Nombres de usuario en Cognito. Si cambia, Cognito crea usuarios nuevos.',
  'cliente-puente': 'Con qué Cognito se identifica ante el puente de ClaveÚnica.',
  borde: 'Con qué CloudFront se identifica ante la API.',
  preparado: 'Abre /ready a quien opera.',
} as const;

/** A secret that AWS makes by itself. */
export type MadeSecret = keyof typeof made;

/** A secret somebody gives us, filled in by hand after the first deployment. */
export interface GivenSecret {
  readonly clientId: string;
  readonly clientSecret: string;
}

/**
 * Every secret of the installation, as references that CloudFormation resolves when it deploys: no value is ever in a
 * template, on a machine that synthesises, or in the repository.
 */
export class Secrets extends Construct {
  readonly #made = new Map<MadeSecret, string>();
  readonly claveUnica: GivenSecret;
  /** Of the institution's own issuer, when the stage has one. */
  readonly institutional: GivenSecret | undefined;

  constructor(scope: Construct, id: string, config: StageConfig, key: IKey) {
    super(scope, id);
    const common = {
      encryptionKey: key,
      removalPolicy: config.protected ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    };
    for (const [name, description] of Object.entries(made) as [MadeSecret, string][]) {
      const secret = new Secret(this, name, {
        ...common,
        secretName: `${prefixOf(config)}/${name}`,
        description,
        generateSecretString: { passwordLength: LENGTH, excludePunctuation: true },
      });
      this.#made.set(name, secret.secretValue.unsafeUnwrap());
    }
    const given = (name: string, description: string): GivenSecret => {
      const secret = new Secret(this, name, {
        ...common,
        secretName: `${prefixOf(config)}/${name}`,
        description,
        generateSecretString: {
          secretStringTemplate: JSON.stringify({ client_id: 'pendiente' }),
          generateStringKey: 'client_secret',
          passwordLength: LENGTH,
          excludePunctuation: true,
        },
      });
      return {
        clientId: secret.secretValueFromJson('client_id').unsafeUnwrap(),
        clientSecret: secret.secretValueFromJson('client_secret').unsafeUnwrap(),
      };
    };
    this.claveUnica = given('claveunica', 'Credenciales que entrega la Secretaría de Gobierno Digital.');
    this.institutional = config.institutionalIssuer
      ? given('emisor-institucional', 'Credenciales del emisor OpenID Connect de la institución.')
      : undefined;
  }

  /** A reference to a secret AWS made. */
  of(name: MadeSecret): string {
    return this.#made.get(name) ?? '';
  }
}
