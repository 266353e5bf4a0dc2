import { ties as tieWords } from '../kernel/declare/ties.ts';
import { formatearFecha } from '../kernel/declare/valores/fecha.ts';
import { formatearRut } from '../kernel/declare/valores/rut.ts';
import type { Dossier, HeldModule, HeldRecord, HeldTrace } from './dossier.ts';

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const safe = (text: string): string => text.replace(/[&<>"']/g, (sign) => entities[sign] ?? sign);

const when = (instant: string): string =>
  `${formatearFecha(instant.slice(0, 10))} ${instant.slice(11, 16)} UTC`;

const rows = (pairs: readonly (readonly [string, string])[]): string =>
  `<table>${pairs.map(([name, text]) => `<tr><th scope="row">${safe(name)}</th><td>${safe(text)}</td></tr>`).join('')}</table>`;

const reasons = ({ purpose, basis, retention }: HeldModule | HeldTrace): string =>
  rows([
    ['Para qué', purpose || 'No contiene datos personales propios: solo la menciona.'],
    ...(basis ? [['Base legal', basis] as const] : []),
    ...(retention ? [['Se conserva', retention] as const] : []),
  ]);

const marksOf = ({ ties, blocked, deleted }: HeldRecord): string =>
  [
    ...ties.map((tie) => tieWords[tie]),
    ...(blocked ? ['Bloqueado'] : []),
    ...(deleted ? ['Eliminado'] : []),
  ].join(' · ');

const recordSection = (record: HeldRecord): string => {
  const { label, codigo, estado, values, past } = record;
  const before = past.map(
    ({ label: name, text, at, version }) => [`${name} (versión ${version}, ${when(at)})`, text] as const,
  );
  return `<article><h3>${safe(label)}${codigo ? ` ${safe(codigo)}` : ''}</h3>
<p>${safe(marksOf(record))}. Estado: ${safe(estado)}.</p>
${values.length ? rows(values.map(({ label: name, text }) => [name, text])) : ''}
${before.length ? `<details open><summary>En su historial</summary>${rows(before)}</details>` : ''}</article>`;
};

const moduleSection = (held: HeldModule): string =>
  `<section><h2>${safe(held.label)}</h2>${reasons(held)}${held.records.map(recordSection).join('')}</section>`;

const traceSection = (trace: HeldTrace): string =>
  `<section><h2>${safe(trace.label)}</h2>${reasons(trace)}${
    trace.entries.length
      ? rows(trace.entries.map(({ at, text }) => [when(at), text]))
      : '<p>No hay ninguno.</p>'
  }</section>`;

const style = `body{font:16px/1.5 system-ui,sans-serif;max-width:50rem;margin:2rem auto;padding:0 1rem;color:#1a1a1a}
h1{font-size:1.5rem}h2{font-size:1.2rem;margin-top:2rem;border-bottom:1px solid #767676}h3{font-size:1rem}
table{border-collapse:collapse;width:100%}th{text-align:left;font-weight:600;width:35%;vertical-align:top}
th,td{padding:.25rem .5rem .25rem 0;border-bottom:1px solid #ddd;overflow-wrap:anywhere}
article{margin:1rem 0;break-inside:avoid}`;

/** What is held about a person as a page they can read, print and keep; it needs nothing from anywhere. */
export const dossierHtml = ({ run, at, modules, traces, untold }: Dossier, institution: string): string => {
  const title = `Datos personales de ${formatearRut(run)}`;
  return `<!doctype html>
<html lang="es-CL"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${safe(title)}</title><style>${style}</style></head><body>
<h1>${safe(title)}</h1>
<p>Es todo lo que ${safe(institution)} conserva sobre este RUN al ${safe(when(at))}, según los artículos 5 y 9 de la
Ley 19.628. Puede pedir su rectificación, supresión, oposición, bloqueo o portabilidad.</p>
${modules.length ? '' : '<p>No hay registros con este RUN.</p>'}
${modules.map(moduleSection).join('\n')}
${traces.map(traceSection).join('\n')}
${untold ? `<p>Otros ${untold} registros apuntan a la persona solo por su cargo o función.</p>` : ''}
</body></html>
`;
};

/** The same in an open format other systems can read (Ley 19.628, art. 9). */
export const dossierJson = (dossier: Dossier): string => `${JSON.stringify(dossier, null, 2)}\n`;
