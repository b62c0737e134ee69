import { type Feature, features } from './trouble.types';

/** The lines by which known problems are recognised, in any case (protocol.md, section 4). */
const known: Readonly<Record<Feature, readonly string[]>> = {
  eula: ['you need to agree to the eula in order to run the server'],
  java_version: [
    'unsupported major.minor version',
    'java.lang.unsupportedclassversionerror',
    'has been compiled by a more recent version of the java runtime',
    'minecraft 1.17 requires running the server with java 16 or above',
    'minecraft 1.18 requires running the server with java 17 or above',
  ],
  pid_limit: [
    'pthread_create failed',
    'failed to create thread',
    'unable to create thread',
    'unable to create native thread',
    'unable to create new native thread',
    'exception in thread "craft async scheduler management thread"',
  ],
  gsl_token: ['(gsl token expired)', '(account not found)'],
  steam_disk_space: ['steamcmd needs 250mb of free disk space to update', '0x202 after update job'],
};

export function isFeature(name: string): name is Feature {
  return (features as readonly string[]).includes(name);
}

export interface KnownLine {
  readonly feature: Feature;
  /** Where it begins. */
  readonly at: number;
}

/**
 * Makes what finds the first known line in a text from a place on: one expression for all of
 * `wanted`. `null`: nothing is wanted.
 */
export function createFinder(
  wanted: readonly Feature[],
): ((text: string, from: number) => KnownLine | null) | null {
  if (wanted.length === 0) return null;
  const groups = wanted.map((feature) => `(${known[feature].map(escaped).join('|')})`);
  const expression = new RegExp(groups.join('|'), 'gi');
  return (text, from) => {
    expression.lastIndex = from;
    const match = expression.exec(text);
    if (match === null) return null;
    const feature = wanted[match.findIndex((group, nth) => nth > 0 && group !== undefined) - 1];
    return feature === undefined ? null : { feature, at: match.index };
  };
}

function escaped(text: string): string {
  return text.replace(/[.()[\]]/g, '\\$&');
}
