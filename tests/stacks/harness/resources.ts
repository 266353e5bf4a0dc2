import type { Template } from 'aws-cdk-lib/assertions';
import type { Templates } from './stacks.ts';

/** A resource as it stands in a template. */
export interface Resource {
  readonly Type: string;
  /** Each type has its own; a test names those it reads. */
  readonly Properties: Readonly<Record<string, unknown>>;
  readonly DeletionPolicy?: string;
  readonly DependsOn?: readonly string[];
}

/** Resources of a type by logical id. */
export const byId = (template: Template, type: string): Readonly<Record<string, Resource>> =>
  template.findResources(type) as Readonly<Record<string, Resource>>;

/** Resources of a type. */
export const resources = (template: Template, type: string): readonly Resource[] =>
  Object.values(byId(template, type));

/** Resources of a type in all stacks. */
export const everywhere = (templates: Templates, type: string): readonly Resource[] =>
  Object.values(templates).flatMap((template) => resources(template, type));

/** The only resource of a type. @throws Error when there is another or none */
export const only = (template: Template, type: string): Resource => {
  const [first, ...others] = resources(template, type);
  if (!first || others.length) throw new Error(`Not exactly one ${type}`);
  return first;
};
