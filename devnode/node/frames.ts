import { randomUUID } from 'node:crypto';

/** What the node puts on the wire: one JSON text frame per event, made once for all sockets. */

/** A frame ready to be sent. `args` is left out where the daemon leaves it out. */
export function encode(event: string, ...args: readonly string[]): Buffer {
  return Buffer.from(JSON.stringify(args.length === 0 ? { event } : { event, args }));
}

/** The frame of an output line: the one that is made 20,000 times a second. */
export function encodeLine(line: string): Buffer {
  return Buffer.from(`{"event":"console output","args":[${JSON.stringify(line)}]}`);
}

/** A line that the node writes about itself, as the daemon colours it. */
export function daemonLine(text: string): string {
  return `\u001b[33m\u001b[1m[Pterodactyl Daemon]:\u001b[39m ${text}\u001b[0m`;
}

/** A line of `transfer logs`, which carries the time and the side it comes from. */
export function transferLine(side: 'Source' | 'Target', text: string, now: number): string {
  const time = new Date(now).toUTCString();
  return `\u001b[33m\u001b[1m${time} [Transfer System] [${side} Node]:\u001b[39m ${text}\u001b[0m`;
}

/** The daemon numbers what it reports, so that it can be found in its log. */
export function errorEvent(text: string): string {
  return `Error Event [${randomUUID()}]: ${text}`;
}
