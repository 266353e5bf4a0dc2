import type { AnyModule } from '@gore/core/kernel/declare/module.ts';
import { impliedVerbs } from '@gore/core/kernel/declare/subject.ts';
import { type BaseVerb, baseVerbs } from '@gore/core/kernel/declare/verb.ts';

/** A verb of a module, as documents name it. */
export interface NamedVerb {
  readonly name: string;
  readonly label: string;
  readonly help: string;
  /** Whether doing it leaves an entry in the history of the record. */
  readonly audited: boolean;
}

const baseHelp: Readonly<Record<BaseVerb, string>> = {
  leer: 'Ver el registro en listas, búsquedas y ficha, con los datos que el rol no tiene ocultos.',
  crear: 'Dar origen al registro.',
  editar: 'Cambiar sus datos; el historial guarda el valor anterior y el nuevo de cada uno.',
  eliminar: 'Sacarlo de las listas. No se borra: conserva su historial y puede restaurarse.',
  restaurar: 'Devolver a las listas un registro eliminado.',
  importar: 'Crear o actualizar registros desde una planilla.',
  exportar: 'Descargar registros.',
  comentar: 'Dejar comentarios en él. Salvo que se diga otra cosa, quien lo lee.',
  adjuntar: 'Adjuntarle documentos, versionarlos y retirarlos. Salvo que se diga otra cosa, quien lo edita.',
};

const silent: ReadonlySet<string> = new Set<BaseVerb>(['leer', 'exportar', 'comentar', 'adjuntar']);

/** Verbs of a module that some role may do: the common ones, then its own. */
export const verbsOf = (module: AnyModule): readonly NamedVerb[] => {
  const granted = new Set(
    Object.values(module.grants).flatMap((grant) =>
      Object.keys({ ...impliedVerbs(module, grant), ...grant }).filter((verb) => verb !== 'ocultar'),
    ),
  );
  const common = (Object.keys(baseVerbs) as BaseVerb[]).map((name) => ({
    name,
    label: baseVerbs[name],
    help: baseHelp[name],
    audited: !silent.has(name),
  }));
  const own = Object.entries(module.transitions).map(([name, { label, help }]) => ({
    name,
    label,
    help: help ?? '',
    audited: true,
  }));
  const powers = Object.entries(module.powers).map(([name, { label, help }]) => ({
    name,
    label,
    help,
    audited: false,
  }));
  return [...common, ...own, ...powers].filter(({ name }) => granted.has(name));
};
