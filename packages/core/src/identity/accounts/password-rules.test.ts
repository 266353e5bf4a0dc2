import { describe, expect, it } from 'vitest';
import { passwordFault } from './password-rules.ts';

const owner = { nombre: 'María José Ñancupil Pérez', run: '12345678-5', correo: 'mj.nancupil@gore.test' };

describe('a password', () => {
  it.each([
    'caballo grapa correcta',
    'Ventana.azul.en.otoño',
    '9f!kQ2#vT7w@',
    'ñandúes que bailan',
    'xxxxxxquwnmdkr84',
  ])('that will do: %s', (password) => {
    expect(passwordFault(password, owner)).toBeUndefined();
  });

  it.each([
    ['eleven characters', 'once letras', 'al menos 12'],
    ['longer than bcrypt reads', `${'ñ'.repeat(20)}${'abcdefgh'.repeat(6)}`, 'hasta 72'],
    ['one character again and again', 'aaaaaaaaaaaaaaa', 'patrón'],
    ['a few characters', 'ababababababab', 'patrón'],
    ['a row of digits', '123456789012', 'patrón'],
    ['a row of letters', 'abcdefghijklmn', 'patrón'],
    ['backwards', '987654321098', 'patrón'],
    ['the commonest word', 'contraseña2026', 'más usadas'],
    ['its disguise', 'C0ntr4s3ñ4!2026', 'más usadas'],
    ['a keyboard', 'qwertyuiop.2026', 'más usadas'],
    ['the place of work', 'GobiernoRegional16', 'más usadas'],
    ['the own name', 'la clave de Ñancupil', 'su nombre'],
    ['the own name in disguise', 'el b4rc0 de j0s3 azul', 'su nombre'],
    ['the own RUN', 'entro con 12345678 ya', 'su nombre'],
  ])('that will not: %s', (_case, password, words) => {
    expect(passwordFault(password, owner)).toContain(words);
  });
});
