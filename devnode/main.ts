import { accessSync, constants, mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArguments } from './arguments';
import { defaultServers } from './defaults';
import { type Devnode, defaultDataDir, startDevnode } from './index';
import { startFailure } from './startFailure';

/** `npm start`: the devnode with the built console, until Ctrl+C. */

/** By then everything has to be gone, whatever state it was in. ms */
const patience = 2500;

const parsed = parseArguments(process.argv.slice(2));
if (parsed.ok) await run(parsed.value);
else {
  console.error(parsed.why);
  process.exitCode = 2;
}

async function run({ port, dataDir, run: program }: Extract<typeof parsed, { ok: true }>['value']) {
  let devnode: Devnode;
  const folder = resolve(dataDir ?? defaultDataDir);
  try {
    // Each server makes its own below it, and only then would it be seen that none can.
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
    devnode = await startDevnode({
      port,
      dataDir: folder,
      servers: program === null ? defaultServers() : [...defaultServers(), program],
      log: (line) => console.error(line),
    });
  } catch (error) {
    console.error(startFailure(error, port));
    process.exit(1);
  }
  if (devnode.portTaken !== null) {
    console.log(`Port ${devnode.portTaken} is taken; ${devnode.port} is used in its place.`);
  }
  console.log('For development only: reachable from this machine alone. Ctrl+C ends it.');
  console.log(devnode.url);
  endOnSignals(devnode);
  endWithStarter();
}

/** `npm start` that is killed can end nothing: then its end is ours. */
function endWithStarter(): void {
  const starter = Number(process.env.ROOST_STARTER);
  if (!(starter > 0)) return;
  setInterval(() => {
    if (process.ppid === starter) return;
    process.kill(process.pid, 'SIGTERM');
  }, 500).unref();
}

function endOnSignals(devnode: Devnode): void {
  let begun: number | null = null;
  const end = async () => {
    if (begun !== null) {
      // One Ctrl+C can come twice, from the terminal and from npm. A second one does not want to wait.
      if (performance.now() - begun > 500) await killWhatIsLeft(devnode);
      return;
    }
    begun = performance.now();
    const overdue = setTimeout(() => void killWhatIsLeft(devnode), patience);
    await devnode.close();
    clearTimeout(overdue);
    process.exit(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => void end());
}

async function killWhatIsLeft({ world, node }: Devnode): Promise<never> {
  const pids = await Promise.all(
    [...world.servers.keys()].map(async (uuid) => (await node.server(uuid)?.pids()) ?? []),
  );
  for (const pid of pids.flat()) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // It ended by itself meanwhile.
    }
  }
  process.exit(1);
}
