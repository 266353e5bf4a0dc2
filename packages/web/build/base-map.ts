/** Tiles of somebody else under the map, as whoever builds the portal asked for. */
export interface BaseMap {
  /** Address with `{z}`, `{x}` and `{y}`. */
  readonly url: string;
  /** Whom the map has to name. */
  readonly credit: string;
  /** What the content security policy has to let in. */
  readonly origin: string;
}

const parts = ['{z}', '{x}', '{y}'];

/**
 * Reads `GORE_MAPA_FONDO` and `GORE_MAPA_FONDO_CREDITO`; nothing when the map needs nobody.
 *
 * @throws Error when the address is none, or nobody is to be named: those who give tiles away ask for it.
 */
export const readBaseMap = (env: Readonly<Record<string, string | undefined>>): BaseMap | undefined => {
  const url = env.GORE_MAPA_FONDO?.trim();
  const credit = env.GORE_MAPA_FONDO_CREDITO?.trim();
  if (!url) return undefined;
  if (!URL.canParse(url) || new URL(url).protocol !== 'https:' || !parts.every((part) => url.includes(part)))
    throw new Error(`GORE_MAPA_FONDO=${url}: indique una dirección https con {z}, {x} y {y}.`);
  if (!credit)
    throw new Error('GORE_MAPA_FONDO_CREDITO: indique a quién reconocer por las teselas de fondo.');
  return { url, credit, origin: new URL(url).origin };
};
