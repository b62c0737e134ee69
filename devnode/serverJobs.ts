import { BadFault } from './faultFields';
import type { DevNode, NodeServer, PanelStatus, ServerRecord, World } from './world';

/**
 * What an administrator does to a server: the panel's side of it is the status that it keeps
 * while the node works, and what it becomes when the node is done.
 */
export interface ServerJobs {
  /** These begin the work and do not wait for its end. */
  install(server: ServerRecord, kind: 'install' | 'reinstall'): void;
  backup(server: ServerRecord): void;
  restore(server: ServerRecord): void;
  transfer(server: ServerRecord): void;
  pullImage(server: ServerRecord): void;
  runOutOfMemory(server: ServerRecord): void;
  matchFeature(server: ServerRecord, key: string, line: string): void;
  suspend(server: ServerRecord): Promise<void>;
  unsuspend(server: ServerRecord): void;
  remove(server: ServerRecord): Promise<void>;
}

export interface ServerJobsOptions {
  readonly world: World;
  readonly node: DevNode;
  readonly log: (line: string) => void;
}

export function createServerJobs({ world, node, log }: ServerJobsOptions): ServerJobs {
  function nodeServer(server: ServerRecord): NodeServer {
    const found = node.server(server.uuid);
    if (found === null) throw new BadFault(`The node does not know ${server.name}.`);
    return found;
  }

  function begin(server: ServerRecord): NodeServer {
    if (server.isTransferring) throw new BadFault(`${server.name} is being transferred.`);
    if (server.status !== null && !server.status.endsWith('_failed')) {
      throw new BadFault(`${server.name} is ${server.status.replace('_', ' ')}.`);
    }
    return nodeServer(server);
  }

  function report(server: ServerRecord, error: unknown): void {
    // The devnode is closing and has called it off.
    if (error instanceof Error && error.name === 'AbortError') return;
    log(`${server.name}: ${String(error)}`);
  }

  /** Sets the panel's status while the node works; `failed` is what it becomes if that fails. */
  function during(
    server: ServerRecord,
    status: PanelStatus,
    failed: PanelStatus,
    work: Promise<void>,
  ): void {
    server.status = status;
    const end = (becomes: PanelStatus) => {
      // Suspended meanwhile: that stands.
      if (server.status === status) server.status = becomes;
    };
    work.then(
      () => end(null),
      (error) => {
        report(server, error);
        end(failed);
      },
    );
  }

  return {
    install(server, kind) {
      const failed = kind === 'install' ? 'install_failed' : 'reinstall_failed';
      during(server, 'installing', failed, begin(server).install(kind));
    },
    backup(server) {
      begin(server)
        .backup()
        .catch((error) => report(server, error));
    },
    restore(server) {
      during(server, 'restoring_backup', null, begin(server).restore());
    },
    transfer(server) {
      const found = begin(server);
      server.isTransferring = true;
      found
        .transfer()
        .catch((error) => report(server, error))
        .finally(() => {
          server.isTransferring = false;
        });
    },
    pullImage: (server) => nodeServer(server).pullImageAtNextStart(),
    runOutOfMemory(server) {
      if (!nodeServer(server).runOutOfMemory()) throw new BadFault(`${server.name} does not run.`);
    },
    matchFeature: (server, key, line) => nodeServer(server).matchFeature(key, line),
    async suspend(server) {
      server.status = 'suspended';
      await node.suspend(server.uuid);
    },
    unsuspend(server) {
      if (server.status === 'suspended') server.status = null;
      node.unsuspend(server.uuid);
    },
    async remove(server) {
      world.servers.delete(server.uuid);
      await node.remove(server.uuid);
    },
  };
}
