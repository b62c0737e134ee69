import { BadFault, type FaultFields, faultFields } from './faultFields';
import type { Panel } from './panel/createPanel';
import type { PanelSettings } from './panel/settings';
import { createServerJobs, type ServerJobs } from './serverJobs';
import { directions, type Way } from './way/way.types';
import type { DevNode, PanelFault, World } from './world';

/**
 * The faults that can be had on demand, one function each. `POST /devnode/faults`, the page
 * `/devnode` and tests all come through here; README.md has the table.
 */

export type FaultOutcome = { readonly ok: true } | { readonly ok: false; readonly why: string };

export interface FaultsOptions {
  readonly world: World;
  readonly node: DevNode;
  readonly panel: Panel;
  readonly settings: PanelSettings;
  readonly way: Way;
  readonly log: (line: string) => void;
}

export interface FaultBox {
  /** Takes the JSON of `POST /devnode/faults`: `{"fault": NAME, …}`. */
  apply(body: unknown): Promise<FaultOutcome>;
  readonly names: readonly string[];
  close(): void;
}

type Fault = (fields: FaultFields) => void | Promise<void>;

const cuts = ['clean', 'going-away', 'restart', 'unclean', 'silent'] as const;
const refusals = ['denied', 'expired', 'noConnect', 'otherServer', 'signature'] as const;
const wayCuts = ['reset', 'end'] as const;
const panelFaults = ['status', 'html', 'malformed', 'hang', 'reset', 'none'] as const;

export function createFaults(options: FaultsOptions): FaultBox {
  const { world, log } = options;
  const faults = faultsByName(options, createServerJobs(options));
  const names = Object.keys(faults.byName);

  async function apply(body: unknown): Promise<FaultOutcome> {
    if (!isRecord(body)) return { ok: false, why: 'The body must be a JSON object.' };
    const name = body.fault;
    const fault =
      typeof name === 'string' && names.includes(name) ? faults.byName[name] : undefined;
    if (fault === undefined) {
      return { ok: false, why: `"fault" must be one of: ${names.join(', ')}.` };
    }
    try {
      await fault(faultFields(world, body));
    } catch (error) {
      if (error instanceof BadFault) return { ok: false, why: error.message };
      log(`The fault ${name} failed: ${String(error)}`);
      return { ok: false, why: `It failed: ${error instanceof Error ? error.message : error}` };
    }
    return { ok: true };
  }

  return { apply, names, close: faults.close };
}

function faultsByName({ world, node, panel, settings, way }: FaultsOptions, jobs: ServerJobs) {
  const { faults } = world;
  const startTokenLife = faults.tokenLife;
  const startLimits = { ...settings.limits };
  const startPermissions = [...world.users.values()].map(
    ({ uuid, permissions }) => [uuid, new Map(permissions)] as const,
  );
  let panelTimer: NodeJS.Timeout | undefined;

  function setPanelFault(fault: PanelFault | null, times: number | null, forMs: number | null) {
    clearTimeout(panelTimer);
    faults.panel = fault;
    settings.panelFaultTimes = fault === null ? null : times;
    if (fault !== null && forMs !== null) {
      panelTimer = setTimeout(() => setPanelFault(null, null, null), forMs);
    }
  }

  function reset(): void {
    faults.refuseUpgrades = null;
    faults.delayFrames = 0;
    faults.silent = false;
    faults.stallFrames = false;
    faults.tokenLife = startTokenLife;
    faults.tokenCheckEvery = 30;
    faults.throttle = [];
    faults.refuseOrigin = false;
    faults.placesTaken = false;
    faults.hangUpgrades = false;
    faults.refuseTokens = null;
    faults.panelAhead = 0;
    world.allowedOrigins.length = 0;
    settings.corsOrigins = [];
    settings.maintenance = false;
    settings.signInRequired = false;
    settings.limits = { ...startLimits };
    setPanelFault(null, null, null);
    way.clear();
    for (const [uuid, permissions] of startPermissions) {
      const user = world.users.get(uuid);
      user?.permissions.clear();
      for (const [server, list] of permissions) user?.permissions.set(server, [...list]);
    }
    for (const server of world.servers.values()) {
      if (server.status === 'suspended') jobs.unsuspend(server);
    }
  }

  const byName: Readonly<Record<string, Fault>> = {
    drop: (f) => node.cut(f.oneOf('how', cuts, 'unclean'), f.serverOrNull()?.uuid),
    way: (f) => {
      const before = way.settings;
      way.set({
        latency: f.number('latency', 0, before.latency),
        jitter: f.number('jitter', 0, before.jitter),
        bandwidth: f.numberOrNull('bandwidth', 1),
        hold: f.oneOf('hold', directions, before.hold),
        swallow: f.oneOf('swallow', directions, before.swallow),
        refuse: f.isOn('refuse', before.refuse),
      });
    },
    'cut-way': (f) => way.cut(f.oneOf('how', wayCuts, 'reset')),
    'refuse-upgrades': (f) => {
      faults.refuseUpgrades = f.on() ? status(f, 503) : null;
    },
    'delay-frames': (f) => {
      faults.delayFrames = f.number('ms', 0);
    },
    'stall-frames': (f) => {
      faults.stallFrames = f.on();
    },
    silent: (f) => {
      faults.silent = f.on();
    },
    'token-life': (f) => {
      const seconds = f.numberOrNull('seconds', 1);
      faults.tokenLife = seconds === null ? null : Math.round(seconds);
    },
    'token-check-every': (f) => {
      faults.tokenCheckEvery = f.number('seconds', 0.05);
    },
    'move-clock': (f) => world.clock.move(f.number('ms', Number.MIN_SAFE_INTEGER)),
    panel: (f) => {
      const fault = panelFault(f);
      setPanelFault(fault, f.numberOrNull('times', 1), f.numberOrNull('forMs', 1));
    },
    'restart-node': (f) => {
      void node.restart(f.number('downMs', 0, 2000));
    },
    revoke: (f) => {
      const user = f.user();
      const server = f.server();
      user.permissions.delete(server.uuid);
      node.revoke(user.uuid, server.uuid);
    },
    permissions: (f) => {
      const permissions = f.textsOrNull('permissions');
      const user = f.user();
      const { uuid } = f.server();
      if (permissions === null) user.permissions.delete(uuid);
      else user.permissions.set(uuid, permissions);
      // As after any change to a subuser: tokens minted before do not count any more.
      node.revoke(user.uuid, uuid);
    },
    suspend: (f) => jobs.suspend(f.server()),
    unsuspend: (f) => jobs.unsuspend(f.server()),
    delete: (f) => jobs.remove(f.server()),
    install: (f) => jobs.install(f.server(), 'install'),
    reinstall: (f) => jobs.install(f.server(), 'reinstall'),
    backup: (f) => jobs.backup(f.server()),
    restore: (f) => jobs.restore(f.server()),
    transfer: (f) => jobs.transfer(f.server()),
    'pull-image': (f) => jobs.pullImage(f.server()),
    'out-of-memory': (f) => jobs.runOutOfMemory(f.server()),
    features: (f) => {
      f.server().eggFeatures = f.textsOrNull('features') ?? [];
    },
    'feature-match': (f) => jobs.matchFeature(f.server(), f.text('key'), f.text('line', '')),
    throttle: (f) => {
      faults.throttle = f.textsOrNull('events') ?? [];
    },
    'refuse-origin': (f) => {
      faults.refuseOrigin = f.on();
    },
    'places-taken': (f) => {
      faults.placesTaken = f.on();
    },
    'hang-upgrades': (f) => {
      faults.hangUpgrades = f.on();
    },
    'refuse-tokens': (f) => {
      faults.refuseTokens = f.on() ? f.oneOf('why', refusals, 'denied') : null;
    },
    'panel-ahead': (f) => {
      faults.panelAhead = f.number('ms', Number.MIN_SAFE_INTEGER);
    },
    'allowed-origins': (f) => {
      world.allowedOrigins.splice(0, Number.POSITIVE_INFINITY, ...(f.textsOrNull('origins') ?? []));
    },
    cors: (f) => {
      settings.corsOrigins = f.textsOrNull('origins') ?? [];
    },
    maintenance: (f) => {
      settings.maintenance = f.on();
    },
    limits: (f) => {
      settings.limits = {
        tokensPerMinute: f.number('tokensPerMinute', 0, settings.limits.tokensPerMinute),
        requestsPerMinute: f.number('requestsPerMinute', 0, settings.limits.requestsPerMinute),
      };
    },
    'sign-out-everyone': () => panel.signEveryoneOut(),
    'sign-in-required': (f) => {
      settings.signInRequired = f.on();
    },
    reset,
  };
  return { byName, close: () => clearTimeout(panelTimer) };
}

function panelFault(f: FaultFields): PanelFault | null {
  const kind = f.oneOf('kind', panelFaults);
  const path = f.text('path', '');
  switch (kind) {
    case 'none':
      return null;
    case 'status': {
      const retryAfter = f.numberOrNull('retryAfter', 0);
      const answer = { kind, path, status: status(f, 500) };
      return retryAfter === null ? answer : { ...answer, retryAfter };
    }
    case 'html':
      return { kind, path, status: status(f, 502) };
    case 'malformed':
    case 'hang':
    case 'reset':
      return { kind, path };
  }
}

function status(f: FaultFields, fallback: number): number {
  const value = f.number('status', 200, fallback);
  if (!Number.isInteger(value) || value > 599) {
    throw new BadFault('"status" must be a whole number from 200 to 599.');
  }
  return value;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
