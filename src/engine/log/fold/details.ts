import { containerOf, startOfMessage } from '../levels/group';
import { readHead } from '../levels/head';
import { isFrame, isGoFrame, isSourceModFrame, readTrace } from '../levels/trace';

/**
 * What a line of a stack trace is to somebody who reads it. `frame`: it says where. `beside`: it
 * stands between frames and says no more than they do. `said`: what went wrong, and why.
 */
export type TracePart = 'frame' | 'beside' | 'said';

const cause =
  /^\s*(?:Caused by|Suppressed|Wrapped by|\[cause\])\b|^(?:During handling of|The above exception)/;
/** Frames that are known for what they are only among the lines of a trace: Ruby, Unreal, Starbound. */
const bare =
  /^(?:\[[\da-f-]{36}\] )?(?:[\w-]{1,60} \([\w.]{1,20}\) )?\S{1,200}\.rb:\d{1,6}:in |^0x[\da-f]{8,16} \S{1,120}!|^\/(?:Game|Script)\/\S{1,300}$|^\[\d{1,3}\] [\da-f]{8,16} \w/;

/**
 * @param line a line without its colours, which belongs to a line before it
 * @param inTrace the line before was a frame, or stood beside one
 */
export function readPart(line: string, inTrace: boolean): TracePart {
  const text = line.slice(containerOf(line).length);
  if (cause.test(text)) return 'said';
  if (bare.test(text) || readTrace(text) === 'goes on' || isSourceModFrame(text)) return 'frame';
  if (inTrace && isGoFrame(text)) return 'frame';
  const code = text.charCodeAt(0);
  if (code === 0x20 || code === 0x09) return 'beside';
  // Its lines may have a head each: most that is said here has not even a colon.
  const head = text.includes(':') ? readHead(text) : null;
  if (head === null) return 'said';
  const message = text.slice(startOfMessage(text, head.at));
  if (cause.test(message)) return 'said';
  if (isFrame(message)) return 'frame';
  return inTrace && message.startsWith('  ') ? 'beside' : 'said';
}
