import type { IDisposable, Terminal } from '@xterm/xterm';

/**
 * The second net behind the sanitiser (hostile-output.md, What to do): whatever control sequence
 * still reaches the terminal is swallowed, but for colours, our links, and the few sequences that
 * we write ourselves.
 */
export interface Guard {
  /** Writes sequences of ours, past the guard. */
  writeOwn(sequences: string): void;
  dispose(): void;
}

const csiPrefixes = ['', '<', '=', '>', '?'];
const csiIntermediates = ['', ' ', '!', '"', '#', '$', '%', '&', "'", '*', '+'];
const escIntermediates = ['', ' ', '#', '%', '(', ')', '*', '+', '-', '.', '/'];
const oscKnown = [
  0, 1, 2, 4, 5, 7, 9, 10, 11, 12, 13, 14, 17, 19, 50, 52, 104, 105, 110, 111, 112, 117, 119, 133,
  633, 777, 1337,
];
const dcsKnown = ['q', 'p', 'r', 's', 't', 'u', 'x', 'y', '{', '|'];

export function createGuard(terminal: Terminal): Guard {
  let own = false;
  const swallow = (): boolean => !own;
  const swallowAlways = (): boolean => true;
  const { parser } = terminal;
  const handlers: IDisposable[] = [];

  for (const prefix of csiPrefixes) {
    for (const intermediates of csiIntermediates) {
      for (const final of finals(0x40)) {
        if (prefix === '' && intermediates === '' && final === 'm') continue;
        const id = {
          final,
          ...(prefix !== '' && { prefix }),
          ...(intermediates !== '' && { intermediates }),
        };
        handlers.push(parser.registerCsiHandler(id, swallow));
      }
    }
  }
  for (const intermediates of escIntermediates) {
    for (const final of finals(0x30)) {
      const id = { final, ...(intermediates !== '' && { intermediates }) };
      // `ESC \` ends our links; it does nothing by itself.
      if (intermediates === '' && '[]P_^X\\'.includes(final)) continue;
      handlers.push(parser.registerEscHandler(id, swallowAlways));
    }
  }
  for (const ident of oscKnown) handlers.push(parser.registerOscHandler(ident, swallowAlways));
  for (const final of dcsKnown) {
    for (const intermediates of ['', '$', '+']) {
      const id = { final, ...(intermediates !== '' && { intermediates }) };
      handlers.push(parser.registerDcsHandler(id, swallowAlways));
    }
  }

  return {
    writeOwn(sequences) {
      // Writes are parsed later, in order: the gate opens and closes with them.
      terminal.write('', () => {
        own = true;
      });
      terminal.write(sequences, () => {
        own = false;
      });
    },
    dispose() {
      for (const handler of handlers) handler.dispose();
    },
  };
}

function finals(from: number): string[] {
  return Array.from({ length: 0x7f - from }, (_, i) => String.fromCharCode(from + i));
}
