import type { IDisposable, IFunctionIdentifier, Terminal } from '@xterm/xterm';

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

/**
 * All that xterm.js does anything about, as it stands behind `ESC [`: prefix and intermediates, if
 * any, and the last character. But for colours (`m`). What it does not know it drops by itself.
 */
const csiKnown = [
  ...'@ABCDEFGHIJKLMPSTXZ`abcdefghlnrstu',
  ...[' @', ' A', ' q', '!p', '"q', '$p', "'}", "'~", '>c', '?J', '?K', '?h', '?l', '?n', '?$p'],
];
/** The same behind `ESC` alone. */
const escKnown = [...'78=>DEHMcno|}~', '#8', '%@', '%G'];
/** What names a set of characters, each behind each of these. */
const charsets = '0456789ABCEHKQRYZ=';
const charsetIntermediates = '()*+-./';
/** But for links (8). */
const oscKnown = [
  0, 1, 2, 4, 5, 7, 9, 10, 11, 12, 13, 14, 17, 19, 50, 52, 104, 105, 110, 111, 112, 117, 119, 133,
  633, 777, 1337,
];
const dcsKnown = ['$q'];

export function createGuard(terminal: Pick<Terminal, 'parser' | 'write'>): Guard {
  let own = false;
  const swallow = (): boolean => !own;
  const swallowAlways = (): boolean => true;
  const { parser } = terminal;
  const designations = [...charsetIntermediates].flatMap((one) =>
    [...charsets].map((set) => one + set),
  );
  const handlers: readonly IDisposable[] = [
    ...csiKnown.map((known) => parser.registerCsiHandler(identifierOf(known), swallow)),
    ...[...escKnown, ...designations].map((known) =>
      parser.registerEscHandler(identifierOf(known), swallowAlways),
    ),
    ...oscKnown.map((known) => parser.registerOscHandler(known, swallowAlways)),
    ...dcsKnown.map((known) => parser.registerDcsHandler(identifierOf(known), swallowAlways)),
  ];

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

function identifierOf(known: string): IFunctionIdentifier {
  const [, prefix = '', intermediates = '', final = ''] = /^([<-?]?)([ -/]*)(.)$/.exec(known) ?? [];
  return {
    final,
    ...(prefix !== '' && { prefix }),
    ...(intermediates !== '' && { intermediates }),
  };
}
