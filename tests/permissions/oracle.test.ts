import { accessOver } from '@gore/core/kernel/runtime/access/access.ts';
import { productoDeTaller } from '@gore/core/kernel/testing/taller/pack.ts';
import { producto } from '@gore/core/modules/producto.ts';
import { expect, it } from 'vitest';
import { casesOver } from './cases.ts';

it.each([
  ['the product', producto, 5000],
  ['the toy product, which uses every word of the grammar', productoDeTaller, 5000],
])(
  'the engine and the oracle agree on every question about %s',
  { timeout: 120_000 },
  (_, product, least) => {
    let asked = 0;
    let granted = 0;
    const wrong: string[] = [];
    for (const { about, engine, oracle } of casesOver(product, accessOver)) {
      asked += 1;
      if (oracle === true) granted += 1;
      if (engine !== oracle && wrong.length < 5)
        wrong.push(`${about}: the engine says ${String(engine)}, the oracle ${String(oracle)}`);
    }
    expect(wrong).toEqual([]);
    expect(asked).toBeGreaterThan(least);
    // Questions nobody may answer with yes would prove nothing.
    expect(granted).toBeGreaterThan(asked / 15);
    console.info(`${asked} preguntas, ${granted} concedidas, ninguna en desacuerdo`);
  },
);
