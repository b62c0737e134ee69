/** Where everything is printed, in the form that game servers have for their lines. */
export interface Screen {
  info(text: string): void;
  warn(text: string): void;
  error(text: string): void;
  /** As it is, without a newline. One write. */
  raw(text: string | Uint8Array): void;
}

export const yellow = '\u001b[33m';
export const red = '\u001b[31m';
export const green = '\u001b[32m';
export const aqua = '\u001b[36m';
export const gold = '\u001b[38;2;255;170;0m';
export const grey = '\u001b[90m';
export const reset = '\u001b[0m';

export function createScreen(write: (text: string | Uint8Array) => void): Screen {
  /** The last write left a line open, as a bar that is still being drawn does. */
  let open = false;

  function line(level: string, text: string, colour = ''): void {
    const prefix = `[${new Date().toTimeString().slice(0, 8)}] [Server thread/${level}]: `;
    // A stack trace is one text with many lines: each gets its colours, as each is a line of output.
    const lines = `${prefix}${text}`
      .split('\n')
      .map((part) => `${colour}${part}${colour === '' ? '' : reset}\n`);
    write(`${open ? '\n' : ''}${lines.join('')}`);
    open = false;
  }

  return {
    info: (text) => line('INFO', text),
    warn: (text) => line('WARN', text, yellow),
    error: (text) => line('ERROR', text, red),
    raw(text) {
      const newline = typeof text === 'string' ? '\n' : 0x0a;
      open = text.at(-1) !== newline;
      write(text);
    },
  };
}
