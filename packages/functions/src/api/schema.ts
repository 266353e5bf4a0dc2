import {
  describe,
  describeField,
  type FieldDescriptor,
  type ModuleDescriptor,
} from '@gore/core/kernel/declare/describe.ts';
import type { Fields } from '@gore/core/kernel/declare/field.ts';
import type { AnyModule } from '@gore/core/kernel/declare/module.ts';
import type { Product } from '@gore/core/kernel/declare/product.ts';
import type { Report } from '@gore/core/kernel/declare/report.ts';
import type { Access } from '@gore/core/kernel/runtime/access/access.ts';
import { type HangingSchema, hangingSchema } from './hanging.ts';

/** A module as one actor may see it, in one institution. */
export interface ActorSchema extends ModuleDescriptor, HangingSchema {
  /** Documents that can be made of one of its records. */
  readonly informes?: readonly Pick<Report, 'name' | 'label' | 'formats'>[];
  /** Verbs the actor has over some record. */
  readonly allowed: readonly string[];
  /** Units of what its references point at, by which its list can be narrowed too: `iniciativa.division`. */
  readonly beyond: readonly FieldDescriptor[];
}

const unitsBeyond = (product: Product, module: AnyModule, access: Access): readonly FieldDescriptor[] => {
  const hidden = access.hidden(module.name);
  return Object.entries(module.fields).flatMap(([by, { kind, label, module: target = '' }]) => {
    const above = kind === 'ref' && !hidden.has(by) ? product.find(target) : undefined;
    const unit = above?.unit;
    const field = unit === undefined ? undefined : above?.fields[unit];
    if (!field || unit === undefined || !access.may(target, 'leer') || access.hidden(target).has(unit))
      return [];
    const { help: _, ...described } = describeField(`${by}.${unit}`, field);
    return [{ ...described, label: `${field.label} de ${label.toLowerCase()}` }];
  });
};

/** The reports of a record, for whoever may take it out of the portal. */
const reportsOf = (product: Product, { name }: AnyModule, access: Access): Pick<ActorSchema, 'informes'> => {
  const own = [...product.reports.values()].filter(({ of }) => of === name);
  if (!own.length || !access.may(name, 'exportar')) return {};
  return { informes: own.map(({ name: report, label, formats }) => ({ name: report, label, formats })) };
};

/** Describes a module without what the actor may not see and with what the institution added. */
export const schemaFor = (
  product: Product,
  module: AnyModule,
  access: Access,
  extra: Fields,
): ActorSchema => {
  const hidden = access.hidden(module.name);
  const allowed = access.verbs(module.name);
  const full = describe(module, product.relations(module.name));
  const shown = (names: readonly string[]) => names.filter((name) => !hidden.has(name));
  const added = Object.entries(extra).map(([name, field]) => describeField(`extra.${name}`, field, 'extra'));
  const sections = full.sections.map((section) => ({ ...section, fields: shown(section.fields) }));
  return {
    ...full,
    fields: [...full.fields.filter(({ name }) => !hidden.has(name)), ...added],
    sections: added.length
      ? [...sections, { title: 'Campos propios', fields: added.map(({ name }) => name) }]
      : sections,
    list: { ...full.list, columns: shown(full.list.columns), filters: shown(full.list.filters) },
    verbs: full.verbs.filter(({ name }) => allowed.includes(name)),
    relations: full.relations.filter(({ module: other }) => access.may(other, 'leer')),
    highlights: full.highlights.filter((one) =>
      [one.of, ...(one.kind === 'balance' ? [one.taken] : [])].every((name) => !hidden.has(name)),
    ),
    ...hangingSchema(product, module, access),
    ...reportsOf(product, module, access),
    beyond: unitsBeyond(product, module, access),
    allowed,
  };
};

const agendasOf = ({ views }: AnyModule) => {
  const agendas = Object.entries(views).flatMap(([name, { kind, label }]) =>
    kind === 'agenda' ? [{ name, label }] : [],
  );
  return agendas.length ? { agendas } : {};
};

/** How a record is written down from any page, with the fields that may link it to what is on screen. */
const quickOf = ({ name, quick, title, fields, assignee }: AnyModule, access: Access) => {
  if (!quick || !access.may(name, 'crear')) return {};
  const hidden = access.hidden(name);
  const links = Object.entries(fields).flatMap(([field, { kind, module, options }]) =>
    kind === 'ref' && module && !options.system && field !== assignee && !hidden.has(field)
      ? [[module, field] as const]
      : [],
  );
  return {
    quick: { ...quick, title, titleLabel: fields[title]?.label ?? title, links: Object.fromEntries(links) },
  };
};

/** What the navigation needs: packs and modules the actor may read, in the order of the declaration. */
export const navigationFor = (product: Product, access: Access) =>
  product.packs
    .map(({ name, label, modules }) => ({
      name,
      label,
      modulos: modules
        .filter((module) => access.may(module.name, 'leer'))
        .map((module) => ({
          name: module.name,
          label: { one: module.label.one, many: module.label.many },
          ...(module.icon ? { icon: module.icon } : {}),
          ...(module.under && access.may(module.under, 'leer') ? { under: module.under } : {}),
          ...agendasOf(module),
          ...quickOf(module, access),
          verbs: access.verbs(module.name),
        })),
    }))
    .filter(({ modulos }) => modulos.length > 0);
