import type { Pack } from '../store/pack';
import type { Segment } from '../store/segment';
import {
  type ByteReader,
  type ByteWriter,
  checksum,
  createByteReader,
  createByteWriter,
} from './bytes';

/**
 * A segment of the log as it is kept on the device:
 *
 *     "Roost", version · length of all of it · checksum of what follows · number of lines ·
 *     times (steps between them) · sources (runs) · texts · rests · extras
 *
 * The texts are as the log holds them, packed by its own codec. A record that was written in part is
 * told by its length, one that was changed by its checksum.
 */

const MAGIC = [0x52, 0x6f, 0x6f, 0x73, 0x74] as const;
export const FORMAT = 1;
const LENGTH_AT = 6;
const SUM_AT = 10;
const HEAD = 14;
/** In place of the step to a time that is not known; steps begin behind it. */
const UNKNOWN = 0;

declare class TextEncoder {
  encode(text: string): Uint8Array<ArrayBuffer>;
}
declare class TextDecoder {
  decode(bytes: Uint8Array): string;
}

/** What of a segment is kept: it gets its number when it is read. */
export type KeptSegment = Omit<Segment, 'from' | 'bytes'>;

export type Decoded =
  | { readonly kind: 'lines'; readonly segment: KeptSegment }
  /** Of another version of the page. */
  | { readonly kind: 'other version' }
  | { readonly kind: 'corrupt' };

export function encodeSegment(segment: KeptSegment): Uint8Array<ArrayBuffer> {
  const { count, texts, rests, times, sources, extras } = segment;
  const out = createByteWriter(HEAD + count * 4 + sizeOf(texts) + sizeOf(rests));
  for (const byte of MAGIC) out.byte(byte);
  out.byte(FORMAT);
  for (let at = LENGTH_AT; at < HEAD; at++) out.byte(0);
  out.number(count);
  let last = 0;
  for (let place = 0; place < count; place++) {
    const time = times[place] ?? Number.NaN;
    if (Number.isNaN(time)) {
      out.number(UNKNOWN);
      continue;
    }
    // The wall clock is in whole ms, but nothing here relies on it.
    const step = Math.round(time) - last;
    last += step;
    out.number(step < 0 ? -2 * step : 2 * step + 1);
  }
  for (let place = 0; place < count; ) {
    const source = sources[place] ?? 0;
    let end = place + 1;
    while (end < count && sources[end] === source) end += 1;
    out.byte(source);
    out.number(end - place);
    place = end;
  }
  writePack(out, texts);
  writePack(out, rests);
  const extra = new TextEncoder().encode(JSON.stringify([...extras]));
  out.number(extra.length);
  out.bytes(extra);
  const all = out.done();
  const view = new DataView(all.buffer);
  view.setUint32(LENGTH_AT, all.length, true);
  view.setUint32(SUM_AT, checksum(all, HEAD), true);
  return all;
}

export function decodeSegment(bytes: Uint8Array): Decoded {
  const corrupt = { kind: 'corrupt' } as const;
  if (bytes.length < HEAD || MAGIC.some((byte, at) => bytes[at] !== byte)) return corrupt;
  if (bytes[MAGIC.length] !== FORMAT) return { kind: 'other version' };
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  if (view.getUint32(LENGTH_AT, true) !== bytes.length) return corrupt;
  if (view.getUint32(SUM_AT, true) !== checksum(bytes, HEAD)) return corrupt;
  try {
    return { kind: 'lines', segment: readSegment(createByteReader(bytes.subarray(HEAD))) };
  } catch {
    // The sum is right and the rest is not: somebody else wrote it.
    return corrupt;
  }
}

function readSegment(from: ByteReader): KeptSegment {
  const count = from.number();
  const times = new Float64Array(count);
  let last = 0;
  for (let place = 0; place < count; place++) {
    const code = from.number();
    if (code === UNKNOWN) {
      times[place] = Number.NaN;
      continue;
    }
    last += code % 2 === 0 ? -code / 2 : (code - 1) / 2;
    times[place] = last;
  }
  const sources = new Uint8Array(count);
  for (let place = 0; place < count; ) {
    const source = from.byte();
    const length = Math.max(1, from.number());
    sources.fill(source, place, place + length);
    place += length;
  }
  const texts = readPack(from);
  const rests = readPack(from);
  const extras = JSON.parse(new TextDecoder().decode(from.bytes(from.number())));
  return { count, texts, rests, times, sources, extras: new Map(extras) };
}

function writePack(out: ByteWriter, pack: Pack): void {
  if (pack.kind === 'packed') {
    out.byte(1);
    out.number(pack.size);
    out.number(pack.bytes.length);
    out.bytes(pack.bytes);
    return;
  }
  const loose = new TextEncoder().encode(JSON.stringify(pack.strings));
  out.byte(0);
  out.number(loose.length);
  out.bytes(loose);
}

function readPack(from: ByteReader): Pack {
  if (from.byte() === 1) {
    const size = from.number();
    return { kind: 'packed', size, bytes: from.bytes(from.number()) };
  }
  const strings = JSON.parse(new TextDecoder().decode(from.bytes(from.number())));
  return { kind: 'loose', strings };
}

function sizeOf(pack: Pack): number {
  return pack.kind === 'packed' ? pack.bytes.length + 16 : 64;
}
