import type { Product } from '@gore/core/kernel/declare/product.ts';
import { type FileStore, MissingFile } from '@gore/core/ports/files.ts';
import { createShapeReader, type ShapeReader } from '@gore/core/spatial/kept-shapes.ts';

/** Reads the kept shapes of a product from the files bucket; one whose file is gone is none. */
export const shapesIn = (files: Pick<FileStore, 'get'>, product: Pick<Product, 'modules'>): ShapeReader =>
  createShapeReader(product, async (key) => {
    try {
      return await files.get(key);
    } catch (error) {
      if (error instanceof MissingFile) return undefined;
      throw error;
    }
  });
