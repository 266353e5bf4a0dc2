import { parseArgs } from 'node:util';

/** What `npm run import` was asked. */
export interface ImportArguments {
  readonly file: string;
  readonly module: string;
  /** Name of the sheet; recognised by its headers when absent. */
  readonly profile?: string;
  /** What every row says, by field, where the sheet has no column for it. */
  readonly fixed: Readonly<Record<string, string>>;
  readonly dryRun: boolean;
  readonly json: boolean;
  readonly origin: string;
  /** RUN of a demonstration account to sign in as. */
  readonly as: string;
  /** Cookie of a session that is open already. */
  readonly cookie?: string;
}

/** How the order is used. */
export const usage = `Uso: npm run import -- <planilla> --module <módulo> [opciones]

  --module   módulo al que va: ipr, convenio, entidad, asignacion_presupuestaria, rendicion…
  --profile  tipo de planilla: analisis, registro2023…; sin él se reconoce por sus títulos
  --fijo     campo=valor para todas las filas, donde la planilla no lo trae; se puede repetir
  --dry-run  solo ensaya: no escribe ningún registro
  --json     contesta en JSON
  --origin   dirección del portal (http://localhost:3333)
  --as       RUN de la cuenta de demostración con que se entra (21000202-2)

Con GORE_COOKIE se usa una sesión ya abierta en vez de entrar.
Termina con 0 si todo entró, 1 si quedó algo por decidir o con error, 2 si no se pudo importar.`;

/**
 * Reads the command line.
 *
 * @throws Error in Spanish when something is missing or not understood.
 */
export const readArguments = (
  argv: readonly string[],
  env: Readonly<Record<string, string | undefined>> = {},
): ImportArguments => {
  let parsed: ReturnType<typeof parse>;
  try {
    parsed = parse(argv);
  } catch {
    throw new Error('Hay una opción que no existe.');
  }
  const { values, positionals } = parsed;
  const [file, ...others] = positionals;
  if (!file || others.length) throw new Error('Indique una planilla, y solo una.');
  if (!values.module) throw new Error('Indique el módulo con --module.');
  return {
    file,
    module: values.module,
    fixed: fixedOf(values.fijo),
    dryRun: values['dry-run'],
    json: values.json,
    origin: values.origin,
    as: values.as,
    ...(values.profile === undefined ? {} : { profile: values.profile }),
    ...(env.GORE_COOKIE ? { cookie: env.GORE_COOKIE } : {}),
  };
};

/** `campo=valor`, as often as it was said. */
const fixedOf = (said: readonly string[]): ImportArguments['fixed'] =>
  Object.fromEntries(
    said.map((one) => {
      const [, field, value] = /^([A-Za-z]\w*)=(.+)$/s.exec(one) ?? [];
      if (field === undefined || value === undefined)
        throw new Error(`«${one}» no es campo=valor: por ejemplo --fijo anio=2026.`);
      return [field, value] as const;
    }),
  );

const parse = (argv: readonly string[]) =>
  parseArgs({
    args: [...argv],
    allowPositionals: true,
    options: {
      module: { type: 'string' },
      profile: { type: 'string' },
      fijo: { type: 'string', multiple: true, default: [] },
      'dry-run': { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      origin: { type: 'string', default: 'http://localhost:3333' },
      as: { type: 'string', default: '21000202-2' },
    },
  });
