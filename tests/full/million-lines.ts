/** One invented row of the long sheets, as a line of a CSV. */
export const lineOf = (at: number): string => `B${at},Obra número ${at},Vial,13-02-2024,M$${at % 1000},OP\n`;
