/** How far a layer of a container image is: bytes, or percent of 100 where only that is said. */
export interface ImagePull {
  readonly done: number;
  readonly total: number;
}

const units: Readonly<Record<string, number>> = {
  B: 1,
  kB: 1e3,
  KB: 1e3,
  MB: 1e6,
  GB: 1e9,
  KiB: 1024,
  MiB: 1024 ** 2,
  GiB: 1024 ** 3,
};

/**
 * Reads a progress line of an image pull, as the node passes it on from Docker
 * (`Downloading [=====>    ]  12.3MB/45.6MB`). Returns `null` for every other line.
 */
export function parseImagePull(line: string): ImagePull | null {
  const rest = /^(?:Downloading|Extracting|Pulling)\b(.{0,200})$/.exec(line)?.[1];
  if (rest === undefined) return null;
  const amounts = /([\d.]{1,12})\s?([kKMG]?i?B)\s?\/\s?([\d.]{1,12})\s?([kKMG]?i?B)/.exec(rest);
  if (amounts !== null) {
    const done = Number(amounts[1]) * (units[amounts[2] ?? ''] ?? Number.NaN);
    const total = Number(amounts[3]) * (units[amounts[4] ?? ''] ?? Number.NaN);
    return total > 0 && done >= 0 ? { done: Math.min(done, total), total } : null;
  }
  // Only with a bar or an image's name: other downloads of a script count their own files.
  const percent = /\b(?:image|layer)\b.*?(\d{1,3})(?:\.\d+)?\s?%/i.exec(rest)?.[1];
  return percent === undefined ? null : { done: Math.min(100, Number(percent)), total: 100 };
}

/** What else is said of single layers, unnamed: it tells nothing of the whole. */
export function isLayerChatter(line: string): boolean {
  return /^(?:Pulling fs layer|Waiting|Verifying Checksum|Download complete|Pull complete|Already exists)$/.test(
    line,
  );
}
