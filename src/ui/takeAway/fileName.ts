import type { TakeFormat } from '../../engine/log/takeAway/takeAway.types';

const endings: Readonly<Record<TakeFormat, string>> = { text: 'log', ansi: 'ansi', jsonl: 'jsonl' };
/** Most characters of the server's name in it. */
const LONGEST = 60;

/** "Survival 2026-11-24 14.05.09.log": the server's name with nothing in it that a disk refuses. */
export function fileName(server: string, format: TakeFormat, at: Date): string {
  const clean = server
    .replace(/[\p{C}\p{Zl}\p{Zp}\\/:*?"<>|]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[\s.-]+|[\s.]+$/g, '');
  const name = [...clean].slice(0, LONGEST).join('').trimEnd() || 'console';
  const two = (n: number): string => String(n).padStart(2, '0');
  const date = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
  const time = `${two(at.getHours())}.${two(at.getMinutes())}.${two(at.getSeconds())}`;
  return `${name} ${date} ${time}.${endings[format]}`;
}
