import { readFileSync } from 'node:fs';

/** What a game server of others cannot start without, and what it says then. */

/** A line of each known problem (protocol.md, section 4), as a server prints it. */
export const problemLines: Readonly<Record<string, string>> = {
  eula: 'You need to agree to the EULA in order to run the server. Go to eula.txt for more info.',
  java_version:
    'java.lang.UnsupportedClassVersionError: server/Main has been compiled by a more recent version of the Java Runtime (class file version 65.0), this version of the Java Runtime only recognizes class file versions up to 61.0',
  pid_limit:
    'java.lang.OutOfMemoryError: unable to create native thread: possibly out of memory or process/resource limits reached',
  gsl_token: '****** Connection to Steam servers failed (GSL token expired)',
  steam_disk_space: "Error! App '740' state is 0x202 after update job.",
};

export interface Missing {
  readonly text: string;
  readonly code: number;
}

/**
 * The first of `needs` that is not there; `null`: all are. `eula`: `eula.txt` in the folder says
 * yes. `java=N`: the container's image is one of Java N. `token`: STEAM_ACC is not `expired`.
 */
export function missingNeed(
  needs: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): Missing | null {
  for (const need of needs) {
    const [name = '', value = ''] = need.split('=');
    const missing = needOf(name, value, env);
    if (missing !== null) return missing;
  }
  return null;
}

function needOf(
  name: string,
  value: string,
  env: Readonly<Record<string, string | undefined>>,
): Missing | null {
  switch (name) {
    case 'eula':
      // As Minecraft does: it ends as if all were well.
      return /^\s*eula\s*=\s*true\s*$/im.test(eulaFile()) ? null : missing('eula', 0);
    case 'java':
      return env.IMAGE?.endsWith(`java_${value}`) ? null : missing('java_version', 1);
    case 'token':
      return env.STEAM_ACC !== 'expired' ? null : missing('gsl_token', 1);
    default:
      return { text: `Nothing is known of a need named ${name}.`, code: 2 };
  }
}

function missing(problem: string, code: number): Missing {
  return { text: problemLines[problem] ?? problem, code };
}

function eulaFile(): string {
  try {
    return readFileSync('eula.txt', 'utf8');
  } catch {
    return '';
  }
}
