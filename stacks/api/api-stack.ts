import { Stack, type StackProps } from 'aws-cdk-lib';
import type { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { Key, KeySpec, KeyUsage } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';
import { prefixOf, type StageConfig } from '../config/stage-config.ts';
import { vaultName } from '../data/backups.ts';
import type { GivenSecret } from '../data/secrets.ts';
import type { FunctionName } from '../functions/catalogue.ts';
import { type FunctionContext, ProductFunction } from '../functions/product-function.ts';
import { FrontDoor } from './front-door.ts';
import { Identity } from './identity.ts';
import { Releases } from './releases.ts';

/** What the stack of the API is made with. */
export interface ApiContext extends FunctionContext {
  /** With what Cognito proves itself at the bridge. */
  readonly bridgeSecret: string;
  /** Of the institution's own issuer, when the stage has one. */
  readonly institutional: GivenSecret | undefined;
}

/** The institution's own issuer as `institutionalProvider` reads it. */
const institutionalSettings = ({ config, institutional }: ApiContext): Readonly<Record<string, string>> => {
  const { institutionalIssuer } = config;
  if (!institutionalIssuer || !institutional) return {};
  return {
    INSTITUTIONAL_OIDC_ISSUER: institutionalIssuer.issuer,
    INSTITUTIONAL_OIDC_LABEL: institutionalIssuer.label,
    INSTITUTIONAL_OIDC_RUN_CLAIM: institutionalIssuer.runClaim,
    INSTITUTIONAL_OIDC_CLIENT_ID: institutional.clientId,
    INSTITUTIONAL_OIDC_CLIENT_SECRET: institutional.clientSecret,
  };
};

/** A stage with real data tells where its copies are. */
const backupSettings = (config: StageConfig): Readonly<Record<string, string>> =>
  config.protected ? { BACKUP_VAULT: vaultName(config) } : {};

/** What answers people: the HTTP API, its functions, the pool they sign in through and the way new versions come in. */
export class ApiStack extends Stack {
  readonly api: HttpApi;
  readonly functions: readonly ProductFunction[];

  constructor(scope: Construct, id: string, context: ApiContext, props: StackProps) {
    super(scope, id, props);
    const { config } = context;
    const bridgeKey = new Key(this, 'LlavePuente', {
      alias: `${prefixOf(config)}-puente`,
      description: 'Firma los ID tokens del puente de ClaveÚnica',
      keySpec: KeySpec.RSA_2048,
      keyUsage: KeyUsage.SIGN_VERIFY,
    });
    const identity = new Identity(this, 'Identidad', config, context.bridgeSecret);
    const own: FunctionContext = {
      ...context,
      settings: { ...context.settings, ...identity.settings, BRIDGE_KEY_ID: bridgeKey.keyId },
      places: { ...context.places, bridgeKeyArn: bridgeKey.keyArn },
    };
    const make = (name: FunctionName) => new ProductFunction(this, name, own);
    const functions = {
      auth: new ProductFunction(this, 'auth', { ...own, more: institutionalSettings(context) }),
      oidc: make('oidc'),
      commands: new ProductFunction(this, 'commands', { ...own, more: backupSettings(config) }),
      queries: make('queries'),
      exports: make('exports'),
      system: make('system'),
    };
    this.functions = Object.values(functions);
    this.api = new FrontDoor(this, 'Puerta', config, functions).api;
    new Releases(this, 'Versiones', config, this.functions);
  }
}
