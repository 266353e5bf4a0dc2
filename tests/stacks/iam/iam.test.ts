import { describe, expect, it } from 'vitest';
import { catalogue, type FunctionName } from '../../../stacks/functions/catalogue.ts';
import { templatesOf } from '../harness/stacks.ts';
import { expected, stars } from './expected.ts';
import { allowedActions, functionPolicies, list } from './policies.ts';

const policies = functionPolicies(templatesOf('prod'));
const names = Object.keys(catalogue) as FunctionName[];

const spelled = (lines: readonly string[]): readonly string[] =>
  [
    ...new Set(
      lines.flatMap((line) => {
        const [service = '', actions = ''] = line.split(': ');
        return actions.split(' ').map((action) => `${service}:${action}`);
      }),
    ),
  ].toSorted();

const ofFunction = (name: string) => {
  const found = policies.find((policy) => policy.name === name);
  if (!found) throw new Error(`No policy of ${name}`);
  return found;
};

describe('what each function may do', () => {
  it.each(names)('%s', (name) => {
    expect(allowedActions(ofFunction(name))).toEqual(spelled(expected[name]));
  });

  it('comes from its own role alone, and no policy AWS keeps', () => {
    for (const name of names) expect(ofFunction(name).managed).toEqual([]);
    expect(policies.filter(({ managed }) => managed.length).map(({ name }) => name)).toEqual([
      'CustomCrossRegionExportWriterCustomResourceProviderHandler',
      'CustomCDKBucketDeployment',
      'CustomCrossRegionExportReaderCustomResourceProviderHandler',
    ]);
  });

  it('leaves what already happened as it was', () => {
    const writers = policies.filter((policy) =>
      policy.statements.some(
        ({ Effect, Action, Resource }) =>
          Effect === 'Allow' &&
          list(Action).includes('dynamodb:UpdateItem') &&
          JSON.stringify(Resource).includes('Datos'),
      ),
    );
    expect(writers.length).toBeGreaterThan(5);
    for (const { statements } of writers)
      expect(statements).toContainEqual(
        expect.objectContaining({
          Effect: 'Deny',
          Action: ['dynamodb:DeleteItem', 'dynamodb:UpdateItem'],
          Condition: { 'ForAnyValue:StringLike': { 'dynamodb:LeadingKeys': ['AUD#*', 'ING#*', 'LEC#*'] } },
        }),
      );
  });

  it('lets nobody read the secrets of others, delete a file or change a policy', () => {
    const forbidden = /^(secretsmanager|iam|sts|lambda|cognito-idp):|s3:Delete|kms:(Schedule|Create|Put)/;
    for (const name of names)
      expect(
        allowedActions(ofFunction(name)).filter((action) => forbidden.test(action)),
        name,
      ).toEqual([]);
  });
});

describe('every *', () => {
  const found = policies.flatMap(({ name, statements }) =>
    statements
      .filter(({ Effect }) => Effect === 'Allow')
      .flatMap(({ Action, Resource }) =>
        list(Action).flatMap((action) =>
          list(Resource)
            .map((resource) => JSON.stringify(resource))
            .filter((resource) => action.includes('*') || resource.includes('*'))
            .map((resource) => ({ name, action, resource })),
        ),
      ),
  );
  const explains =
    ({ name, action, resource }: (typeof found)[number]) =>
    (star: (typeof stars)[number]) =>
      star.of.test(name) && star.actions.test(action) && star.resource.test(resource);

  it('has its reason', () => {
    expect(found.filter((one) => !stars.some(explains(one)))).toEqual([]);
  });

  it('with a reason is still there', () => {
    expect(stars.filter((star) => !found.some((one) => explains(one)(star)))).toEqual([]);
    for (const { reason } of stars) expect(reason.length).toBeGreaterThan(20);
  });
});
