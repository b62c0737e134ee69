import { createCells } from './cells';
import { CONTROL, classOf, ESCAPE, TAB } from './characters';
import { createCluster } from './cluster';
import { emit, type Sanitised } from './emit';
import { readLink } from './links';
import { createPen } from './pen';
import {
  type ControlSequence,
  endOfEscape,
  endOfString,
  firstParameter,
  isTerminated,
  readControlSequence,
} from './sequences';

// Scratch space that all lines share, one after the other: a scan begins by emptying it.
const cells = createCells();
const pen = createPen();
const cluster = createCluster(cells, pen);
const sequence: ControlSequence = { final: 0, plain: true, parametersEnd: 0, end: 0 };

/** Carries a line out in the model of one line and writes down what a terminal would show. */
export function scanLine(raw: string): Sanitised {
  cells.reset(raw.length);
  pen.reset();
  cluster.leave();
  let index = 0;
  while (index < raw.length) {
    const code = raw.charCodeAt(index);
    const kind = classOf[code] ?? CONTROL;
    switch (kind) {
      case ESCAPE:
        index = escapeSequence(raw, index);
        break;
      case CONTROL:
        index = control(raw, index, code);
        break;
      case TAB:
        cells.tab();
        cluster.leave();
        index += 1;
        break;
      default:
        index = cluster.take(raw, index, code, kind);
    }
  }
  return emit(cells, pen.palette, raw.length);
}

function escapeSequence(raw: string, index: number): number {
  switch (raw.charCodeAt(index + 1)) {
    case 0x5b:
      return controlSequence(raw, index + 2);
    case 0x5d:
      return string(raw, index + 2, true);
    case 0x50:
    case 0x58:
    case 0x5e:
    case 0x5f:
      return string(raw, index + 2, false);
    default:
      return endOfEscape(raw, index + 1);
  }
}

/** C0 and C1. The latter are what they were in eight bits: U+009B is CSI, U+009D is OSC. */
function control(raw: string, index: number, code: number): number {
  const next = index + 1;
  switch (code) {
    case 0x08:
      cells.moveTo(cells.column - 1);
      cluster.leave();
      return next;
    case 0x0d:
      cells.moveTo(0);
      cluster.leave();
      return next;
    case 0x9b:
      return controlSequence(raw, next);
    case 0x9d:
      return string(raw, next, true);
    case 0x90:
    case 0x98:
    case 0x9e:
    case 0x9f:
      return string(raw, next, false);
    default:
      return next;
  }
}

function string(raw: string, start: number, osc: boolean): number {
  const end = endOfString(raw, start, osc);
  if (osc && isTerminated(raw, end)) {
    const url = readLink(raw, start, end);
    if (url !== null) pen.follow(url);
  }
  // An ESC that ends a string begins a sequence, `ESC \` or another: it is read as one.
  return end < raw.length && raw.charCodeAt(end) !== 0x1b ? end + 1 : end;
}

function controlSequence(raw: string, start: number): number {
  readControlSequence(raw, start, sequence);
  const { final, parametersEnd, end } = sequence;
  if (!sequence.plain || final === 0) return end;
  if (final === 0x6d) {
    pen.sgr(raw, start, parametersEnd);
    return end;
  }
  const count = firstParameter(raw, start, parametersEnd, 1);
  switch (final) {
    case 0x43: // CUF
      cells.moveTo(cells.column + count);
      break;
    case 0x44: // CUB
      cells.moveTo(cells.column - count);
      break;
    case 0x47: // CHA
    case 0x60: // HPA
      cells.moveTo(count - 1);
      break;
    case 0x4b: // EL
      eraseInLine(firstParameter(raw, start, parametersEnd, 0));
      break;
    case 0x58: // ECH
      cells.erase(count, pen.ground);
      break;
    default:
      return end;
  }
  cluster.leave();
  return end;
}

function eraseInLine(part: number): void {
  if (part === 0) cells.eraseRight();
  else if (part === 1) cells.eraseLeft(pen.ground);
  else if (part === 2) cells.eraseLine();
}
