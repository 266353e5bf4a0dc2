import { hash } from 'node:crypto';
import { html, raw } from 'hono/html';

interface Farewell {
  /** Where ClaveÚnica ends its session. */
  readonly logout: string;
  /** Where to go on from there. */
  readonly back: string;
  /** The person is none of this institution's. */
  readonly unknown: boolean;
}

const STYLE = `
:root { color-scheme: light dark; --fondo: #f5f6f8; --papel: #fff; --tinta: #1b2430; --borde: #c3c9d2; --acento: #0a4f9e; --sobre: #fff; }
@media (prefers-color-scheme: dark) { :root { --fondo: #12161c; --papel: #1c222b; --tinta: #eef1f5; --borde: #3c4653; --acento: #8fc1ff; --sobre: #12161c; } }
body { margin: 0; background: var(--fondo); color: var(--tinta); font: 1.0625rem/1.55 system-ui, sans-serif; }
main { max-width: 32rem; margin: 3rem auto; padding: 1.5rem; background: var(--papel); border: 1px solid var(--borde); border-radius: .5rem; }
h1 { margin: 0 0 .75rem; font-size: 1.5rem; line-height: 1.25; }
a { color: var(--acento); }
p:last-child { margin-bottom: 0; }
a:focus-visible { outline: 3px solid var(--acento); outline-offset: 2px; }
#retorno { display: inline-block; padding: .5rem 1rem; border-radius: .375rem; background: var(--acento); color: var(--sobre); text-decoration: none; }
@media (max-width: 36rem) { main { margin: 0; border: 0; border-radius: 0; min-height: 100vh; } }
`;

/** ClaveÚnica may answer 204, which leaves the browser here: after a moment the page goes on by itself. */
const SCRIPT =
  "location.href=document.getElementById('cierre').href;setTimeout(function(){location.href=document.getElementById('retorno').href},1500)";

const source = (text: string): string => `'sha256-${hash('sha256', text, 'base64')}'`;

const CSP = [
  "default-src 'none'",
  `style-src ${source(STYLE)}`,
  `script-src ${source(SCRIPT)}`,
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const texts = {
  unknown: {
    title: 'Su RUN no tiene una cuenta en este portal',
    text: 'ClaveÚnica reconoció quién es usted, pero esta institución no le ha abierto una cuenta, o está desactivada. Pídala a la administración del sistema de su institución. Cerramos su sesión de ClaveÚnica en este navegador para que pueda entrar con otro RUN.',
  },
  left: {
    title: 'Cerrando su sesión de ClaveÚnica',
    text: 'Su sesión en el portal ya está cerrada. Cerramos también la de ClaveÚnica para que nadie entre en su nombre desde este navegador.',
  },
};

/** The page that ends the session of ClaveÚnica, and the policy that lets it do no more. */
export const farewellPage = async ({ logout, back, unknown }: Farewell) => {
  const { title, text } = unknown ? texts.unknown : texts.left;
  const page = await html`<!doctype html>
<html lang="es-CL">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${title}</title>
<style>${raw(STYLE)}</style>
</head>
<body><main>
<h1>${title}</h1>
<p>${text}</p>
<p><a id="retorno" href="${back}">Volver al portal</a></p>
<p>Si la página no avanza sola, <a id="cierre" href="${logout}">cierre aquí su sesión de ClaveÚnica</a>.</p>
</main><script>${raw(SCRIPT)}</script></body>
</html>`;
  return { html: String(page), csp: CSP };
};
