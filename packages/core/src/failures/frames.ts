const mostFrames = 8;

/** A file the portal serves: its name before the hash of its content. */
const served = /\/_astro\/([A-Za-z][\w-]{0,60}?)(?:\.[\w-]{6,12})?\.js(?::(\d{1,7})(?::(\d{1,7}))?)?/;

/** A file of the server: what follows the last folder every checkout has. */
const own =
  /(?:packages|scripts|node_modules|var\/task)\/[\w@./-]*?([\w@.-]+\/)?([\w.-]+\.[cm]?[jt]s)(?::(\d{1,7}))?(?::(\d{1,7}))?\)?$/;

const callee = /^\s*at (?:async )?(?:new )?([A-Za-z_$][\w$.]{0,60}) \(/;

const place = (file: string, line: string | undefined, column: string | undefined): string =>
  [file, line, column].filter(Boolean).join(':');

/**
 * A frame of a browser's stack as it may be kept: the file of the portal and the place in it. Whatever else it says,
 * addresses with their queries among it, is left out; nothing for a frame of anybody else.
 */
export const browserFrame = (line: string): string | undefined => {
  const [, file, row, column] = served.exec(line) ?? [];
  return file === undefined ? undefined : place(`${file}.js`, row, column);
};

/** A frame of the server as it may be kept: the function and the file, without the folders of the machine. */
export const serverFrame = (line: string): string | undefined => {
  const [, folder = '', file, row, column] = own.exec(line.trim()) ?? [];
  if (file === undefined) return undefined;
  const [, name] = callee.exec(line) ?? [];
  const where = place(`${folder}${file}`, row, column);
  return name === undefined ? where : `${name} (${where})`;
};

/** The frames of a stack that may be kept, the innermost first. */
export const cleanStack = (stack: string, clean: (line: string) => string | undefined): readonly string[] =>
  stack
    .slice(0, 16_384)
    .split(/\n| \| /)
    .flatMap((line) => clean(line) ?? [])
    .slice(0, mostFrames);

/** A frame without the place in its file, which moves with every change of it. */
export const steady = (frame: string): string => frame.replaceAll(/:\d+/g, '');
