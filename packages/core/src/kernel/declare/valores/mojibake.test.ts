import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { repararMojibake } from './mojibake.ts';

/**
 * Reads UTF-8 bytes as windows-1252, which is how the damage comes about; the platform decoder is the oracle.
 */
const danar = (texto: string): string =>
  new TextDecoder('windows-1252').decode(new TextEncoder().encode(texto));

describe('repararMojibake', () => {
  it.each([
    ['Ã‘UBLE', 'ÑUBLE'],
    ['R\u00c3\u008dO', 'RÍO'],
    ['CHILL\u00c3\u0081N', 'CHILLÁN'],
    ['N\u00c2\u00ba 5', 'Nº 5'],
    ['2020 â€“ 2022', '2020 – 2022'],
    ['â€œObraâ€\u009d', '“Obra”'],
    ['â‚¬ 5', '€ 5'],
    ['yaâ€¦', 'ya…'],
    ['c\u00c3\u00a0', 'cà'],
    ['\u00c3\u00be', 'þ'],
    ['\u00c2\u00a0x', '\u00a0x'],
  ])('turns %j into %j', (danado, sano) => {
    expect(repararMojibake(danado)).toBe(sano);
  });

  it.each([
    ['a byte lost on the way, since any letter would be a guess', 'Ã¿UBLE'],
    ['a lead with nothing after it', 'CHILLÃN'],
    ['a lead at the end', 'SANÃ'],
    ['a character that is no windows-1252 byte', 'X\u00c3\u0191'],
    ['a third character that is no windows-1252 byte', '\u00e2\u20ac\u0193'],
    ['a control character as outcome', '\u00c2\u0080'],
    ['a letter of another script as outcome', 'â„–'],
    ['what would be a sign no sheet uses', '\u00e2\u0080\u0092'],
    ['a sequence that is no UTF-8', 'âÉÉ'],
    ['a sequence of which only the end is UTF-8', 'âÃ‘'],
    ['healthy text with a closing quote after a capital', '“CAFÉ” Y “PIÑÓN”'],
    ['healthy text', 'Ñiquén, año 2024: ¿«listo»?'],
  ])('leaves alone %s', (_, texto) => {
    expect(repararMojibake(texto)).toBe(texto);
  });

  it('restores any text of Spanish letters, and never touches it when healthy', () => {
    const letra = fc.constantFrom(...'aeiouñáéíóúüÁÉÍÓÚÜÑ¿¡ºª°«»–—‘’“”•… .,-12');
    fc.assert(
      fc.property(fc.string({ unit: letra, maxLength: 30 }), (texto) => {
        expect(repararMojibake(texto)).toBe(texto);
        expect(repararMojibake(danar(texto))).toBe(texto);
      }),
    );
  });
});
