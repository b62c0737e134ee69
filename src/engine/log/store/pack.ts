import { compress, decompress, packedAtMost } from './lz';

/** Strings that are held together. `loose`: as they came. */
export type Pack =
  | { readonly kind: 'loose'; readonly strings: readonly string[] }
  | {
      readonly kind: 'packed';
      readonly bytes: Uint8Array<ArrayBuffer>;
      /** Bytes when unpacked. */
      readonly size: number;
    };

// The platform's, which the engine's tsconfig does not know.
declare class TextEncoder {
  encodeInto(text: string, into: Uint8Array): { readonly written: number };
}
declare class TextDecoder {
  constructor(label: string, options: { readonly ignoreBOM: boolean });
  decode(bytes: Uint8Array): string;
}

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
/** Room for a full segment of the widest characters; what is larger gets room of its own. Bytes. */
const ROOM = 512 * 1024;
const unpackedRoom = new Uint8Array(ROOM);
const packedRoom = new Uint8Array(packedAtMost(ROOM));
/** Half a character, which UTF-8 has no bytes for: it becomes U+FFFD, which begins with this byte. */
const half = /\p{Surrogate}/u;
const REPLACED = 0xef;

/**
 * Packs strings into one block of bytes, outside the heap that the garbage collector walks. What
 * could not come back exactly stays loose; the sanitiser lets nothing of the kind through.
 */
export function pack(strings: readonly string[]): Pack {
  if (strings.some((string) => string.includes('\n'))) return { kind: 'loose', strings };
  const text = `${strings.join('\n')}\n`;
  const room = roomFor(text.length * 3, unpackedRoom);
  const { written: size } = encoder.encodeInto(text, room);
  // The expression is slower than all the rest, so it is asked only where there may be one.
  const replaced = size !== text.length && room.subarray(0, size).includes(REPLACED);
  if (replaced && half.test(text)) return { kind: 'loose', strings };
  const packed = roomFor(packedAtMost(size), packedRoom);
  return { kind: 'packed', bytes: packed.slice(0, compress(room, size, packed)), size };
}

export function unpack(from: Pack): readonly string[] {
  return from.kind === 'loose' ? from.strings : textOf(from).split('\n').slice(0, -1);
}

/** The strings of a packed pack, each followed by a line break. */
export function textOf({ bytes, size }: Pack & { readonly kind: 'packed' }): string {
  const room = roomFor(size, unpackedRoom).subarray(0, size);
  decompress(bytes, room);
  return decoder.decode(room);
}

/** The memory it takes, bytes: of loose strings the most it can be. */
export function bytesOf(from: Pack): number {
  if (from.kind === 'packed') return from.bytes.length;
  return from.strings.reduce((sum, string) => sum + 2 * string.length, 0);
}

function roomFor(bytes: number, shared: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  return bytes <= shared.length ? shared : new Uint8Array(bytes);
}
