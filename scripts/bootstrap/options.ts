import { parseArgs } from 'node:util';
import { leerRut } from '@gore/core/kernel/declare/valores/rut.ts';

/** An institution that is founded, and who administers it first. */
export interface Founding {
  /** Id of the institution: lower-case letters, digits and hyphens. */
  readonly tenant: string;
  readonly institution: Readonly<Record<'nombre' | 'corto' | 'dominio', string>> & {
    readonly ingresos: readonly string[];
  };
  readonly person: Readonly<Record<'nombre' | 'correo', string>>;
  /** Canonical RUN of that person. */
  readonly run: string;
  /** Stage on AWS; without it, the portal of this machine. */
  readonly stage: string | undefined;
}

/** How the order is written. */
const usage = `npm run bootstrap -- --institucion nuble --nombre "Gobierno Regional de Ñuble" --corto "GORE Ñuble" \\
  --dominio portal.mi-gore.gob.cl --run 12.345.678-5 --persona "Nombre Apellido" --correo nombre@institucion.cl \\
  [--stage prod]`;

const names = ['institucion', 'nombre', 'corto', 'dominio', 'run', 'persona', 'correo'] as const;

/**
 * Reads the words of the command line.
 *
 * @throws Error with a sentence
 */
export const readFounding = (words: readonly string[]): Founding => {
  const option = { type: 'string' } as const;
  const { values } = parseArgs({
    args: [...words],
    options: {
      institucion: option,
      nombre: option,
      corto: option,
      dominio: option,
      run: option,
      persona: option,
      correo: option,
      stage: option,
    },
  });
  const given = (name: (typeof names)[number]): string => values[name]?.trim() ?? '';
  const missing = names.filter((name) => !given(name));
  if (missing.length) throw new Error(`Falta ${missing.map((name) => `--${name}`).join(', ')}.\n\n${usage}`);
  const tenant = given('institucion');
  if (!/^[a-z][a-z0-9-]{1,38}$/.test(tenant))
    throw new Error(
      `«${tenant}» no sirve de identificador: use minúsculas, números y guiones, como «nuble».`,
    );
  const read = leerRut(given('run'));
  if (!read.ok) throw new Error('El RUN no es válido: escríbalo completo, como 12.345.678-5.');
  return {
    tenant,
    institution: {
      nombre: given('nombre'),
      corto: given('corto'),
      dominio: given('dominio'),
      ingresos: ['claveunica'],
    },
    person: { nombre: given('persona'), correo: given('correo') },
    run: read.rut,
    stage: values.stage,
  };
};
