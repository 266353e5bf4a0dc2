/** The same reach for several verbs of a grant. */
export const con = <const A extends string, const V extends string>(
  alcance: A,
  ...verbos: readonly V[]
): { readonly [K in V]: A } =>
  Object.fromEntries(verbos.map((verbo) => [verbo, alcance])) as { readonly [K in V]: A };
