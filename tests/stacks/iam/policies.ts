import type { Template } from 'aws-cdk-lib/assertions';
import { byId } from '../harness/resources.ts';
import type { Templates } from '../harness/stacks.ts';

/** A statement of a policy. */
export interface Statement {
  readonly Effect: 'Allow' | 'Deny';
  readonly Action: string | readonly string[];
  readonly Resource: unknown;
  readonly Condition?: unknown;
}

/** What one function may do. */
export interface FunctionPolicy {
  /** Name of a function of ours, or the path of one CDK brings. */
  readonly name: string;
  readonly statements: readonly Statement[];
  readonly managed: readonly string[];
}

/** One value or several, as several. */
export const list = <T>(value: T | readonly T[]): readonly T[] =>
  Array.isArray(value) ? value : [value as T];

const refersTo = (value: unknown, id: string): boolean => JSON.stringify(value).includes(`"${id}"`);

const statementsOf = (value: unknown): readonly Statement[] =>
  (value as { readonly Statement: readonly Statement[] }).Statement;

const policiesIn = (template: Template): readonly FunctionPolicy[] =>
  Object.entries(byId(template, 'AWS::Lambda::Function')).map(([functionId, { Properties }]) => {
    const roles = Object.entries(byId(template, 'AWS::IAM::Role')).filter(([id]) =>
      refersTo(Properties.Role, id),
    );
    const [roleId = ''] = roles.map(([id]) => id);
    const attached = Object.values(byId(template, 'AWS::IAM::Policy'))
      .filter((policy) => refersTo(policy.Properties.Roles, roleId))
      .flatMap((policy) => statementsOf(policy.Properties.PolicyDocument));
    const inline = roles.flatMap(([, role]) =>
      list(role.Properties.Policies ?? []).flatMap((policy) =>
        statementsOf((policy as { readonly PolicyDocument: unknown }).PolicyDocument),
      ),
    );
    const managed = roles.flatMap(([, role]) =>
      list(role.Properties.ManagedPolicyArns ?? []).map((arn) => JSON.stringify(arn)),
    );
    const name = Properties.FunctionName
      ? String(Properties.FunctionName).replace(/^gore-[a-z]+-/, '')
      : functionId.replace(/[0-9A-F]{8}.*$/, '');
    return { name, statements: [...inline, ...attached], managed };
  });

/** What every function of an installation may do, those of CDK too. */
export const functionPolicies = (templates: Templates): readonly FunctionPolicy[] =>
  Object.values(templates).flatMap(policiesIn);

/** The actions a function is allowed, each once. */
export const allowedActions = ({ statements }: FunctionPolicy): readonly string[] =>
  [
    ...new Set(statements.filter(({ Effect }) => Effect === 'Allow').flatMap(({ Action }) => list(Action))),
  ].toSorted();
