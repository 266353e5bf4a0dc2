import { describe, expect, test } from 'vitest';
import { blockHtml, documentHtml, footerHtml, headerHtml } from './html.ts';
import { breakable, safe } from './markup.ts';

const heading = {
  institution: 'GORE <Ñuble>',
  title: 'Informe & anexo',
  lines: ['Datos al 22-11-2026'],
  verify: 'https://portal.example.cl/verificar/nuble-abc',
};

describe('what a text says', () => {
  test('is never markup, and turns nothing beside it around', () => {
    expect(safe('<script>"1" & \'2\'</script>')).toBe(
      '&lt;script&gt;&quot;1&quot; &amp; &#39;2&#39;&lt;/script&gt;',
    );
    expect(safe('a\u202eb\u0000c\u2066d\te')).toBe('abcd\te');
    for (const block of [
      { kind: 'text', title: '<i>', text: '<b>' },
      { kind: 'facts', title: '', facts: [['<i>', '<b>']] },
      { kind: 'figures', title: '', figures: [{ label: '<i>', text: '<b>' }] },
      { kind: 'bars', title: '<i>', of: '<i>', bars: [{ label: '<i>', value: 1, text: '<b>' }] },
      { kind: 'curves', title: '<i>', months: ['<i>'], curves: [{ label: '<b>', points: [1] }] },
      {
        kind: 'table',
        title: '',
        columns: [{ label: '<i>', numeric: false }],
        rows: [['<b>']],
        totals: ['<b>'],
        note: '<b>',
      },
    ] as const)
      expect(blockHtml(block)).not.toMatch(/<[ib]>/);
    expect(documentHtml(heading, []) + headerHtml(heading) + footerHtml(heading)).not.toContain('<Ñuble>');
  });

  test('may break inside a word no language has, and stays whole otherwise', () => {
    expect(breakable('abastecimiento de agua')).toBe('abastecimiento de agua');
    expect(breakable(`${'x'.repeat(30)} fin`)).toBe(`${'x'.repeat(12)}<wbr>${'x'.repeat(12)}<wbr>xxxxxx fin`);
    expect(breakable(`${'🙂'.repeat(26)}<`)).toMatch(/^(🙂{1,12}(<wbr>)?)+&lt;$/u);
  });
});

describe('a document', () => {
  test('has a title, a language, headings and tables a reader can walk', () => {
    const table = blockHtml({
      kind: 'table',
      title: 'Iniciativas',
      columns: [
        { label: 'Código', numeric: false },
        { label: 'Monto', numeric: true },
      ],
      rows: [['A-1', '$5']],
    });
    const html = documentHtml({ ...heading, part: '1 de 2' }, [table]);
    expect(html).toContain('<html lang="es-CL">');
    expect(html).toContain('<h1>Informe &amp; anexo (parte 1 de 2)</h1>');
    expect(html).toContain('<h2>Iniciativas</h2>');
    expect(html).toContain('<th scope="col">Código</th><th scope="col" class="n">Monto</th>');
    expect(html).toContain('aria-label="Código QR');
    expect(html).not.toMatch(/<script|src=|href=/);
  });

  test('says so where there is nothing', () => {
    expect(blockHtml({ kind: 'table', title: '', columns: [], rows: [] })).toContain('No hay registros.');
  });

  test('says its charts in words, and draws what has not happened yet not at all', () => {
    const bars = blockHtml({
      kind: 'bars',
      title: 'Por estado',
      of: 'Estado',
      bars: [
        { label: 'En obra', value: 2, text: '2' },
        { label: 'Nada', value: 0, text: '0' },
      ],
    });
    expect(bars).toContain('aria-label="Por estado. En obra: 2; Nada: 0"');
    expect(bars).toContain('width="0.0"');
    const curve = blockHtml({
      kind: 'curves',
      title: 'Año',
      months: ['Ene', 'Feb', 'Mar'],
      curves: [{ label: 'Real', points: [10, 130, undefined] }],
    });
    expect(/points="([^"]*)"/.exec(curve)?.[1]?.split(' ')).toHaveLength(2);
    expect(curve).toContain('140 %');
  });
});
