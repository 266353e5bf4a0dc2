const never = (): never => {
  throw new Error('The map was built without this part of OpenLayers.');
};

/** Styles written as data: the styles of the map are functions. */
export const flatStyleLikeToStyleFunction = never;

/** Tiles of another projection: all of ours are Web Mercator. */
export default class ReprojectedTile {
  constructor() {
    never();
  }
}
