import { apiRoutes } from '@gore/functions/http/routes.ts';
import { catalogue } from '../../../stacks/functions/catalogue.ts';
import type { grants } from '../../../stacks/functions/grants.ts';

/** A finding that stays: which, exactly where, why, and what stands in for what the rule asks. */
export interface Exception {
  readonly rule: string;
  readonly path: string;
  readonly reason: string;
  readonly control: string;
}

type Explained = Omit<Exception, 'path'>;

const at = (paths: readonly string[], explained: Explained): readonly Exception[] =>
  paths.map((path) => ({ path, ...explained }));

const stackOf = (name: string): string => {
  if (name === 'migrator') return 'migrations';
  return apiRoutes.some(({ fn }) => fn === name) ? 'api' : 'async';
};

const policyOf = (name: string): string => `prod-gore-${stackOf(name)}/${name}/Role/DefaultPolicy/Resource`;

const functions = Object.entries(catalogue).map(([name, { may }]) => ({
  name,
  may: may as readonly (keyof typeof grants)[],
}));

const holding = (...wanted: readonly (keyof typeof grants)[]): readonly string[] =>
  functions
    .filter(({ may }) => may.some((grant) => wanted.includes(grant)))
    .map(({ name }) => policyOf(name));

const routeId = ({ method, path }: (typeof apiRoutes)[number]): string =>
  `prod-gore-api/Puerta/Api/${method}${path.replaceAll('/', '--')}/Resource`;

const copier = 'prod-gore-web/Custom::CDKBucketDeployment8693BB64968944B69AAFB0CC9EB8756C512MiB';

const secret = (name: string) => `prod-gore-data/Secretos/${name}/Resource`;

/** Every finding of AwsSolutions on the stage `prod` that is not corrected. */
export const exceptions: readonly Exception[] = [
  ...at(['prod-gore-data/Efimero/Resource'], {
    rule: 'AwsSolutions-DDB3',
    reason: 'Sessions, rate windows and states of sign-ins: restoring them would revive what was ended.',
    control: 'Everything in it expires by TTL within hours; people sign in again.',
  }),
  ...at(['prod-gore-data/Lectura/Cluster/Secret/Resource'], {
    rule: 'AwsSolutions-SMG4',
    reason: 'The first password of the database opens nothing once the first migration has run.',
    control: 'closePasswords makes the owner a member of rds_iam, which refuses passwords; a test runs it.',
  }),
  ...at(['clave-personas', 'clave-sellado', 'pimienta-puente'].map(secret), {
    rule: 'AwsSolutions-SMG4',
    reason: 'Keys of what is already stored: another key would make it unreadable.',
    control: '256 random bits nobody ever sees, encrypted with the data key, resolved at deployment only.',
  }),
  ...at(['cliente-puente', 'borde', 'preparado'].map(secret), {
    rule: 'AwsSolutions-SMG4',
    reason: 'Two parties learn each at deployment; a rotation between would shut one of them out.',
    control:
      'Renewed by hand with secretsAsOf and a deployment (docs/despliegue.md); read by nobody at run time.',
  }),
  ...at([secret('claveunica')], {
    rule: 'AwsSolutions-SMG4',
    reason: 'The Secretaría de Gobierno Digital issues it on request.',
    control: 'Renewed by hand as docs/despliegue.md says.',
  }),
  ...at(['prod-gore-data/Respaldos/Seleccion/Role/Resource'], {
    rule: 'AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AWSBackupServiceRolePolicyForBackup]',
    reason: 'AWS Backup asks for this policy by name and changes it with the services it can copy.',
    control: 'Only backup.amazonaws.com may take the role.',
  }),
  ...at(
    functions.map(({ name }) => policyOf(name)),
    {
      rule: 'AwsSolutions-IAM5[Resource::*]',
      reason: 'Traces, network interfaces and the list of streams have no resource to name.',
      control: 'tests/stacks/iam names each action and fails on any other *.',
    },
  ),
  ...at(holding('archivos', 'archivos:leer'), {
    rule: 'AwsSolutions-IAM5[Resource::<Archivos8C84A5A5.Arn>/*]',
    reason: 'Each file has a key of its own.',
    control: 'Keys begin with the institution and are made in one place; no function may delete.',
  }),
  ...at(holding('sellos:leer', 'sellos:escribir'), {
    rule: 'AwsSolutions-IAM5[Resource::<SellosE848A183.Arn>/_auditoria/*]',
    reason: 'One seal for each day and institution.',
    control: 'One prefix; object lock in compliance mode keeps what was written.',
  }),
  ...at(['prod-gore-async/Flujo/Resource', 'prod-gore-async/HorariosDlq/Resource'], {
    rule: 'AwsSolutions-SQS3',
    reason:
      'They are dead-letter queues themselves: of the stream and of the schedules, which are no queues.',
    control: 'An alarm on the first message; 14 days to look at it.',
  }),
  ...at(['prod-gore-api/Identidad/Personas/Resource'], {
    rule: 'AwsSolutions-COG2',
    reason: 'Nobody has a password in the pool: whoever enters comes from ClaveÚnica.',
    control: 'The only client takes that provider alone; local accounts have a second factor of their own.',
  }),
  ...at(['prod-gore-api/Identidad/Personas/Resource'], {
    rule: 'AwsSolutions-COG8',
    reason: 'The Plus plan watches passwords, of which the pool has none, and charges by person.',
    control: 'ClaveÚnica guards its accounts; our own sign-ins are counted, logged and limited.',
  }),
  ...at(apiRoutes.map(routeId), {
    rule: 'AwsSolutions-APIG4',
    reason: 'A middleware of each function checks the session: one call less, and it can answer 429.',
    control:
      'Routes are closed unless publicRoutes names them; tests/security/closed-doors knocks at every one.',
  }),
  ...at(
    apiRoutes
      .map(({ fn }) => fn)
      .filter((fn, index, all) => all.indexOf(fn) === index)
      .map((fn) => `prod-gore-api/Versiones/Grupo-${fn}/ServiceRole/Resource`),
    {
      rule: 'AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AWSCodeDeployRoleForLambdaLimited]',
      reason: 'CodeDeploy’s own limited policy: shifting aliases and reading alarms.',
      control: 'Only codedeploy.amazonaws.com may take the role.',
    },
  ),
  ...at(['prod-gore-web/Distribucion/Resource'], {
    rule: 'AwsSolutions-CFR1',
    reason: 'Staff travel, and Cognito itself calls the bridge from outside Chile.',
    control: 'Sessions, limits by address and the firewall; each sign-in is written down with its address.',
  }),
  ...at([`${copier}/ServiceRole/Resource`], {
    rule: 'AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole]',
    reason: 'CDK’s own function that copies the built pages.',
    control: 'It runs during a deployment only and nobody else may call it.',
  }),
  ...[
    'Action::s3:GetBucket*',
    'Action::s3:GetObject*',
    'Action::s3:List*',
    'Action::s3:Abort*',
    'Action::s3:DeleteObject*',
    'Resource::arn:<AWS::Partition>:s3:::cdk-hnb659fds-assets-111111111111-sa-east-1/*',
    'Resource::<Paginas751DA94F.Arn>/*',
  ].flatMap((finding) =>
    at([`${copier}/ServiceRole/DefaultPolicy/Resource`], {
      rule: `AwsSolutions-IAM5[${finding}]`,
      reason: 'CDK’s own function that copies the built pages.',
      control: 'It reaches its assets and the bucket of pages, which a build can fill again.',
    }),
  ),
  ...at([`${copier}/Resource`], {
    rule: 'AwsSolutions-L1',
    reason: 'CDK chooses the runtime of its own function.',
    control: 'Renewed with aws-cdk-lib, which Renovate keeps current.',
  }),
];
