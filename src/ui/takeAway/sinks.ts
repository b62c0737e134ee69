import type { Sink } from './takeLines';

/** Pieces that are put together to a larger one, which the browser may keep on disk. */
const TOGETHER = 4 * 1024 * 1024;

/** A file in the making. */
export interface FileSink extends Sink {
  /** Hands it to the person: as a download, or under the name that was chosen. */
  finish(): Promise<void>;
  discard(): Promise<void>;
}

/** A file that the browser downloads when it is whole. */
export function downloadSink(name: string): FileSink {
  let parts: (Blob | Uint8Array<ArrayBuffer>)[] = [];
  let blobs: Blob[] = [];
  let size = 0;
  return {
    write(bytes) {
      parts.push(bytes);
      size += bytes.length;
      if (size < TOGETHER) return;
      blobs.push(new Blob(parts));
      parts = [];
      size = 0;
    },
    async finish() {
      const address = URL.createObjectURL(
        new Blob([...blobs, ...parts], { type: 'text/plain;charset=utf-8' }),
      );
      const link = document.createElement('a');
      link.href = address;
      link.download = name;
      document.body.append(link);
      link.click();
      link.remove();
      // The browser has it when the click is through; some ask the person first.
      setTimeout(() => URL.revokeObjectURL(address), 120_000);
    },
    async discard() {
      parts = [];
      blobs = [];
    },
  };
}

interface WritableFile {
  write(bytes: Uint8Array<ArrayBuffer>): Promise<void>;
  close(): Promise<void>;
  abort(): Promise<void>;
}

type SavePicker = (options: { readonly suggestedName: string }) => Promise<{
  createWritable(): Promise<WritableFile>;
}>;

/**
 * A file that is written while its lines come, where the browser has such: for what is so large
 * that it should not be held meanwhile. Has to be called from a click. `'cancelled'`: the person
 * chose no file.
 */
export async function chosenFileSink(name: string): Promise<FileSink | 'cancelled' | null> {
  const pick = (window as { showSaveFilePicker?: SavePicker }).showSaveFilePicker;
  // Frames of another origin may not ask.
  if (pick === undefined || window.top !== window.self) return null;
  let file: WritableFile;
  try {
    const handle = await pick.call(window, { suggestedName: name });
    file = await handle.createWritable();
  } catch (error) {
    return error instanceof DOMException && error.name === 'AbortError' ? 'cancelled' : null;
  }
  return {
    write: (bytes) => file.write(bytes),
    finish: () => file.close(),
    discard: () => file.abort(),
  };
}

export interface TextSink extends Sink {
  /** The newest lines that fit. */
  text(): string;
  /** Some did not fit. */
  readonly cut: boolean;
}

/** Holds the newest `most` bytes, from the beginning of a line on. */
export function textSink(most: number): TextSink {
  let pieces: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  let cut = false;

  function oldest(): number {
    return pieces[0]?.length ?? 0;
  }

  return {
    write(bytes) {
      pieces.push(bytes);
      size += bytes.length;
      while (size - oldest() >= most) {
        size -= oldest();
        pieces.shift();
        cut = true;
      }
      cut ||= size > most;
    },
    text() {
      const all = new Uint8Array(size);
      let at = 0;
      for (const piece of pieces) {
        all.set(piece, at);
        at += piece.length;
      }
      pieces = [all];
      return new TextDecoder().decode(cut ? newest(all, most) : all);
    },
    get cut() {
      return cut;
    },
  };
}

function newest(bytes: Uint8Array<ArrayBuffer>, most: number): Uint8Array<ArrayBuffer> {
  const from = Math.max(0, bytes.length - most);
  // The first line may have lost its beginning, here or with a piece before.
  const line = bytes.indexOf(0x0a, Math.max(0, from - 1)) + 1;
  if (line > 0 && line < bytes.length) return bytes.subarray(line);
  let start = from;
  while (((bytes[start] ?? 0) & 0xc0) === 0x80) start += 1;
  return bytes.subarray(start);
}
