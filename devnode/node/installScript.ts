import type { ServerRecord } from '../world';

/** A line of an installation's output, and how long its step takes. */
export interface InstallStep {
  readonly line: string;
  readonly ms: number;
}

/** What an installation script prints: preparation, a download with its progress, the files. */
export function installSteps(record: ServerRecord): InstallStep[] {
  const download = [4, 17, 31, 46, 58, 73, 89, 100].map((percent) => ({
    line: `server files ${String(percent).padStart(3)}% [${'#'.repeat(Math.round(percent / 5)).padEnd(20, '.')}]`,
    ms: 500,
  }));
  return [
    { line: `Installing ${record.name}`, ms: 600 },
    { line: 'Reading package lists...', ms: 700 },
    { line: 'Installing what the script needs: curl, tar, unzip', ms: 1200 },
    { line: 'Looking up the latest version', ms: 900 },
    { line: `Using port ${record.allocation.port}`, ms: 200 },
    { line: 'Downloading the server files', ms: 400 },
    ...download,
    { line: 'Checking the download', ms: 600 },
    { line: 'Unpacking into /mnt/server', ms: 1200 },
    { line: 'Writing the default configuration', ms: 400 },
    { line: '-----------------------------------------', ms: 0 },
    { line: 'Installation completed...', ms: 300 },
    { line: '-----------------------------------------', ms: 200 },
  ];
}
