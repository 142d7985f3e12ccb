// A picture for seeded mail: what is drawn matters to nobody, but it has the size of a photo.

import { crc32, deflateSync } from 'node:zlib';

/** A PNG (W3C PNG, 2003): an evening sky, eight bits a channel, no filter. */
export function seedPicture(width: number, height: number): Buffer {
  const rows = Buffer.alloc((width * 3 + 1) * height);
  for (let y = 0; y < height; y++) {
    const low = y / height;
    for (let x = 0; x < width; x++) {
      const hill = y > height * (0.72 + 0.06 * Math.sin(x / 70));
      const sky = [60 + 180 * low, 90 + 80 * low, 150 - 30 * low];
      rows.set(hill ? [38, 50, 56] : sky, y * (width * 3 + 1) + 1 + x * 3);
    }
  }
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 2, 0, 0, 0], 8);
  const signature = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]);
  return Buffer.concat([signature, chunk('IHDR', head), chunk('IDAT', deflateSync(rows)), chunk('IEND')]);
}

function chunk(name: string, content: Buffer = Buffer.alloc(0)): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), content]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(content.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}
