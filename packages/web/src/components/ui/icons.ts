/**
 * Outlines on a 24 × 24 grid, drawn for this portal; one stroke, round ends. They stand in the HTML of every page, so
 * that no script carries them.
 */
export const icons = {
  alert: 'M12 4.2 21 19.5H3L12 4.2ZM12 10v4.5M12 17v.1',
  arrowLeft: 'M19 12H5.5M11 6l-6 6 6 6',
  arrowRight: 'M5 12h13.5M13 6l6 6-6 6',
  campos: 'M4 5.5h16v5H4zM4 14h9v4.5H4zM16.5 16.2h4M18.5 14.2v4',
  cartera: 'M3.5 8.5h17v10.5h-17zM8.5 8.5V5h7v3.5M3.5 13h17M12 12v2.5',
  compromiso: 'M4.5 12.5 9 17l4-4M9.5 12.5 14 17 20 7.5',
  check: 'M5 12.5 10 17.5 19.5 7',
  chevronDown: 'M6.5 9.5 12 15l5.5-5.5',
  chevronLeft: 'M14.5 6 9 12l5.5 6',
  chevronRight: 'M9.5 6 15 12l-5.5 6',
  clock: 'M12 4a8 8 0 1 1 0 16 8 8 0 0 1 0-16ZM12 8v4.3l3 1.9',
  close: 'M6 6l12 12M18 6 6 18',
  convenio: 'M7 4.5h7l4 4V19.5H7zM13.5 4.5V9H18M10 13h5M10 16.2c1.2-1.4 2-1.4 2.6 0s1.4 1 2.4-.4',
  copy: 'M9 9h10.5v10.5H9zM5.5 15H4.5V4.5H15v1',
  dots: 'M5.5 12h.1M12 12h.1M18.5 12h.1',
  download: 'M12 4v11M7.5 11 12 15.5l4.5-4.5M4.5 19.5h15',
  edit: 'M4.5 19.5l.8-4L16 4.8l3.2 3.2L8.5 18.7l-4 .8ZM13.5 7.3l3.2 3.2',
  error: 'M12 4a8 8 0 1 1 0 16 8 8 0 0 1 0-16ZM12 8v5M12 16v.1',
  file: 'M6 3.5h8l4.5 4.5v12.5H6zM13.5 3.5V8.5h5',
  filter: 'M4 6h16M7 12h10M10 18h4',
  home: 'M4 11 12 4l8 7M6 9.5v10h4.5v-5.5h3v5.5H18v-10',
  importar: 'M12 4v10M8 10l4 4 4-4M4 14v5.5h16V14',
  info: 'M12 4a8 8 0 1 1 0 16 8 8 0 0 1 0-16ZM12 11v5M12 8v.1',
  keyboard: 'M3.5 6.5h17v11h-17zM7 10h.1M10.5 10h.1M14 10h.1M17 10h.1M8 14h8',
  lock: 'M6 11h12v8.5H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3',
  logout: 'M10 4.5H5v15h5M9.5 12H20M16 8l4 4-4 4',
  institucion: 'M3.5 9.5 12 4.5l8.5 5M5.5 9.5v8M10 9.5v8M14 9.5v8M18.5 9.5v8M3.5 19.5h17',
  mapa: 'M12 20.5c4.2-4.2 6.3-7.5 6.3-10.2a6.3 6.3 0 0 0-12.6 0c0 2.7 2.1 6 6.3 10.2ZM12 8.2a2.2 2.2 0 1 1 0 4.4 2.2 2.2 0 0 1 0-4.4Z',
  menu: 'M4 7h16M4 12h16M4 17h16',
  moon: 'M19.5 14.2A8 8 0 0 1 9.8 4.5a8 8 0 1 0 9.7 9.7Z',
  organigrama: 'M9.5 4h5v4.5h-5zM3.5 15.5h5V20h-5zM15.5 15.5h5V20h-5zM12 8.5V12M6 15.5V12h12v3.5',
  pago: 'M3.5 7h17v10.5h-17zM12 9.7a2.5 2.5 0 1 1 0 5 2.5 2.5 0 0 1 0-5ZM6.5 12.2h.1M17.5 12.2h.1',
  personas:
    'M9 5.5a3 3 0 1 1 0 6 3 3 0 0 1 0-6ZM3.5 19c.4-3 2.5-4.6 5.5-4.6s5.1 1.6 5.5 4.6M15.5 6a2.8 2.8 0 0 1 0 5.2M17 14.8c2 .6 3.2 2 3.5 4.2',
  plus: 'M12 5v14M5 12h14',
  presupuesto: 'M4.5 19.5V4.5M4.5 19.5h15M8.5 16v-4M12.5 16V8M16.5 16v-6',
  problema: 'M12 4a8 8 0 1 1 0 16 8 8 0 0 1 0-16ZM8.5 8.5l7 7M15.5 8.5l-7 7',
  registro: 'M5 4.5h14v15H5zM8.5 9h7M8.5 12.5h7M8.5 16h4',
  restore: 'M4.5 5v5h5M5 10a7.5 7.5 0 1 1-.3 4',
  reunion: 'M4.5 6.5h15v9h-8l-4 4v-4h-3zM8 10h8M8 12.6h5',
  search: 'M10.8 4.5a6.3 6.3 0 1 1 0 12.6 6.3 6.3 0 0 1 0-12.6ZM15.5 15.5l4.5 4.5',
  sliders:
    'M4 8h9M17.5 8H20M4 16h2.5M11 16h9M15.2 5.8a2.2 2.2 0 1 1 0 4.4 2.2 2.2 0 0 1 0-4.4ZM8.8 13.8a2.2 2.2 0 1 1 0 4.4 2.2 2.2 0 0 1 0-4.4Z',
  sortDown: 'M12 5v13.5M6.5 13l5.5 5.5 5.5-5.5',
  sortUp: 'M12 19V5.5M6.5 11 12 5.5l5.5 5.5',
  sun: 'M12 8.2a3.8 3.8 0 1 1 0 7.6 3.8 3.8 0 0 1 0-7.6ZM12 3v1.8M12 19.2V21M3 12h1.8M19.2 12H21M5.6 5.6l1.3 1.3M17.1 17.1l1.3 1.3M18.4 5.6l-1.3 1.3M6.9 17.1l-1.3 1.3',
  trabajo: 'M5 4.5h14v15H5zM8.3 9.6l1.4 1.4 2.4-2.6M13.8 10h2.4M8.3 15l1.4 1.4 2.4-2.6M13.8 15.4h2.4',
  trash: 'M4.5 7h15M9 7V4.5h6V7M6.5 7l1 12.5h9l1-12.5M10.5 11v5M13.5 11v5',
  vista: 'M7 4.5h10v15l-5-4-5 4z',
  upload: 'M12 20V8M7.5 12 12 7.5l4.5 4.5M4.5 4h15',
} as const;

/** Name of an icon. */
export type IconName = keyof typeof icons;
