import type { MeasuredPage } from './chromium';
import { median } from './measure';

export interface Jumps {
  /** Frames from a press on the track to the one that shows the text there: the median, and most. */
  readonly usual: number;
  readonly most: number;
}

/** Presses on the track beside the log in places all over it. */
export async function jump(page: MeasuredPage, times: number): Promise<Jumps> {
  const frames: number[] = [];
  for (let n = 0; n < times; n++) {
    // Far from the last place, and not twice the same.
    const share = (0.07 + n * 0.61803) % 0.9;
    const { x, y } = await page.evaluate(placeOnTrack, share);
    const shown = page.evaluate(framesUntilText);
    const at = { x, y, button: 'left', clickCount: 1 };
    await page.send('Input.dispatchMouseEvent', { type: 'mouseMoved', x, y });
    await page.send('Input.dispatchMouseEvent', { type: 'mousePressed', ...at });
    frames.push(await shown);
    await page.send('Input.dispatchMouseEvent', { type: 'mouseReleased', ...at });
    await page.evaluate(twoFrames);
  }
  return { usual: median(frames), most: Math.max(...frames) };
}

function placeOnTrack(share: number): { x: number; y: number } {
  const box = document.querySelector('[role=scrollbar].roost-track')?.getBoundingClientRect();
  if (box === undefined) throw new Error('There is no track.');
  return { x: box.left + box.width / 2, y: box.top + box.height * share };
}

function framesUntilText(): Promise<number> {
  const text = () => document.querySelector('.xterm-rows:not(.roost-still)')?.textContent;
  return new Promise((resolve) => {
    document.addEventListener(
      'pointerdown',
      () => {
        const before = text();
        let frames = 0;
        const look = (): void => {
          frames += 1;
          if (text() !== before || frames > 120) resolve(frames);
          else requestAnimationFrame(look);
        };
        requestAnimationFrame(look);
      },
      { once: true, capture: true },
    );
  });
}

function twoFrames(): Promise<void> {
  return new Promise((resolve) =>
    requestAnimationFrame(() => requestAnimationFrame(() => resolve())),
  );
}
