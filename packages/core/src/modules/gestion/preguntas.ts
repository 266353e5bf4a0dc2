import { longText, text } from '../../kernel/declare/fields.ts';

/** The paper a step is based on; the history keeps it. */
export const documento = {
  documento: text('Documento', {
    help: 'Número y fecha del oficio o certificado, por ejemplo 907/2024.',
    max: 120,
  }),
};

/** Why somebody goes back or stops; the history keeps it. */
export const motivo = { motivo: longText('Motivo', { required: true, min: 10, max: 2000 }) };
