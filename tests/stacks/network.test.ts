import { expect, it } from 'vitest';
import { catalogue } from '../../stacks/functions/catalogue.ts';
import { everywhere, resources } from './harness/resources.ts';
import { templatesOf } from './harness/stacks.ts';

const prod = templatesOf('prod');

/** What reads or fills the read model; whoever is not here has no business beside the database. */
const beside = [
  'alerts',
  'auditor',
  'cartographer',
  'migrator',
  'nightly',
  'projector',
  'queries',
  'reporter',
];

const functionName = ({ Properties }: { readonly Properties: Readonly<Record<string, unknown>> }) =>
  String(Properties.FunctionName).replace('gore-prod-', '');

it('only what reads or fills the read model is inside', () => {
  const inside = everywhere(prod, 'AWS::Lambda::Function').filter(({ Properties }) => Properties.VpcConfig);
  expect(inside.map(functionName).toSorted()).toEqual(beside);
});

it('whoever is inside needs nothing but the database, DynamoDB and S3', () => {
  const reachable = /^(datos:|efimero$|fallas$|archivos(:leer)?$|sellos:|consultas|cola:)/;
  for (const [name, sheet] of Object.entries(catalogue))
    if ('insideVpc' in sheet)
      expect(
        sheet.may.filter((grant) => !reachable.test(grant)),
        name,
      ).toEqual([]);
});

it('there is no way out: no NAT, no internet gateway, no interface endpoint', () => {
  for (const type of [
    'AWS::EC2::NatGateway',
    'AWS::EC2::InternetGateway',
    'AWS::EC2::EgressOnlyInternetGateway',
    'AWS::EC2::Route',
    'AWS::RDS::DBProxy',
  ])
    expect(everywhere(prod, type), type).toEqual([]);
  const endpoints = everywhere(prod, 'AWS::EC2::VPCEndpoint');
  expect(endpoints.map(({ Properties }) => Properties.VpcEndpointType)).toEqual(['Gateway', 'Gateway']);
});

it('the gateways lead to our own tables and buckets, and to where CloudFormation waits', () => {
  for (const { Properties } of everywhere(prod, 'AWS::EC2::VPCEndpoint')) {
    const { Statement } = Properties.PolicyDocument as {
      readonly Statement: readonly { readonly Resource: unknown }[];
    };
    for (const { Resource } of Statement) expect(Resource).not.toBe('*');
  }
});

it('the functions may talk to the database and to HTTPS, and nobody may talk to them', () => {
  const groups = resources(prod.data, 'AWS::EC2::SecurityGroup');
  const functions = groups.find(({ Properties }) =>
    String(Properties.GroupDescription).includes('Funciones'),
  );
  expect(functions?.Properties).not.toHaveProperty('SecurityGroupIngress');
  expect(functions?.Properties.SecurityGroupEgress).toMatchObject([{ FromPort: 443, ToPort: 443 }]);
  expect(resources(prod.data, 'AWS::EC2::SecurityGroupEgress')).toMatchObject([
    { Properties: { FromPort: 5432, ToPort: 5432 } },
  ]);
});

it('what is refused on the way is written down', () => {
  expect(resources(prod.data, 'AWS::EC2::FlowLog')).toMatchObject([
    { Properties: { TrafficType: 'REJECT' } },
  ]);
});
