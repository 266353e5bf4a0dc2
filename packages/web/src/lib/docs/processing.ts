import { keptFor } from '@gore/core/kernel/declare/kept-for.ts';
import { isPersonal } from '@gore/core/kernel/declare/leaves.ts';
import { producto } from '@gore/core/modules/producto.ts';

/** What the register says of one module that holds personal data. */
export interface Processing {
  readonly name: string;
  readonly label: string;
  readonly purpose: string;
  readonly basis: string;
  readonly subjects: string;
  readonly recipients: string;
  /** How long, and by which law. */
  readonly kept: string;
  readonly fields: readonly string[];
}

/** The register of processing activities, from the declarations. For the pages at build time. */
export const processingActivities = (): readonly Processing[] =>
  producto.modules.flatMap((module) => {
    const { name, label, personalData, fields } = module;
    return personalData
      ? [
          {
            name,
            label: label.many,
            purpose: personalData.purpose,
            basis: personalData.basis,
            subjects: personalData.subjects ?? '—',
            recipients: personalData.recipients ?? 'Nadie fuera de la institución',
            kept: keptFor(module),
            fields: Object.values(fields)
              .filter(isPersonal)
              .map((field) => field.label),
          },
        ]
      : [];
  });
