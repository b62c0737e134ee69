import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);

/**
 * Backups as real archives, made with the system's `tar`. Only folders of the devnode's own are
 * archived and written to: a server of `--run` may stand in anybody's folder.
 */
export interface Archives {
  /** `null`: the folder is not ours, or the archive could not be made. */
  make(folder: string, uuid: string): Promise<Archive | null>;
  /** The files in it. */
  list(archive: Archive): Promise<string[]>;
  unpack(archive: Archive, folder: string): Promise<void>;
}

export interface Archive {
  readonly uuid: string;
  readonly path: string;
  readonly bytes: number;
  readonly sha1: string;
}

export function createArchives(dataDir: string): Archives {
  function isOurs(folder: string): boolean {
    const way = relative(dataDir, folder);
    return way !== '' && way !== '..' && !way.startsWith(`..${sep}`);
  }

  return {
    async make(folder, uuid) {
      if (!isOurs(folder)) return null;
      const path = join(dataDir, 'backups', `${uuid}.tar.gz`);
      try {
        await mkdir(join(dataDir, 'backups'), { recursive: true });
        await mkdir(folder, { recursive: true });
        await run('tar', ['-czf', path, '-C', folder, '.']);
        const hash = createHash('sha1');
        await pipeline(createReadStream(path), hash);
        return { uuid, path, bytes: (await stat(path)).size, sha1: hash.digest('hex') };
      } catch {
        return null;
      }
    },
    async list(archive) {
      const { stdout } = await run('tar', ['-tzf', archive.path], { maxBuffer: 16 * 1024 * 1024 });
      return stdout
        .split('\n')
        .map((name) => name.replace(/^\.\//, ''))
        .filter((name) => name !== '' && !name.endsWith('/'));
    },
    async unpack(archive, folder) {
      if (isOurs(folder)) await run('tar', ['-xzf', archive.path, '-C', folder]);
    },
  };
}
