/** How much of a layer the product takes in; what is beyond is refused with a sentence. */
export interface LayerLimits {
  /** Bytes of the file as uploaded. */
  readonly fileBytes: number;
  /** Bytes of everything a zip unpacks to. */
  readonly unpackedBytes: number;
  /** Files inside a zip. */
  readonly parts: number;
  readonly features: number;
  /** Corners of the whole layer. */
  readonly vertices: number;
  /** Corners of one feature. */
  readonly featureVertices: number;
  /** Columns kept of each feature. */
  readonly attributes: number;
  /** Characters kept of one value. */
  readonly attributeChars: number;
}

const MIB = 2 ** 20;

/** Ten times the official boundaries of every commune, within one worker of 2 GB. */
export const layerLimits: LayerLimits = {
  fileBytes: 60 * MIB,
  unpackedBytes: 200 * MIB,
  parts: 200,
  features: 50_000,
  vertices: 2_000_000,
  featureVertices: 400_000,
  attributes: 60,
  attributeChars: 500,
};
