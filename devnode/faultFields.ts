import type { ServerRecord, UserRecord, World } from './world';

/** Reads the fields of a fault's JSON. A field that is wrong is a sentence, thrown as `BadFault`. */
export interface FaultFields {
  /** A number that is at least `least`; `fallback` when the field is missing. */
  number(name: string, least: number, fallback?: number): number;
  /** The same, or `null` when it is missing or `null`. */
  numberOrNull(name: string, least: number): number | null;
  /** `true` when it is missing: switching a fault on needs no more than its name. */
  on(): boolean;
  isOn(name: string, fallback: boolean): boolean;
  text(name: string, fallback?: string): string;
  textsOrNull(name: string): string[] | null;
  oneOf<T extends string>(name: string, allowed: readonly T[], fallback?: T): T;
  /** By UUID, its first 8 characters, or name. */
  server(): ServerRecord;
  serverOrNull(): ServerRecord | null;
  /** By name or UUID. */
  user(): UserRecord;
}

/** Input that cannot be used; caught where faults come in and answered with `why`. */
export class BadFault extends Error {}

export function faultFields(world: World, body: Readonly<Record<string, unknown>>): FaultFields {
  function number(name: string, least: number, fallback?: number): number {
    const value = body[name] ?? fallback;
    if (typeof value !== 'number' || !Number.isFinite(value) || value < least) {
      throw new BadFault(`"${name}" must be a number of at least ${least}.`);
    }
    return value;
  }

  function text(name: string, fallback?: string): string {
    const value = body[name] ?? fallback;
    if (typeof value !== 'string') throw new BadFault(`"${name}" must be a text.`);
    return value;
  }

  function isOn(name: string, fallback: boolean): boolean {
    const value = body[name] ?? fallback;
    if (typeof value !== 'boolean') throw new BadFault(`"${name}" must be true or false.`);
    return value;
  }

  function server(): ServerRecord {
    const id = text('server');
    const found = [...world.servers.values()].find(
      ({ uuid, name }) => uuid === id || uuid.slice(0, 8) === id || name === id,
    );
    if (found === undefined) throw new BadFault(`There is no server "${id}".`);
    return found;
  }

  return {
    number,
    numberOrNull: (name, least) => (body[name] == null ? null : number(name, least)),
    on: () => isOn('on', true),
    isOn,
    text,
    textsOrNull(name) {
      const value = body[name];
      if (value == null) return null;
      if (!Array.isArray(value) || !value.every((entry) => typeof entry === 'string')) {
        throw new BadFault(`"${name}" must be a list of texts.`);
      }
      return value;
    },
    oneOf(name, allowed, fallback) {
      const value = text(name, fallback);
      const found = allowed.find((entry) => entry === value);
      if (found === undefined)
        throw new BadFault(`"${name}" must be one of: ${allowed.join(', ')}.`);
      return found;
    },
    server,
    serverOrNull: () => (body.server == null ? null : server()),
    user() {
      const id = text('user');
      const found = [...world.users.values()].find(({ uuid, name }) => uuid === id || name === id);
      if (found === undefined) throw new BadFault(`There is no user "${id}".`);
      return found;
    },
  };
}
