import { TRACK_KINDS, type TrackKind, type TrackPicture } from '../../engine/log/track/track.types';

/** px: what a mark is like, so that it is known without its colour. */
const shapes: Readonly<Record<TrackKind, { left: number; width: number; height: number }>> = {
  own: { left: 0, width: 4, height: 2 },
  notice: { left: 0, width: 12, height: 1 },
  warn: { left: 6, width: 6, height: 2 },
  error: { left: 0, width: 12, height: 3 },
};
const foundShape = { left: 3, width: 6, height: 2 } as const;

const colours: Readonly<Record<TrackKind | 'found', string>> = {
  own: '--accent',
  notice: '--muted',
  warn: '--warn',
  error: '--bad',
  found: '--find-edge',
};

/** Draws the marks, all on one canvas. */
export function paintMarks(canvas: HTMLCanvasElement, picture: TrackPicture | null): void {
  const { clientWidth, clientHeight } = canvas;
  const scale = window.devicePixelRatio;
  canvas.width = Math.round(clientWidth * scale);
  canvas.height = Math.round(clientHeight * scale);
  const context = canvas.getContext('2d');
  if (context === null || picture === null) return;
  context.scale(scale, scale);
  const style = getComputedStyle(canvas);
  const draw = (position: number, shape: typeof foundShape | (typeof shapes)[TrackKind]): void => {
    const y = markY(picture, position, clientHeight);
    context.fillRect(shape.left, Math.round(y - shape.height / 2), shape.width, shape.height);
  };
  // The gravest last: they stand over the others.
  TRACK_KINDS.forEach((kind, number) => {
    context.fillStyle = style.getPropertyValue(colours[kind]);
    picture.at.forEach((position, n) => {
      if (picture.kind[n] === number) draw(position, shapes[kind]);
    });
  });
  context.fillStyle = style.getPropertyValue(colours.found);
  for (const position of picture.found) draw(position, foundShape);
}

/** The middle of a mark, px from the top. */
export function markY({ first, end }: TrackPicture, position: number, height: number): number {
  const share = (position - first + 0.5) / Math.max(1, end - first);
  return Math.min(height - 2, Math.max(2, share * height));
}

/** px around a mark in which it is meant. */
const near = 4;

/** The position of the mark that is meant by a click at `y`: the gravest of those that are near. */
export function markAt(picture: TrackPicture | null, y: number, height: number): number | null {
  if (picture === null) return null;
  let best: { readonly position: number; readonly worth: number } | null = null;
  const look = (position: number, gravity: number): void => {
    const distance = Math.abs(markY(picture, position, height) - y);
    const worth = gravity - distance / (near + 1);
    if (distance <= near && worth > (best?.worth ?? Number.NEGATIVE_INFINITY)) {
      best = { position, worth };
    }
  };
  picture.at.forEach((position, n) => {
    look(position, picture.kind[n] ?? 0);
  });
  for (const position of picture.found) look(position, TRACK_KINDS.length);
  return (best as { readonly position: number } | null)?.position ?? null;
}
