import type { FieldDescriptor, ModuleDescriptor } from '@gore/core/kernel/declare/describe.ts';
import type { SystemField } from '@gore/core/kernel/declare/record.ts';

/** The schema endpoint adds to the declaration what the institution and the person change in it. */
export interface Schema extends ModuleDescriptor {
  /** Verbs the person may use on some record. */
  readonly allowed?: readonly string[];
  /** Kinds of documents its records carry. */
  readonly documentos?: readonly { readonly name: string; readonly label: string }[];
  readonly comentarios?: true;
  /** Documents that can be made of one of its records. */
  readonly informes?: readonly {
    readonly name: string;
    readonly label: string;
    readonly formats: readonly ('pdf' | 'xlsx')[];
  }[];
  /** Units of what its references point at: a list can be narrowed by them, though it has no column for them. */
  readonly beyond?: readonly FieldDescriptor[];
  readonly alertas?: true;
  /** Modules whose histories are told with those of its records. */
  readonly relatos?: readonly {
    readonly module: string;
    readonly label: string;
    /** Fields that only say to which record they belong. */
    readonly ties: readonly string[];
  }[];
}

const system = (name: SystemField, kind: FieldDescriptor['kind'], label: string): FieldDescriptor => ({
  name,
  kind,
  label,
  source: 'system',
  readOnly: true,
});

const codeField = system('codigo', 'text', 'Código');

/** When and by whom, as the kernel keeps it. */
const traceFields: readonly FieldDescriptor[] = [
  system('estadoDesde', 'instant', 'En este estado desde'),
  system('creadoEn', 'instant', 'Creado'),
  { ...system('creadoPor', 'ref', 'Creado por'), module: 'usuario' },
  system('actualizadoEn', 'instant', 'Último cambio'),
  { ...system('actualizadoPor', 'ref', 'Cambiado por'), module: 'usuario' },
];

const stateField = (schema: ModuleDescriptor): FieldDescriptor => ({
  ...system('estado', 'choice', 'Estado'),
  choices: Object.fromEntries(schema.states.map(({ name, label }) => [name, label])),
});

/**
 * Every field a list can show or filter by, those of the kernel included (their labels equal `systemLabels` of the
 * core, which a test holds).
 */
export const allFields = (schema: ModuleDescriptor): readonly FieldDescriptor[] => [
  codeField,
  stateField(schema),
  ...schema.fields,
  ...traceFields,
];

/** Every field an address may narrow the list by. */
export const askableFields = (schema: Schema): readonly FieldDescriptor[] => [
  ...allFields(schema),
  ...(schema.beyond ?? []),
];

/** The field of that name, or nothing. */
export const findField = (schema: ModuleDescriptor, name: string): FieldDescriptor | undefined =>
  allFields(schema).find((field) => field.name === name);

/** Fields by name, leaving out names that this person may not see. */
export const pickFields = (
  schema: ModuleDescriptor,
  names: readonly string[],
): readonly FieldDescriptor[] => {
  const byName = new Map(allFields(schema).map((field) => [field.name, field]));
  return names.flatMap((name) => byName.get(name) ?? []);
};

/** How a state is shown; a state the schema does not know keeps its code. */
export const stateOf = (schema: ModuleDescriptor, name: string): ModuleDescriptor['states'][number] =>
  schema.states.find((state) => state.name === name) ?? { name, label: name };

/** Stages of the life cycle in order, each once. */
export const phasesOf = (schema: ModuleDescriptor): readonly string[] => [
  ...new Set(schema.states.flatMap(({ phase }) => phase ?? [])),
];

/** «Nueva iniciativa», «Nuevo usuario». */
export const newLabel = ({ label }: Pick<ModuleDescriptor, 'label'>): string =>
  `${label.feminine ? 'Nueva' : 'Nuevo'} ${label.one.toLowerCase()}`;
