import { type ZipEntry, zipOf } from '@gore/core/imports/testing/zip.ts';
import { noScanner } from '@gore/core/ports/content.ts';
import { describe, expect, it } from 'vitest';
import { createContentCheck } from './content-check.ts';

const check = createContentCheck(noScanner);
const wordType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const types = (part: string) =>
  `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/${part}" ContentType="${wordType}.main+xml"/></Types>`;
const docx = (...more: readonly ZipEntry[]): Buffer =>
  zipOf([
    { name: '[Content_Types].xml', body: types('word/document.xml') },
    { name: 'word/document.xml', body: '<w:document/>' },
    ...more,
  ]);
const pdf = Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF');
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const program = Buffer.concat([Buffer.from('MZ'), Buffer.alloc(200, 1)]);
const MIB = 2 ** 20;

describe('what may be kept', () => {
  it.each<[string, Uint8Array, string]>([
    ['convenio.pdf', pdf, 'application/pdf'],
    ['CONVENIO.PDF', pdf, 'application/pdf'],
    ['foto.png', png, 'image/png'],
    ['oficio.docx', docx(), wordType],
    ['nota.txt', Buffer.from('Señor intendente:\n1 < 2'), 'text/plain'],
    ['cuadro.csv', Buffer.from('a;b\n1;2'), 'text/csv'],
    ['planos.zip', zipOf([{ name: 'plano.dwg', body: 'AC1015' }]), 'application/zip'],
  ])('%s', async (name, bytes, type) => {
    expect(await check(bytes, name)).toEqual({ result: 'admitido', type });
  });
});

describe('what is refused, whatever its name', () => {
  it.each<[string, string, Uint8Array, string]>([
    ['a program', 'informe.pdf', program, 'no se guarda'],
    ['a program by its own name', 'informe.exe', program, 'no se guarda'],
    ['a program as a text', 'informe.txt', program, 'no se guarda'],
    ['a script', 'abrir.js', Buffer.from('alert(1)'), 'no se guarda'],
    [
      'an SVG with a script',
      'logo.svg',
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
      'no se guarda',
    ],
    ['an SVG as a text', 'logo.txt', Buffer.from(' <svg onload="alert(1)"/>'), 'no se guarda'],
    [
      'a web page as a sheet',
      'cuadro.csv',
      Buffer.from('\n<!DOCTYPE html><script>1</script>'),
      'no se guarda',
    ],
    ['a PDF that says it is an image', 'foto.png', pdf, 'no es el de un archivo .png'],
    ['an image that says it is a PDF', 'acta.pdf', png, 'no es el de un archivo .pdf'],
    ['bytes that say they are a text', 'nota.txt', Buffer.from('a\0b'), 'no es el de un archivo .txt'],
    ['nothing', 'nota.txt', Buffer.alloc(0), 'vacío'],
    [
      'a program inside a packed file',
      'planos.zip',
      zipOf([{ name: 'a/instalar.EXE', body: 'MZ' }]),
      'programa',
    ],
    ['a document that was cut', 'oficio.docx', docx().subarray(0, 120), 'dañado'],
    ['a document with a password', 'oficio.docx', docx({ name: 'x', body: 'x', flags: 1 }), 'dañado'],
    [
      'a document whose parts are no deflated data',
      'oficio.docx',
      docx({ name: 'x', body: 'xxxx', method: 8, localMethod: 0 }),
      'dañado',
    ],
  ])('%s', async (_, name, bytes, words) => {
    const verdict = await check(bytes, name);
    expect(verdict).toMatchObject({ result: 'rechazado', reason: expect.stringContaining(words) });
  });

  it('a document that unpacks to more than anybody wants, at once or in parts', async () => {
    const bomb = docx({ name: 'word/media/a.bin', body: Buffer.alloc(201 * MIB) });
    expect(bomb.length).toBeLessThan(MIB);
    expect(await check(bomb, 'oficio.docx')).toMatchObject({ reason: expect.stringContaining('crece') });
    const half = { name: '', body: Buffer.alloc(101 * MIB) };
    const parts = docx({ ...half, name: 'a.bin' }, { ...half, name: 'b.bin' });
    expect(await check(parts, 'oficio.docx')).toMatchObject({ reason: expect.stringContaining('crece') });
  });
});

it('keeps apart what the scanner finds, and asks it only about what could be kept', async () => {
  const asked: number[] = [];
  const scanning = createContentCheck({
    scan: async (bytes) => {
      asked.push(bytes.length);
      return 'EICAR';
    },
  });
  expect(await scanning(pdf, 'acta.pdf')).toMatchObject({
    result: 'cuarentena',
    reason: expect.stringContaining('«EICAR»'),
  });
  await scanning(program, 'acta.pdf');
  expect(asked).toEqual([pdf.length]);
});
