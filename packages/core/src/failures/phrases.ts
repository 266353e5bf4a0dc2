/** What engines say of the errors of code, by what it begins with, and how it is kept: without names, keys or values. */
const phrases: readonly (readonly [RegExp, string])[] = [
  [/^Cannot read propert(?:y|ies) of (?:undefined|null)/, 'Se leyó una propiedad de algo que no existe'],
  [/^Cannot set propert(?:y|ies) of (?:undefined|null)/, 'Se escribió una propiedad de algo que no existe'],
  [/^(?:undefined|null) is not an object/, 'Se leyó una propiedad de algo que no existe'],
  [/^can't access property .* (?:undefined|null)$/, 'Se leyó una propiedad de algo que no existe'],
  [/ is not a function\b/, 'Se llamó a algo que no es una función'],
  [/ is not defined$/, 'Se usó un nombre que no existe'],
  [/^Can't find variable/, 'Se usó un nombre que no existe'],
  [/ is not iterable/, 'Se recorrió algo que no es una lista'],
  [/before initialization$/, 'Se usó un nombre antes de tiempo'],
  [/^Assignment to constant variable/, 'Se cambió una constante'],
  [/^Maximum call stack size exceeded|^too much recursion/, 'Una función se llamó a sí misma sin fin'],
  [/^Invalid (?:array|string) length/, 'Un tamaño fuera de rango'],
  [/^Invalid (?:time value|Date)/i, 'Una fecha que no existe'],
  [/(?:dynamically imported module|module script failed)/i, 'No se pudo cargar una parte de la página'],
  [/^(?:Failed to fetch|Load failed|NetworkError)/, 'Se cortó la conexión con el portal'],
  [/^ResizeObserver loop/, 'Un elemento cambió de tamaño sin fin'],
  [/quota has been exceeded|exceeded the quota/i, 'No quedó espacio en el navegador'],
  [/^The (?:user|operation) (?:aborted|was aborted)/i, 'La operación se interrumpió'],
  [/^Unexpected (?:token|end of JSON)|in JSON at position/, 'Llegó una respuesta que no se pudo leer'],
];

/**
 * The phrase to keep for the message of an error. A message may say anything, so that none is kept as it came: one
 * nobody listed leaves nothing behind.
 */
export const phraseOf = (message: string): string | undefined =>
  phrases.find(([pattern]) => pattern.test(message.slice(0, 300)))?.[1];
