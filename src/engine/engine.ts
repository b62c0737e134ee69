import { createConnection, type SessionChange } from './connection';
import type { ConnectionStatus } from './connectionStatus';
import { createCrashLine } from './crashLine';
import { createPanelCredentials } from './credentials';
import { createDetails } from './details';
import type { EngineSettings, EngineSnapshot } from './engine.types';
import type { HostedEngine } from './hostedEngine.types';
import { initialSnapshot } from './initialSnapshot';
import { clean } from './log/clean';
import { createIntake } from './log/intake/intake';
import { createMaskLoader } from './log/maskLoader';
import { createRecording } from './log/recording';
import { createLogStore } from './log/store';
import { createLogViews } from './log/views';
import { createServerPanel } from './panel/createPanel';
import type { ServerEvent } from './protocol';
import { createPublisher } from './publisher';
import { createSending } from './sending';
import { createServerStateReducer, initialServerState, type ServerStateEvent } from './serverState';
import { createStatsHistory } from './statsHistory';
import type { Surroundings } from './surroundings';
import { createTimeline } from './timeline/timeline';
import { createTroubleLoader } from './trouble/loader';

/** ms between snapshots while nothing urgent happens, and nothing is drawn that they could go along with. */
const snapshotPace = 500;

/**
 * Joins the parts: what comes from the node goes to the log, the state and the stats; what is asked
 * for goes through the sending. `from`: the number of the log's first line.
 */
export function createEngine(
  settings: EngineSettings,
  surroundings: Surroundings,
  from = 0,
): HostedEngine {
  const { clock } = surroundings;
  const publisher = createPublisher(clock, snapshotPace);
  const store = createLogStore({ maxLines: settings.maxLines, from });
  const whole = (): Promise<unknown> => recording.whole;
  const masks = createMaskLoader({
    store,
    clock,
    addresses: () => [details.value?.address ?? null, connection.status().address],
    whole: () => Promise.all([recording.whole, details.known()]),
  });
  const views = createLogViews({ store, clock, loadMask: masks.load, whole });
  const stats = createStatsHistory({ clock });
  const reduceServerState = createServerStateReducer({ clean });
  /** The output was withheld, the server's states with it: after a renewal none is said by itself. */
  let statusDue = false;
  let server = initialServerState;
  let snapshot = initialSnapshot;
  const crashLine = createCrashLine(store);
  let cancelTick: (() => void) | null = null;
  let panel = createServerPanel(settings.panel, surroundings.fetch, clock);
  const timeline = createTimeline(clock);
  const details = createDetails(
    () => panel,
    settings.server,
    clock,
    () => {
      if (details.value !== null) change({ kind: 'details', hold: details.value.hold });
      publisher.news('now');
      masks.addressesChanged();
      trouble.featuresChanged();
    },
  );
  const sending = createSending({
    clock,
    store,
    transmit: (frame) => connection.transmit(frame),
    permissions: () => connection.status().permissions,
    process: () => server.process,
    echo: (line) => intake.line('own', line),
    onSaid: views.redraw,
    onEvent: change,
  });
  const intake = createIntake({
    store,
    clock,
    sendLogs: () => sending.control({ event: 'send logs' }),
    trip: () => connection.trip(),
    onChange: logChanged,
    restoring: surroundings.openStorage !== undefined,
    onTimes: views.redraw,
  });
  const recording = createRecording({
    settings,
    surroundings,
    store,
    intake,
    state: () => server,
    onOlder: views.grewOlder,
    onChange: () => publisher.news('now'),
  });
  const watchers = new Set([recording.grew]);
  function logChanged(): void {
    views.grew();
    for (const grew of watchers) grew();
    publisher.news(snapshot.log.end === 0 ? 'now' : 'later');
  }

  const trouble = createTroubleLoader({
    store,
    clock,
    stats: stats.snapshot,
    facts: views.facts,
    features: () => details.value?.eggFeatures ?? [],
    watchers,
    onChange: () => publisher.news('now'),
  });

  const connection = createConnection({
    surroundings,
    credentials: createPanelCredentials(() => panel, settings.server),
    tokenInUrl: settings.node.tokenInUrl,
    control: sending.control,
    onEvent,
    onSession,
    onStatus,
    onStep: timeline.note,
  });

  function change(event: ServerStateEvent): void {
    const before = server;
    server = reduceServerState(server, event, clock.now());
    if (server === before) return;
    trouble.changed(before, server);
    recording.changed(before, server);
    crashLine.changed(before.crash, server.crash);
    publisher.news('now');
    keepTicking();
  }

  function onEvent(event: ServerEvent): void {
    switch (event.event) {
      case 'console output':
        intake.output(event.text);
        break;
      case 'daemon message':
        intake.line('node', event.text);
        break;
      case 'install output':
        intake.line('install', event.text);
        break;
      case 'transfer logs':
        intake.line('transfer', event.text);
        break;
      case 'status':
        statusDue = false;
        intake.processState(event.state);
        break;
      case 'stats':
        if (statusDue) onEvent({ event: 'status', state: event.stats.state });
        stats.add(event.stats);
        sending.stats(event.stats.uptime);
        intake.uptime(event.stats.uptime);
        publisher.news('soon');
        break;
      case 'throttled':
        if (event.what === 'send logs' || event.what === 'global') intake.logsThrottled();
        break;
      case 'install completed':
      case 'backup restore completed':
      case 'transfer status':
        // The panel's word on what holds the server has changed.
        details.refresh();
        break;
      case 'feature match':
        trouble.matched(event.match);
        break;
    }
    change(event);
    if (event.event === 'throttled') sending.throttled(event.what);
  }

  function onSession(session: SessionChange): void {
    switch (session.kind) {
      case 'signed in':
        sending.signedIn();
        // What held the server, or began while we were away, may have ended unheard.
        if (details.value === null || server.hold !== null || server.holdStale) details.askLater();
        break;
      case 'ready':
        recording.wanted(trouble.begin);
        intake.sessionReady();
        break;
      // A token that ended on a live socket makes the node withhold the output: for the log that is
      // an outage like any other, and what can be replayed is fetched.
      case 'withheld':
        sending.withhold(true);
        intake.sessionEnded(session.since);
        break;
      case 'resumed':
        statusDue = true;
        sending.withhold(false);
        intake.sessionReady();
        break;
      case 'ended':
        sending.ended();
        stats.gap();
        intake.sessionEnded(session.since);
        change({ kind: 'session ended' });
        break;
    }
  }

  function onStatus(status: ConnectionStatus): void {
    // The node counts the frames of each socket anew, also of one that never signed in.
    if (status.current.phase === 'connecting') sending.ended();
    publisher.news('now');
  }

  /** Once a second while a power action is under way: its banner counts. */
  function keepTicking(): void {
    if (server.power === null || cancelTick !== null) return;
    cancelTick = clock.after(1_000, () => {
      cancelTick = null;
      change({ kind: 'tick' });
      keepTicking();
    });
  }

  function makeSnapshot(): EngineSnapshot {
    const log = snapshot.log;
    const grown = log.first !== store.first || log.end !== store.end;
    return {
      connection: connection.status(),
      details: details.value,
      detailsFailure: details.failure,
      server,
      stats: stats.snapshot(),
      log: grown ? { first: store.first, end: store.end, left: store.left } : log,
      crashLine: crashLine.find(),
      trouble: trouble.found,
      kept: recording.status,
    };
  }

  const unsubscribe = surroundings.hints.subscribe((hint) => {
    if (hint === 'visible' || hint === 'hidden') publisher.setSeen(hint === 'visible');
  });

  connection.start();
  details.askLater();

  return {
    snapshot() {
      snapshot = makeSnapshot();
      return snapshot;
    },
    subscribe: publisher.subscribe,
    sendCommand: sending.command,
    sendPower: sending.power,
    retryNow() {
      details.refresh();
      connection.retryNow();
    },
    changeAccess(access) {
      panel = createServerPanel(access, surroundings.fetch, clock);
      details.refresh();
      connection.accessChanged();
    },
    keepLines(lines) {
      store.keepAtMost(lines);
      logChanged();
    },
    history: () => timeline.read(connection.heardBy()),
    keepOnDevice: recording.keep,
    runs: async () => recording.runs(),
    whole: recording.whole,
    openView: (request, page) =>
      views.open(request, {
        ...page,
        deliver(batch) {
          page.deliver(batch);
          publisher.alongside();
        },
      }),
    openLog(grew) {
      if (grew) watchers.add(grew);
      const close = () => grew && watchers.delete(grew);
      return { store, clock, facts: views.facts, loadMask: masks.load, close };
    },
    dispose() {
      unsubscribe();
      cancelTick?.();
      masks.close();
      trouble.close();
      views.close();
      details.dispose();
      recording.dispose();
      intake.dispose();
      sending.dispose();
      connection.dispose();
      publisher.dispose();
    },
  };
}
