import { formats } from '../format';

/** "1 command", "4 commands", with the reader's separators. */
export function counted(n: number, one: string, many: string): string {
  return `${formats.count(n)} ${n === 1 ? one : many}`;
}
