const never = (): never => {
  throw new Error('The map was built without this part of OpenLayers.');
};

/** Styles written as data: the styles of the map are functions. */
export const flatStyleLikeToStyleFunction = never;

/** Controls: the buttons of the map are those of the page. */
export const defaults = never;

/** Projections of others: all that is drawn comes in Web Mercator or in degrees. */
export const makeProjection = never;
/** What would carry them over. */
export const makeTransforms = never;

/** Tiles of another projection, and turning the map, whose north is up. */
export default class Unused {
  constructor() {
    never();
  }
}
