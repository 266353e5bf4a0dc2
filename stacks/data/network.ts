import { RemovalPolicy, Stack, Validations } from 'aws-cdk-lib';
import {
  FlowLogDestination,
  FlowLogTrafficType,
  GatewayVpcEndpointAwsService,
  Peer,
  Port,
  SecurityGroup,
  SubnetType,
  Vpc,
} from 'aws-cdk-lib/aws-ec2';
import { AnyPrincipal, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { StageConfig } from '../config/stage-config.ts';

const POSTGRES = 5432;
const HTTPS = 443;

/** What the network leads to. */
export interface NetworkProps {
  readonly config: StageConfig;
  readonly tableArns: readonly string[];
  readonly bucketArns: readonly string[];
}

/**
 * A network with no way out: the database, the functions that read or fill it, and gateways to DynamoDB and S3, which
 * cost nothing. No NAT gateway and no interface endpoint, so nothing in it can call anybody else.
 */
export class Network extends Construct {
  readonly vpc: Vpc;
  /** Of the functions inside. */
  readonly functions: SecurityGroup;
  readonly database: SecurityGroup;

  constructor(scope: Construct, id: string, { config, tableArns, bucketArns }: NetworkProps) {
    super(scope, id);
    this.vpc = new Vpc(this, 'Vpc', {
      natGateways: 0,
      maxAzs: 2,
      restrictDefaultSecurityGroup: false,
      subnetConfiguration: [{ name: 'aislada', subnetType: SubnetType.PRIVATE_ISOLATED, cidrMask: 22 }],
    });
    Validations.of(this.vpc).acknowledge({
      id: 'CloudFormation-Validate::W3010',
      reason: 'The zones are written out so that synthesis needs neither credentials nor network.',
    });
    this.vpc.addFlowLog('Flujo', {
      trafficType: FlowLogTrafficType.REJECT,
      destination: FlowLogDestination.toCloudWatchLogs(
        new LogGroup(this, 'Rechazos', { retention: config.logDays, removalPolicy: RemovalPolicy.DESTROY }),
      ),
    });
    this.#openGateways(tableArns, bucketArns);

    this.database = new SecurityGroup(this, 'Base', { vpc: this.vpc, allowAllOutbound: false });
    this.functions = new SecurityGroup(this, 'Funciones', { vpc: this.vpc, allowAllOutbound: false });
    this.functions.addEgressRule(this.database, Port.tcp(POSTGRES), 'El modelo de lectura');
    this.functions.addEgressRule(Peer.anyIpv4(), Port.tcp(HTTPS), 'DynamoDB y S3: no hay ruta a nada más');
    this.database.addIngressRule(this.functions, Port.tcp(POSTGRES), 'Las funciones de adentro');
  }

  #openGateways(tableArns: readonly string[], bucketArns: readonly string[]): void {
    const { partition, region } = Stack.of(this);
    const anybody = { principals: [new AnyPrincipal()] };
    const dynamodb = this.vpc.addGatewayEndpoint('Dynamodb', {
      service: GatewayVpcEndpointAwsService.DYNAMODB,
    });
    dynamodb.addToPolicy(
      new PolicyStatement({
        ...anybody,
        actions: ['dynamodb:*'],
        resources: tableArns.flatMap((arn) => [arn, `${arn}/index/*`]),
      }),
    );
    const s3 = this.vpc.addGatewayEndpoint('S3', { service: GatewayVpcEndpointAwsService.S3 });
    s3.addToPolicy(
      new PolicyStatement({
        ...anybody,
        actions: ['s3:GetObject', 's3:PutObject', 's3:PutObjectRetention', 's3:ListBucket'],
        resources: bucketArns.flatMap((arn) => [arn, `${arn}/*`]),
      }),
    );
    // Where CloudFormation waits for the answer of the migration.
    s3.addToPolicy(
      new PolicyStatement({
        ...anybody,
        actions: ['s3:PutObject'],
        resources: [
          `arn:${partition}:s3:::cloudformation-custom-resource-response-${region.replaceAll('-', '')}/*`,
        ],
      }),
    );
  }
}
