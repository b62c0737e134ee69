import type { PowerAction, ProcessState } from '../../src/engine/protocol';
import type { PowerOutcome, ServerRecord } from '../world';
import { type Program, runProgram } from './program';

/**
 * A server's process from start to end: the four states, one power action at a time, the crash
 * report and the one automatic restart (protocol.md, "Lines that the node writes about itself").
 */
export interface Lifecycle {
  readonly state: ProcessState;
  /** The process, while the node is attached to it. */
  readonly program: Program | null;
  power(action: PowerAction): Promise<PowerOutcome>;
  /** Stops it for an operation, past the lock. `false`: it did not stop in time. */
  stop(patienceMs: number): Promise<boolean>;
  /** Past the lock, and whatever else is under way. */
  kill(): Promise<void>;
  /** The system kills it for want of memory, which nobody asked for; `false`: there is nothing to kill. */
  runOutOfMemory(): boolean;
  command(line: string): boolean;
  /** The line has come that means it runs. */
  ready(): void;
  /** Kills it and starts nothing any more. */
  close(): Promise<void>;
}

export const lockedByAnother =
  'another power action is currently being processed for this server, please try again later';

const stopPatienceMs = 10 * 60_000;
const crashMemoryMs = 60_000;

export function createLifecycle(options: {
  record: ServerRecord;
  /** Wall clock, ms: what "60 seconds ago" goes by. */
  now: () => number;
  pause: (ms: number) => Promise<void>;
  /** Why no power action is possible now, if so. */
  blocked: () => string | null;
  /** A line of the node about itself. */
  say: (text: string) => void;
  pullImage: () => Promise<void>;
  onState: (state: ProcessState) => void;
  onStart: (program: Program) => void;
  onData: (chunk: Buffer) => void;
  /** All output is there, the state has not changed yet. */
  onEnd: () => void;
  log: (line: string) => void;
}): Lifecycle {
  const { record, now, pause, blocked, say, pullImage, onState, onStart, onData, onEnd } = options;
  let state: ProcessState = 'offline';
  let program: Program | null = null;
  let locked = false;
  let closed = false;
  let lastCrash: number | null = null;
  /** Goes up with every kill: a start under way is called off. */
  let kills = 0;
  let outOfMemory = false;

  function setState(next: ProcessState): void {
    if (state === next) return;
    state = next;
    onState(next);
  }

  async function start(): Promise<PowerOutcome> {
    if (record.status === 'suspended') return refused('server is currently in a suspended state');
    const killsBefore = kills;
    const calledOff = () => kills !== killsBefore || closed;
    if (record.limits.disk > 0) {
      say('Checking server disk space usage, this could take a few seconds...');
      await pause(150);
    }
    say('Updating process configuration files...');
    say('Ensuring file permissions are set correctly, this could take a few seconds...');
    await pause(150);
    if (calledOff()) return refused('the start was called off');
    setState('starting');
    await pullImage();
    if (calledOff()) return refused('the start was called off');
    try {
      const { program: spec, dockerImage } = record;
      // Of an image there is only the name: a program that depends on it reads it there.
      program = runProgram({ ...spec, env: { ...spec.env, IMAGE: dockerImage } }, onData);
    } catch (error) {
      // By way of `stopping`, so that it does not count as a crash.
      setState('stopping');
      setState('offline');
      return refused(`failed to start the program: ${String(error)}`);
    }
    const started = program;
    onStart(started);
    void started.exited.then((code) => ended(code));
    return { ok: true };
  }

  function ended(code: number): void {
    onEnd();
    program = null;
    const before = state;
    setState('offline');
    if (before === 'starting' || before === 'running') void crashed(code);
  }

  async function crashed(code: number): Promise<void> {
    if (closed) return;
    options.log(`${record.name}: exited with ${code}`);
    say('---------- Detected server process in a crashed state! ----------');
    say(`Exit code: ${code}`);
    say(`Out of memory: ${outOfMemory}`);
    outOfMemory = false;
    const time = now();
    if (lastCrash !== null && lastCrash + crashMemoryMs > time) {
      say('Aborting automatic restart, last crash occurred less than 60 seconds ago.');
      return;
    }
    lastCrash = time;
    const outcome = await power('start');
    if (!outcome.ok) options.log(`${record.name}: not restarted: ${outcome.why}`);
  }

  async function stop(patienceMs: number): Promise<boolean> {
    const running = program;
    if (running === null) return true;
    setState('stopping');
    const how = record.program.stop;
    if ('command' in how) running.write(`${how.command}\n`);
    else running.signal(how.signal);
    return endedWithin(running, patienceMs);
  }

  async function kill(): Promise<void> {
    kills += 1;
    if (program === null) {
      if (state !== 'offline') {
        setState('stopping');
        setState('offline');
      }
      return;
    }
    const running = program;
    setState('stopping');
    await running.kill();
    await running.exited;
  }

  async function carryOut(action: PowerAction): Promise<PowerOutcome> {
    switch (action) {
      case 'start':
        return state === 'offline' ? start() : refused('server is running');
      case 'stop':
      case 'restart': {
        const killsBefore = kills;
        if (!(await stop(stopPatienceMs))) await kill();
        return action === 'stop' || kills !== killsBefore ? { ok: true } : start();
      }
      case 'kill':
        await kill();
        return { ok: true };
    }
  }

  async function power(action: PowerAction): Promise<PowerOutcome> {
    const why = closed ? 'the node has let go of the server' : blocked();
    if (why !== null) return refused(why);
    // A kill goes past the lock: it is what frees an action that is stuck.
    if (locked && action !== 'kill') return refused(lockedByAnother);
    const mine = !locked;
    locked = true;
    try {
      return await carryOut(action);
    } catch (error) {
      return refused(String(error));
    } finally {
      if (mine) locked = false;
    }
  }

  return {
    get state() {
      return state;
    },
    get program() {
      return program;
    },
    power,
    stop(patienceMs) {
      // A start that has no process yet is called off.
      kills += 1;
      return stop(patienceMs);
    },
    kill,
    runOutOfMemory() {
      if (program === null) return false;
      outOfMemory = true;
      void program.kill();
      return true;
    },
    command(line) {
      if (program === null || state === 'offline') return false;
      const how = record.program.stop;
      // Typed by hand, the stop command would look like a crash.
      if ('command' in how && line === how.command) setState('stopping');
      program.write(`${line}\n`);
      return true;
    },
    ready() {
      if (state === 'starting') setState('running');
    },
    async close() {
      closed = true;
      await kill();
    },
  };
}

function refused(why: string): PowerOutcome {
  return { ok: false, why };
}

async function endedWithin(program: Program, ms: number): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), ms);
  });
  const inTime = await Promise.race([program.exited.then(() => true), late]);
  clearTimeout(timer);
  return inTime;
}
