const acting: readonly (readonly [start: string, name: (rest: string) => string])[] = [
  ['sistema:', () => 'Sistema'],
  ['operador:', () => 'Operación de la plataforma'],
  ['emergencia:', (account) => `Cuenta de emergencia ${account}`],
];

/** What people call who acts without being a person of the institution; nothing for who is one. */
export const impersonalName = (actor: string): string | undefined => {
  const [start = '', name] = acting.find(([prefix]) => actor.startsWith(prefix)) ?? [];
  return name?.(actor.slice(start.length));
};
