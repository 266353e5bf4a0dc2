/** What stands in the address of a list and says nothing of what it shows: where one is in it, and which view it was. */
const deLaVisita = new Set(['pagina', 'cursor', 'guardada']);

/** The query of a list without what belongs to one visit: what a saved view keeps. */
export const consultaDeVista = (consulta: string): string => {
  const partes = [...new URLSearchParams(consulta)].filter(
    ([nombre, valor]) => valor !== '' && !deLaVisita.has(nombre),
  );
  return new URLSearchParams(partes).toString();
};

/** A view goes to a role of whoever shares it; whoever administers roles shares with any. */
export const rolAjeno = (rol: string, roles: readonly string[]): string | undefined =>
  roles.includes(rol) ? undefined : 'Solo se comparte con un rol propio: elija uno de los suyos.';
