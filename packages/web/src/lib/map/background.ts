/** Tiles of somebody else that lie under the map, where the installation asks for them (`build/base-map.ts`). */
export const background: { readonly url: string; readonly credit: string } | undefined = import.meta.env
  .GORE_MAPA_FONDO
  ? { url: import.meta.env.GORE_MAPA_FONDO, credit: import.meta.env.GORE_MAPA_FONDO_CREDITO }
  : undefined;
