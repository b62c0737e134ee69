import { type ImagePull, isLayerChatter, parseImagePull } from './imagePull';

/** Install, restore or transfer: under way, or ended while we watched. */
export interface Operation {
  readonly startedAt: number;
  /** `null`: under way. */
  readonly endedAt: number | null;
  /** `false` while under way. */
  readonly successful: boolean;
  readonly lastLine: string | null;
  /** Lines that begin a step, newest last, at most 50. */
  readonly steps: readonly string[];
  /** Percent where one is known (image pulls); else `null`. */
  readonly percent: number | null;
}

const maxSteps = 50;
/** Longer lines are cut: they are shown in a banner, and copied to the page with each snapshot. */
const maxLength = 300;

export function beginOperation(now: number): Operation {
  return {
    startedAt: now,
    endedAt: null,
    successful: false,
    lastLine: null,
    steps: [],
    percent: null,
  };
}

export function isUnderWay<T extends Operation>(operation: T | null): operation is T {
  return operation !== null && operation.endedAt === null;
}

/** Goes on with the one under way, or begins one. */
export function underWay<T extends Operation>(operation: T | null, now: number): T | Operation {
  return operation !== null && operation.endedAt === null ? operation : beginOperation(now);
}

export function endOperation<T extends Operation>(
  operation: T,
  successful: boolean,
  now: number,
): T {
  return { ...operation, endedAt: now, successful, percent: null };
}

/** The node says that it is over. What has ended already has been told of in another way. */
export function completed(operation: Operation | null, now: number): Operation {
  if (operation !== null && operation.endedAt !== null) return operation;
  return endOperation(operation ?? beginOperation(now), true, now);
}

/** It is over, if it was not; how it went nobody has said. */
export function ended<T extends Operation>(operation: T | null, now: number): T | null {
  return operation === null || operation.endedAt !== null
    ? operation
    : endOperation(operation, true, now);
}

/**
 * Takes in a piece of output, which may hold several lines. `clean` makes hostile text plain.
 * Returns the same object if it shows nothing new.
 */
export function addOutput<T extends Operation>(
  operation: T,
  text: string,
  clean: (text: string) => string,
): T {
  let next = operation;
  for (const piece of text.split(/[\r\n]+/)) {
    const line = clean(piece).trim().slice(0, maxLength);
    if (line !== '') next = addLine(next, line);
  }
  return next;
}

function addLine<T extends Operation>(operation: T, line: string): T {
  const pull = parseImagePull(line);
  if (pull === null) {
    if (operation.percent !== null && isLayerChatter(line)) return operation;
    if (line === operation.lastLine && operation.percent === null) return operation;
    const isNewStep = beginsStep(line) && operation.steps.at(-1) !== line;
    return {
      ...operation,
      lastLine: line,
      steps: isNewStep ? [...operation.steps, line].slice(-maxSteps) : operation.steps,
      percent: null,
    };
  }
  if (isOvershadowed(pull, operation.lastLine)) return operation;
  const percent = Math.round((100 * pull.done) / pull.total);
  return line === operation.lastLine ? operation : { ...operation, lastLine: line, percent };
}

/**
 * The layers of an image are pulled at the same time and the lines do not name them. The largest
 * is waited for longest: lines of smaller ones would make the bar jump to and fro.
 */
function isOvershadowed(pull: ImagePull, lastLine: string | null): boolean {
  const shown = lastLine === null ? null : parseImagePull(lastLine);
  return shown !== null && pull.total < shown.total && shown.done < shown.total;
}

/** A script's output has no marks for its steps; these are how people write them. */
function beginsStep(line: string): boolean {
  return (
    /^[A-Z][a-z]+ing\b/.test(line) ||
    /(?:\.\.\.|…)$/.test(line) ||
    /^(?:==+>|-+>|\*\*|##|step \d)/i.test(line)
  );
}
