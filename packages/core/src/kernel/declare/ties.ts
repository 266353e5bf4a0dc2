/** How a record is tied to a person, in words for that person. */
export const ties = {
  titular: 'Es un registro de la persona',
  nombrado: 'La nombra junto a otras',
  correo: 'Tiene su correo',
  texto: 'Un texto menciona su RUN',
  referencia: 'Apunta a su registro',
  historia: 'Solo su historial conserva datos suyos',
} as const;

/** One way in which a record is tied to a person. */
export type Tie = keyof typeof ties;
