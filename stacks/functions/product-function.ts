import { join } from 'node:path';
import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import type { ISecurityGroup, IVpc } from 'aws-cdk-lib/aws-ec2';
import { SubnetType } from 'aws-cdk-lib/aws-ec2';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import {
  Alias,
  Architecture,
  Code,
  Function as LambdaFunction,
  LayerVersion,
  LoggingFormat,
  Runtime,
  Tracing,
} from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { checkout } from '../config/root.ts';
import { prefixOf, type StageConfig } from '../config/stage-config.ts';
import { type FunctionName, sheetOf } from './catalogue.ts';
import { codeOf, handlerName } from './code.ts';
import { grants } from './grants.ts';
import type { Places } from './places.ts';
import { pick, type Settings } from './settings.ts';

/** The part of the network functions with the database stand in. */
export interface InsideVpc {
  readonly vpc: IVpc;
  readonly securityGroup: ISecurityGroup;
}

/** What a function is made with. */
export interface FunctionContext {
  readonly config: StageConfig;
  /** What its grants name; a grant over what is not known yet is refused. */
  readonly places: Partial<Places>;
  readonly settings: Settings;
  /** Settings a function may do without, for one that has them. */
  readonly more?: Readonly<Record<string, string>>;
  readonly inside: InsideVpc;
  /** Encrypts the settings, secrets among them. */
  readonly settingsKey: IKey;
}

/** Where Lambda keeps the certificates of Amazon's databases; Node trusts them only when told to. */
const AMAZON_CERTIFICATES = '/var/runtime/ca-cert.pem';

/** Where Lambda unpacks layers. */
const CHROMIUM_PACK = '/opt';

/** The places with those left out refused by name, should a grant ask for one. */
const known = (places: Partial<Places>): Places =>
  new Proxy(places as Places, {
    get: (made, name, receiver) => {
      const place: unknown = Reflect.get(made, name, receiver);
      if (place === undefined) throw new Error(`No stack has made ${String(name)} yet`);
      return place;
    },
  });

const enterVpc = (): PolicyStatement =>
  new PolicyStatement({
    actions: [
      'ec2:CreateNetworkInterface',
      'ec2:DeleteNetworkInterface',
      'ec2:DescribeNetworkInterfaces',
      'ec2:DescribeSubnets',
      'ec2:AssignPrivateIpAddresses',
      'ec2:UnassignPrivateIpAddresses',
    ],
    resources: ['*'],
  });

const trace = (): PolicyStatement =>
  new PolicyStatement({ actions: ['xray:PutTraceSegments', 'xray:PutTelemetryRecords'], resources: ['*'] });

/** One function of the product with a role, a log and an alias of its own. */
export class ProductFunction extends Construct {
  readonly name: FunctionName;
  readonly function: LambdaFunction;
  readonly role: Role;
  /** What everybody calls; a new version comes in behind it. */
  readonly live: Alias;

  constructor(scope: Construct, name: FunctionName, context: FunctionContext) {
    super(scope, name);
    this.name = name;
    const { config, places, settings, inside, settingsKey } = context;
    const sheet = sheetOf(name);
    const functionName = `${prefixOf(config)}-${name}`;
    const { reserved, provisioned } = config.concurrency[name] ?? {};
    const logGroup = new LogGroup(this, 'Log', {
      logGroupName: `/aws/lambda/${functionName}`,
      retention: config.logDays,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    this.role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    const { role } = this;
    logGroup.grantWrite(role);
    const named = known(places);
    for (const grant of sheet.may) for (const one of grants[grant](named)) role.addToPolicy(one);
    role.addToPolicy(new PolicyStatement({ actions: ['kms:Decrypt'], resources: [settingsKey.keyArn] }));
    role.addToPolicy(trace());
    if (sheet.insideVpc) role.addToPolicy(enterVpc());
    this.function = new LambdaFunction(this, 'Function', {
      functionName,
      runtime: Runtime.NODEJS_24_X,
      architecture: sheet.browser ? Architecture.X86_64 : Architecture.ARM_64,
      ...(sheet.browser ? { layers: [this.#browser()] } : {}),
      code: codeOf(name),
      handler: handlerName,
      memorySize: sheet.memoryMb,
      timeout: Duration.seconds(sheet.timeoutSeconds),
      role: role.withoutPolicyUpdates(),
      logGroup,
      loggingFormat: LoggingFormat.JSON,
      tracing: Tracing.ACTIVE,
      environmentEncryption: settingsKey,
      environment: {
        // Of every function, so that each release is a version of each, and can be gone back to.
        ...pick(name, [...sheet.settings, 'RELEASE'], { ...settings, CHROMIUM_PACK }),
        ...context.more,
        POWERTOOLS_LOG_LEVEL: 'INFO',
        RELEASE: settings.RELEASE ?? '',
        SECRETS_AS_OF: config.secretsAsOf,
        ...(sheet.insideVpc ? { NODE_EXTRA_CA_CERTS: AMAZON_CERTIFICATES } : {}),
      },
      currentVersionOptions: {
        description: settings.RELEASE ?? '',
        removalPolicy: RemovalPolicy.RETAIN,
      },
      ...(reserved === undefined ? {} : { reservedConcurrentExecutions: reserved }),
      ...(sheet.insideVpc
        ? {
            vpc: inside.vpc,
            vpcSubnets: { subnetType: SubnetType.PRIVATE_ISOLATED },
            securityGroups: [inside.securityGroup],
          }
        : {}),
    });
    // The role is made whole before the function that needs it, or its first start is refused.
    this.function.node.addDependency(role);
    this.live = new Alias(this, 'Live', {
      aliasName: 'live',
      version: this.function.currentVersion,
      ...(provisioned === undefined ? {} : { provisionedConcurrentExecutions: provisioned }),
    });
  }

  /** Chromium as its package carries it, apart from the code: it does not change with it. */
  #browser(): LayerVersion {
    return new LayerVersion(this, 'Chromium', {
      code: Code.fromAsset(join(checkout, 'node_modules/@sparticuz/chromium/bin')),
      compatibleArchitectures: [Architecture.X86_64],
      compatibleRuntimes: [Runtime.NODEJS_24_X],
      description: 'Chromium of @sparticuz/chromium, packed',
    });
  }
}
