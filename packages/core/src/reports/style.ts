/** How documents look on paper; they need nothing from anywhere. */
export const paperStyle = `
@page{margin:24mm 16mm 20mm}
*{box-sizing:border-box}
html{-webkit-print-color-adjust:exact}
body{margin:0;color:#1b2430;font:9.5pt/1.45 'Open Sans',Roboto,'Segoe UI','Liberation Sans','DejaVu Sans',Arial,sans-serif;overflow-wrap:break-word;font-variant-numeric:tabular-nums}
header{display:flex;gap:14pt;align-items:flex-start;justify-content:space-between;border-bottom:1.5pt solid #0051a8;padding-bottom:8pt;margin-bottom:10pt}
h1{font-size:17pt;line-height:1.2;margin:0 0 4pt;color:#0a132d}
h2{font-size:12pt;margin:16pt 0 5pt;color:#0a132d;break-after:avoid}
header p{margin:0 0 1pt;color:#55606e;font-size:8.5pt}
.qr{flex:none;width:26mm;text-align:center;color:#55606e;font-size:6.5pt;line-height:1.25}
.qr svg{width:22mm;height:22mm}
table{width:100%;border-collapse:collapse;font-size:8pt}
caption{text-align:left;color:#55606e;font-size:8pt;padding:0 0 3pt}
thead{display:table-header-group}
tr{break-inside:avoid}
th{text-align:left;font-weight:600;background:#e8eef6;border-bottom:1pt solid #77828f}
th,td{padding:2.6pt 4pt;vertical-align:top}
td{border-bottom:.5pt solid #d5dbe3}
.n{text-align:right;white-space:nowrap;overflow-wrap:normal}
tfoot td{font-weight:600;border-top:1pt solid #77828f;border-bottom:0}
.nota{color:#55606e;font-size:8pt;margin:3pt 0 0}
.cifras{display:grid;grid-template-columns:repeat(4,1fr);gap:6pt;margin:0}
.cifras div{border:.7pt solid #d5dbe3;border-radius:3pt;padding:6pt 8pt;break-inside:avoid}
.cifras dt{color:#55606e;font-size:8pt}
.cifras dd{margin:0;font-size:14pt;font-weight:600;line-height:1.25}
.hechos th{width:32%;background:none;border-bottom:.5pt solid #d5dbe3;font-weight:600;color:#3f4956}
.texto{white-space:pre-line;margin:0}
.grafico{width:100%;max-width:170mm;font-size:10px;break-inside:avoid;display:block;margin:2pt 0 4pt}
.grafico text{fill:#1b2430}
.barra{fill:#2f6fb3}
.guia{stroke:#d5dbe3;stroke-width:.7}
.linea{fill:none;stroke-width:2}
.linea-0{stroke:#0051a8}.linea-1{stroke:#b4540a}.linea-2{stroke:#14532d}
`;
