import { hash } from 'node:crypto';

const STYLE = `
:root { color-scheme: light dark; --fondo: #f5f6f8; --papel: #fff; --tinta: #1b2430; --suave: #4a5567; --borde: #8a94a3; --acento: #0a4f9e; --falla: #a3161f; --aviso: #fff4d6; --tinta-aviso: #5c3b00; }
@media (prefers-color-scheme: dark) { :root { --fondo: #12161c; --papel: #1c222b; --tinta: #eef1f5; --suave: #b4bdca; --borde: #77828f; --acento: #8fc1ff; --falla: #ff9ea3; --aviso: #3a2d0a; --tinta-aviso: #ffe2a0; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--fondo); color: var(--tinta); font: 1rem/1.5 system-ui, sans-serif; }
main { max-width: 34rem; margin: 0 auto; padding: 2rem 1rem 3rem; }
h1 { font-size: 1.5rem; line-height: 1.2; margin: 1.5rem 0 .5rem; }
p { color: var(--suave); margin: .5rem 0; }
.aviso { background: var(--aviso); color: var(--tinta-aviso); border-left: .25rem solid currentColor; padding: .75rem 1rem; }
ul { list-style: none; margin: 1.25rem 0; padding: 0; display: grid; gap: .5rem; }
button, .boton { display: block; width: 100%; min-height: 3rem; padding: .625rem 1rem; text-align: left; font: inherit; color: var(--tinta); background: var(--papel); border: 1px solid var(--borde); border-radius: .375rem; cursor: pointer; }
button:hover { border-color: var(--acento); }
button:focus-visible, a:focus-visible { outline: 3px solid var(--acento); outline-offset: 2px; }
button span { display: block; color: var(--suave); font-size: .875rem; }
a { color: var(--acento); }
label { display: block; margin: 1rem 0 .25rem; font-weight: 600; }
input { display: block; width: 100%; min-height: 3rem; padding: .625rem 1rem; font: inherit; color: var(--tinta); background: var(--papel); border: 1px solid var(--borde); border-radius: .375rem; }
input:focus-visible, summary:focus-visible { outline: 3px solid var(--acento); outline-offset: 2px; }
.falla { color: var(--falla); font-weight: 600; }
.principal { margin-top: 1.25rem; text-align: center; font-weight: 600; color: var(--papel); background: var(--acento); border-color: var(--acento); }
.simple { gap: 0; font-size: .9375rem; }
summary { padding: .5rem 0; cursor: pointer; }
`;

const source = (text: string): string => `'sha256-${hash('sha256', text, 'base64')}'`;

/** Text as it may stand in HTML, in content and in quoted attributes. */
export const escapeHtml = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

/** A page of the local issuer and the policy that lets it do no more than it has to. */
export interface Page {
  readonly html: string;
  readonly csp: string;
}

/**
 * Puts a title and content into a page.
 *
 * @param content HTML; what varies in it has been through `escapeHtml`
 * @param script the only script that may run
 */
export const pageOf = (title: string, content: string, script?: string): Page => ({
  html: `<!doctype html>
<html lang="es-CL">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${escapeHtml(title)}</title>
<style>${STYLE}</style>
</head>
<body><main>
${content}
</main>${script ? `<script>${script}</script>` : ''}</body>
</html>
`,
  csp: [
    "default-src 'none'",
    `style-src ${source(STYLE)}`,
    ...(script ? [`script-src ${source(script)}`] : []),
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
});
