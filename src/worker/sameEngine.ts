import type { Clock } from '../engine/clock';
import type { Engine, EngineSettings } from '../engine/engine.types';
import { createServerPanel } from '../engine/panel/createPanel';
import type { PanelAccess, ServerDetails } from '../engine/panel/panel';
import type { Surroundings } from '../engine/surroundings';
import { isSameAccess } from './sameAccess';

/** An engine that pages may share. */
export interface Shared {
  readonly settings: EngineSettings;
  readonly engine: Pick<Engine, 'snapshot'>;
  /** How it is signed in by now. */
  readonly access: PanelAccess;
}

/**
 * Whether a page that asks for `asked` may share an engine: it is for the same server and panel, and
 * both have signed in in the same way. A key is compared here, in memory, and is part of no name and
 * no address.
 */
export async function mayShare(
  one: Shared,
  asked: EngineSettings,
  browser: Pick<Surroundings, 'fetch' | 'clock'>,
): Promise<boolean> {
  if (!isSame(one, asked)) return false;
  if (asked.panel.auth.kind === 'session' && !(await isSamePerson(one, asked, browser))) {
    return false;
  }
  // Its sign-in may have changed meanwhile.
  return isSame(one, asked);
}

function isSame({ settings, access }: Shared, asked: EngineSettings): boolean {
  return (
    isSameServer(settings.server, asked.server) &&
    settings.node.tokenInUrl === asked.node.tokenInUrl &&
    isSameAccess(access, asked.panel)
  );
}

/** A UUID or its first 8 characters, which name a server as well. */
function isSameServer(one: string, other: string): boolean {
  const [short = '', long = ''] = one.length < other.length ? [one, other] : [other, one];
  return long.startsWith(short);
}

/** ms. A panel that is slow, or away, keeps nobody from the log that is here. */
const patience = 2_000;
/** ms between two looks at what an engine knows. */
const pace = 50;

/**
 * Whether the panel takes a page for the person that an engine goes by. The session of a browser can
 * be another's by now, and pages cannot see whose it is: so it must give the same rights to the server.
 */
async function isSamePerson(
  one: Shared,
  asked: EngineSettings,
  { fetch, clock }: Pick<Surroundings, 'fetch' | 'clock'>,
): Promise<boolean> {
  const panel = createServerPanel(asked.panel, fetch, clock);
  let cancel = (): void => {};
  const late = new Promise<null>((resolve) => {
    cancel = clock.after(patience, () => resolve(null));
  });
  const answer = await Promise.race([panel.server(asked.server), late]);
  cancel();
  if (answer === null) return true;
  if (answer.ok) {
    const known = await detailsOf(one, clock);
    return known !== null && hasSameRights(known, answer.value);
  }
  switch (answer.failure.kind) {
    case 'signed out':
    case 'two factor required':
    case 'forbidden':
    case 'not found':
      return false;
    case 'unreachable':
    case 'conflict':
    case 'too many requests':
    case 'unexpected answer':
      return true;
  }
}

/** An engine asks for them a moment after it has signed in. `null`: it does not get to know them either. */
async function detailsOf({ engine }: Shared, clock: Clock): Promise<ServerDetails | null> {
  const until = clock.elapsed() + patience;
  while (engine.snapshot().details === null && clock.elapsed() < until) {
    await new Promise<void>((resolve) => clock.after(pace, resolve));
  }
  return engine.snapshot().details;
}

function hasSameRights(one: ServerDetails, other: ServerDetails): boolean {
  const rights = ({ uuid, isOwner, permissions }: ServerDetails) =>
    JSON.stringify([uuid, isOwner, [...permissions].sort()]);
  return rights(one) === rights(other);
}
