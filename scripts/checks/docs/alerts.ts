import { ruleInWords } from '@gore/core/alerts/catalogue-words.ts';
import type { Product } from '@gore/core/kernel/declare/product.ts';
import { table } from './words.ts';

/** Every rule that raises alerts, in words and with the thresholds the product comes with. */
export const alertRules = (product: Product): string => {
  const rules = product.alerts.rules.map((rule) => ruleInWords(product, rule, () => undefined));
  const sections = [...Map.groupBy(rules, ({ registros }) => registros)].map(
    ([registros, found]) =>
      `## ${registros}\n\n${table(
        ['Regla', 'Código', 'Cuándo', 'Fuente'],
        found.map(({ nombre, codigo, explicacion, fuente }) => [
          nombre,
          `\`${codigo}\``,
          explicacion,
          fuente,
        ]),
      )}`,
  );
  return `# Reglas de alerta

Generado desde las declaraciones por \`node scripts/checks/generate.ts\`; no lo edite. Los umbrales son los de origen: cada
institución fija los suyos en **Alertas › Umbrales**. Cómo funcionan: [alertas](../alertas.md).

${sections.join('\n\n')}
`;
};
