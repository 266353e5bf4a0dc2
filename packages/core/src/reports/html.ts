import { renderSVG } from 'uqr';
import { barsSvg, curvesSvg } from './charts.ts';
import type { Block, Heading, PaperColumn } from './document.ts';
import { breakable, safe } from './markup.ts';
import { paperStyle } from './style.ts';

const cell = (tag: 'td' | 'th', text: string, { numeric }: PaperColumn): string =>
  `<${tag}${tag === 'th' ? ' scope="col"' : ''}${numeric ? ' class="n"' : ''}>${breakable(text)}</${tag}>`;

const rowOf = (tag: 'td' | 'th', texts: readonly string[], columns: readonly PaperColumn[]): string =>
  `<tr>${columns.map((column, at) => cell(tag, texts[at] ?? '', column)).join('')}</tr>`;

const tableHtml = (
  columns: readonly PaperColumn[],
  rows: readonly (readonly string[])[],
  totals?: readonly string[],
): string => {
  const labels = columns.map(({ label }) => label);
  return `<table><thead>${rowOf('th', labels, columns)}</thead><tbody>${rows.map((row) => rowOf('td', row, columns)).join('')}</tbody>${totals ? `<tfoot>${rowOf('td', totals, columns)}</tfoot>` : ''}</table>`;
};

const factsHtml = (facts: readonly (readonly [string, string])[]): string =>
  `<table class="hechos"><tbody>${facts
    .map(([label, text]) => `<tr><th scope="row">${safe(label)}</th><td>${breakable(text)}</td></tr>`)
    .join('')}</tbody></table>`;

const contentOf = (block: Block): string => {
  switch (block.kind) {
    case 'text':
      return `<p class="texto">${safe(block.text)}</p>`;
    case 'figures':
      return `<dl class="cifras">${block.figures
        .map(({ label, text }) => `<div><dt>${safe(label)}</dt><dd>${safe(text)}</dd></div>`)
        .join('')}</dl>`;
    case 'facts':
      return factsHtml(block.facts);
    case 'bars':
      return `${barsSvg(block.title, block.bars)}${tableHtml(
        [
          { label: block.of, numeric: false },
          { label: 'Valor', numeric: true },
        ],
        block.bars.map(({ label, text }) => [label, text]),
      )}`;
    case 'curves':
      return curvesSvg(block);
    case 'table':
      return `${block.rows.length ? tableHtml(block.columns, block.rows, block.totals) : '<p>No hay registros.</p>'}${
        block.note ? `<p class="nota">${safe(block.note)}</p>` : ''
      }`;
  }
};

/** A part of the document; its title is an entry of the outline. */
export const blockHtml = (block: Block): string =>
  `<section>${block.title ? `<h2>${safe(block.title)}</h2>` : ''}${contentOf(block)}</section>`;

const qrOf = (address: string): string =>
  `<div class="qr">${renderSVG(address, { border: 0 }).replace('<svg', '<svg role="img" aria-label="Código QR con la dirección de verificación"')}<span>Verifique este documento</span></div>`;

/** The whole document as one page of HTML that needs nothing from anywhere. */
export const documentHtml = (heading: Heading, blocks: readonly string[]): string => {
  const { institution, title, lines, verify, part } = heading;
  const named = part ? `${title} (parte ${part})` : title;
  return `<!doctype html>
<html lang="es-CL"><head><meta charset="utf-8"><title>${safe(`${named} · ${institution}`)}</title><style>${paperStyle}</style></head><body>
<header><div><h1>${safe(named)}</h1>${lines.map((line) => `<p>${safe(line)}</p>`).join('')}<p>Verificación: ${safe(verify)}</p></div>${qrOf(verify)}</header>
<main>${blocks.join('\n')}</main></body></html>
`;
};

const edge =
  "width:100%;margin:0 16mm;display:flex;justify-content:space-between;align-items:center;color:#55606e;font:7.5pt 'Open Sans',Roboto,'Liberation Sans',Arial,sans-serif;-webkit-print-color-adjust:exact";

/** Our own drawing: a hall under its roof. The emblem of no institution is copied. */
const emblem =
  '<svg width="13" height="13" viewBox="0 0 24 24" fill="none" stroke="#0051a8" stroke-width="2" style="vertical-align:-2px;margin-right:5px"><path d="M3.5 9.5 12 4.5l8.5 5M5.5 9.5v8M10 9.5v8M14 9.5v8M18.5 9.5v8M3.5 19.5h17"/></svg>';

/** What stands at the top of every page. */
export const headerHtml = ({ institution, title }: Heading): string =>
  `<div style="${edge}"><span>${emblem}${safe(institution)}</span><span>${safe(title)}</span></div>`;

/** What stands at the foot of every page. */
export const footerHtml = ({ verify }: Heading): string =>
  `<div style="${edge}"><span>${safe(verify)}</span><span>Página <span class="pageNumber"></span> de <span class="totalPages"></span></span></div>`;
