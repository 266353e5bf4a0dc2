type Position = readonly [x: number, y: number];

/** What a test writes into a Shapefile. */
export interface ShapeRow {
  readonly ring: readonly Position[];
  readonly values: Readonly<Record<string, string>>;
}

const polygonType = 5;

const boundsOf = (positions: readonly Position[]): readonly [number, number, number, number] => {
  const [xs, ys] = [positions.map(([x]) => x), positions.map(([, y]) => y)];
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
};

const recordOf = (ring: readonly Position[], number: number): Buffer => {
  const content = Buffer.alloc(48 + ring.length * 16);
  content.writeInt32LE(polygonType, 0);
  for (const [at, side] of boundsOf(ring).entries()) content.writeDoubleLE(side, 4 + at * 8);
  content.writeInt32LE(1, 36);
  content.writeInt32LE(ring.length, 40);
  for (const [at, [x, y]] of ring.entries()) {
    content.writeDoubleLE(x, 48 + at * 16);
    content.writeDoubleLE(y, 56 + at * 16);
  }
  const header = Buffer.alloc(8);
  header.writeInt32BE(number, 0);
  header.writeInt32BE(content.length / 2, 4);
  return Buffer.concat([header, content]);
};

/** The geometry file of a Shapefile with one polygon a row. */
export const shpOf = (rows: readonly ShapeRow[]): Buffer => {
  const records = rows.map(({ ring }, at) => recordOf(ring, at + 1));
  const header = Buffer.alloc(100);
  header.writeInt32BE(9994, 0);
  header.writeInt32BE((100 + records.reduce((sum, { length }) => sum + length, 0)) / 2, 24);
  header.writeInt32LE(1000, 28);
  header.writeInt32LE(polygonType, 32);
  for (const [at, side] of boundsOf(rows.flatMap(({ ring }) => ring)).entries())
    header.writeDoubleLE(side, 36 + at * 8);
  return Buffer.concat([header, ...records]);
};

const width = 40;

/** The table of a Shapefile, its texts in an encoding of the platform. */
export const dbfOf = (rows: readonly ShapeRow[], encoding: 'utf8' | 'latin1' = 'utf8'): Buffer => {
  const names = Object.keys(rows[0]?.values ?? {});
  const header = Buffer.alloc(32);
  header[0] = 3;
  header.writeInt32LE(rows.length, 4);
  header.writeInt16LE(33 + names.length * 32, 8);
  header.writeInt16LE(1 + names.length * width, 10);
  const fields = names.map((name) => {
    const field = Buffer.alloc(32);
    field.write(name.slice(0, 10), 'latin1');
    field.write('C', 11);
    field[16] = width;
    return field;
  });
  const body = rows.map(({ values }) =>
    Buffer.concat([
      Buffer.from(' '),
      ...names.map((name) => {
        const cell = Buffer.alloc(width, ' ');
        Buffer.from(values[name] ?? '', encoding).copy(cell);
        return cell;
      }),
    ]),
  );
  return Buffer.concat([header, ...fields, Buffer.from([13]), ...body, Buffer.from([26])]);
};
