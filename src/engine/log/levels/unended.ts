import type { Head } from './head';
import { opensDump } from './trace';

/** What the lines before have begun: the next one may go on with it, whatever it looks like. */
export interface Unended {
  /** The line before was a line of a trace. */
  tracing: boolean;
  /** A trace of Python's, whose last line begins like any other. */
  python: boolean;
  /** A trace of Python's whose lines have heads has told its error: the next of a chain may come. */
  told: boolean;
  /** A trace of Go's. */
  go: boolean;
  /** Node has shown the place of an error, and the error comes. */
  node: boolean;
  /** What something holds is being shown, in braces. */
  dump: boolean;
  /** An error follows that led to the one before, or came of it. */
  chained: boolean;
  /** What was said last may go on in so many lines. */
  lines: number;
}

/** A logger that was given a trace as text. */
const traceback = 'Traceback (most recent call last):';
const panic = /^thread '[^']{1,80}' (?:\(\d{1,9}\) )?panicked at .{1,300}:$/;
/** What .NET says of an error may have more than one line, before its frames. */
const unhandled = /^Unhandled exception\. /;

export function nothingUnended(): Unended {
  return {
    tracing: false,
    python: false,
    told: false,
    go: false,
    node: false,
    dump: false,
    chained: false,
    lines: 0,
  };
}

export function unendedBehind(head: Head, text: string): Unended {
  return {
    ...nothingUnended(),
    python: introducesTraceback(text),
    go: head.level === 'fatal' && head.sort === 'worded',
    dump: opensDump(text),
    lines: head.level === 'error' ? linesToCome(text) : 0,
  };
}

export function introducesTraceback(text: string): boolean {
  return text.endsWith(traceback);
}

/** Go, `pkg/errors`: what the error says stands between the heading and the frames. */
export function introducesStack(text: string): boolean {
  return text.endsWith('Stacktrace:');
}

function linesToCome(text: string): number {
  if (unhandled.test(text)) return 4;
  return panic.test(text) ? 1 : 0;
}
