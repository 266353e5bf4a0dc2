import { describe, expect, it } from 'vitest';
import type { ImportLimits } from '../limits.ts';
import { ImportRefusal, type RefusalCode } from '../refusal.ts';
import { rowsOf, xlsxOf } from '../testing/sheets.ts';
import { sheetXml, xlsxEntries, type ZipEntry, zipOf } from '../testing/zip.ts';

const refused = async (
  body: string | Uint8Array,
  code: RefusalCode,
  limits: Partial<ImportLimits> = {},
): Promise<string> => {
  const error = await rowsOf(body, { limits }).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(ImportRefusal);
  expect(error).toMatchObject({ code });
  return error instanceof ImportRefusal ? error.message : '';
};

const MIB = 2 ** 20;
const row = (cells: string): string => sheetXml(`<row r="1">${cells}</row>`);
const inline = (ref: string, text: string): string =>
  `<c r="${ref}" t="inlineStr"><is><t>${text}</t></is></c>`;

describe('a file that is no spreadsheet is refused with what to do', () => {
  it.each<[string, string | Uint8Array, RefusalCode, string]>([
    ['nothing', '', 'PLANILLA_VACIA', 'está vacío'],
    [
      'an old Excel',
      Buffer.from('d0cf11e0a1b11ae1000000', 'hex'),
      'FORMATO_NO_ADMITIDO',
      'guárdelo como .xlsx',
    ],
    ['a PDF', '%PDF-1.7 …', 'FORMATO_NO_ADMITIDO', 'No es una planilla'],
    ['an image', Buffer.from('89504e470d0a1a0a', 'hex'), 'FORMATO_NO_ADMITIDO', 'No es una planilla'],
    ['a web page', '\n<html><table><tr><td>1</td></tr></table>', 'FORMATO_NO_ADMITIDO', 'página web'],
    ['zero bytes in a text', 'A,B\n1,\0\n', 'FORMATO_NO_ADMITIDO', 'No es una planilla'],
    ['any other zip', zipOf([{ name: 'foto.jpg', body: 'x' }]), 'FORMATO_NO_ADMITIDO', 'No es una planilla'],
    ['a LibreOffice sheet', zipOf([{ name: 'content.xml', body: 'x' }]), 'FORMATO_NO_ADMITIDO', '.ods'],
  ])('%s', async (_, body, code, words) => {
    expect(await refused(body, code)).toContain(words);
  });
});

describe('a damaged or forged xlsx is refused', () => {
  const good = xlsxEntries(row(inline('A1', 'hola')));
  const forge = (change: (entry: ZipEntry) => ZipEntry) =>
    zipOf(good.map((entry) => (entry.name.includes('sheet1') ? change(entry) : entry)));

  it('when it was cut short', async () => {
    const whole = await xlsxOf([['A', 'B']]);
    for (const part of [0.3, 0.6, 0.95])
      await refused(whole.subarray(0, whole.length * part), 'PLANILLA_DANADA');
  });

  it.each<[string, Uint8Array]>([
    ['it is encrypted', forge((entry) => ({ ...entry, flags: 1 }))],
    ['it is packed in an unknown way', forge((entry) => ({ ...entry, method: 12 }))],
    ['it says it is not packed, but is', forge((entry) => ({ ...entry, method: 0, localMethod: 8 }))],
    [
      'there is something before it',
      Buffer.concat([Buffer.from('PK\x03\x04'.padEnd(200, 'x')), zipOf(good)]),
    ],
    ['its bytes do not match their checksum', forge((entry) => ({ ...entry, crc: 7 }))],
    ['its XML is broken', zipOf(xlsxEntries('<worksheet><sheetData><row r="1"></sheetData>'))],
    [
      'its XML declares entities',
      zipOf(xlsxEntries(`<!DOCTYPE x [<!ENTITY a "b">]>${row(inline('A1', '&a;'))}`)),
    ],
    ['a cell lies beyond the last column', zipOf(xlsxEntries(row(inline('ZZZZ1', 'x'))))],
  ])('when %s', async (_, body) => {
    await refused(body, 'PLANILLA_DANADA');
  });
});

describe('a sheet that is too big is refused before it fills the memory', () => {
  it('a zip bomb in the sheet', async () => {
    const bomb = zipOf(xlsxEntries(`<worksheet>${'<c/>'.repeat(MIB)}`));
    expect(bomb.length).toBeLessThan(MIB / 32);
    expect(await refused(bomb, 'PLANILLA_GRANDE', { unpackedBytes: 3 * MIB })).toContain('descomprimirse');
  });

  it('a zip bomb in one text', async () => {
    await refused(zipOf(xlsxEntries(row(inline('A1', 'x'.repeat(2 * MIB))))), 'PLANILLA_GRANDE');
  });

  it('a zip bomb where nobody looks is let be', async () => {
    const image = { name: 'xl/media/foto.png', body: Buffer.alloc(24 * MIB, 'x') };
    const bomb = zipOf([...xlsxEntries(row(inline('A1', 'hola'))), image]);
    expect(await rowsOf(bomb, { limits: { unpackedBytes: 20 * MIB } })).toHaveLength(1);
  });

  it('a zip bomb in the styles', async () => {
    const styles = { name: 'xl/styles.xml', body: `<styleSheet>${'<x/>'.repeat(MIB / 2)}` };
    await refused(zipOf([...xlsxEntries(row('')), styles]), 'PLANILLA_GRANDE', { metadataBytes: MIB });
  });

  it('texts that cells share beyond what memory is kept for', async () => {
    const texts = `<sst>${'<si><t>hola</t></si>'.repeat(60_000)}</sst>`;
    const shared = zipOf([...xlsxEntries(row('')), { name: 'xl/sharedStrings.xml', body: texts }]);
    expect(await refused(shared, 'PLANILLA_GRANDE', { sharedTextBytes: MIB })).toContain(
      'copie solo los datos',
    );
  });

  it('a million columns', async () => {
    expect(await refused('x,'.repeat(1_000_000), 'PLANILLA_GRANDE')).toContain('500 columnas');
    await refused(zipOf(xlsxEntries(row(inline('XFD1', 'x')))), 'PLANILLA_GRANDE');
  });

  it('a cell longer than Excel allows', async () => {
    expect(await refused(`A,B\n1,${'x'.repeat(40_000)}\n`, 'PLANILLA_GRANDE')).toContain('fila 2');
  });

  it('quotes that never close', async () => {
    expect(await refused(`A,B\n1,"${'x,y\n'.repeat(300_000)}`, 'PLANILLA_GRANDE')).toContain('comillas');
    expect(await refused('A,B\n1,"x\n2,y\n', 'PLANILLA_DANADA')).toContain('comillas');
  });

  it('a file beyond the size there is', async () => {
    const limits = { fileBytes: 2 * MIB };
    expect(await refused(Buffer.alloc(3 * MIB, 'a,b\n'), 'PLANILLA_GRANDE', limits)).toContain('2 MB');
  });
});

describe('what a sheet may hold besides its rows does nothing', () => {
  it('formulas, DDE and text that runs from right to left are read as the texts they show', async () => {
    const texts = ['=1+1', "=cmd|' /C calc'!A0", '@SUM(A1)', '\u202Egnirts', '\u200Fשלום'];
    expect((await rowsOf(`A\n${texts.map((text) => `"${text}"`).join('\n')}\n`)).slice(1)).toEqual(
      texts.map((text, at) => ({ hoja: 1, fila: at + 2, celdas: [text] })),
    );
  });

  it('a formula of a workbook is what it last came to, links to other books and macros are let be', async () => {
    const formula = '<c r="A1"><f>[1]Otra!A1</f><v>7</v></c>';
    const beside = [
      { name: 'xl/vbaProject.bin', body: 'Sub Auto_Open()' },
      {
        name: 'xl/externalLinks/externalLink1.xml',
        body: '<externalLink><ddeLink ddeService="cmd"/></externalLink>',
      },
    ];
    expect(await rowsOf(zipOf([...xlsxEntries(row(formula)), ...beside]))).toEqual([
      { hoja: 1, fila: 1, celdas: [7] },
    ]);
  });
});
