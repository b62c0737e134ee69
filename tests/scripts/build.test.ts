import { readFile, rm, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { ensureBuilt, isBuilt, SOURCES, wordsOf } from '../../scripts/build';
import { checkFirstLoad } from '../../scripts/checkSize';
import type { RunOptions } from '../../scripts/childProcess.mjs';
import { ROOT } from '../../scripts/install.mjs';
import { type Folder, lendPackages, makeFolder } from './folder';

const PAGE = {
  'index.html': '<!doctype html><script type="module" src="/src/main.ts"></script>',
  'public/config.json': '{}',
  'package-lock.json': '{}',
  'vite.config.ts':
    "export default { base: './', worker: { format: 'es' }, build: { manifest: true } };",
  'src/style.css': 'body { color: teal }',
  'src/terminal/terminal.ts': "export const terminal = 'wanted at once'; console.log(terminal);",
  'src/ui/stats/charts.ts': "export const charts = 'loaded later'; console.log(charts);",
  'src/shared.ts': 'export const shared = (n: number) => n + 41;',
  'src/worker.ts':
    "import { shared } from './shared'; postMessage(shared(1)); addEventListener('message', async () => postMessage((await import('./shared')).shared(2)));",
  'src/main.ts': `import './style.css';
new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
import('./terminal/terminal');
document.addEventListener('click', () => import('./ui/stats/charts'));`,
};

/** Stands in for the compiler: a page is written, nothing else. */
const quick = (folder: Folder) => async () => {
  await folder.write('dist/index.html', 'built');
  return { code: 0, output: '', failure: null, interrupted: null };
};
const silent = () => undefined;

describe('whether the page is built again', () => {
  const built = async () => {
    const folder = await makeFolder(PAGE);
    const options = { root: folder.path, runner: quick(folder), say: silent };
    expect(await ensureBuilt(options)).toEqual({ ok: true, built: true });
    return { folder, options };
  };

  it('is not, while nothing has changed', async () => {
    const { options } = await built();
    expect(await ensureBuilt(options)).toEqual({ ok: true, built: false });
  });

  it('is, once a source is saved, added or deleted', async () => {
    const { folder, options } = await built();
    const { path } = folder;
    await folder.write('src/main.ts', `${PAGE['src/main.ts']}\n`);
    expect(await isBuilt(path)).toBe(false);
    await ensureBuilt(options);
    await folder.write('src/ui/deep/new.ts', '');
    expect(await isBuilt(path)).toBe(false);
    await ensureBuilt(options);
    await rm(join(path, 'public/config.json'));
    expect(await isBuilt(path)).toBe(false);
  });

  it('is, when an older version of a source of the same size comes back', async () => {
    const { folder } = await built();
    await utimes(join(folder.path, 'src/main.ts'), 1_000_000_000, 1_000_000_000);
    expect(await isBuilt(folder.path)).toBe(false);
  });

  it('is, when the build or the packages are not those of before', async () => {
    const { folder, options } = await built();
    await rm(join(folder.path, 'dist'), { recursive: true });
    expect(await isBuilt(folder.path)).toBe(false);
    await ensureBuilt(options);
    await folder.write('package-lock.json', '{ "packages": {} }');
    expect(await isBuilt(folder.path)).toBe(false);
  });

  it('is, when a part of the built page is missing, though no source has changed', async () => {
    const { folder, options } = await built();
    await folder.write('dist/assets/part.js', 'left of another build');
    expect(await isBuilt(folder.path)).toBe(false);
    await ensureBuilt(options);
    expect(await isBuilt(folder.path)).toBe(true);
    await rm(join(folder.path, 'dist/assets/part.js'));
    expect(await isBuilt(folder.path)).toBe(false);
  });

  it('is not for a configuration that is tried in the built page', async () => {
    const { folder } = await built();
    await folder.write('dist/config.json', '{ "maxLines": 2000 }');
    expect(await isBuilt(folder.path)).toBe(true);
  });

  it('goes by all that the build takes from here', async () => {
    const config = await readFile(join(ROOT, 'vite.config.ts'), 'utf8');
    const taken = [...config.matchAll(/'\.\/(scripts\/\w+|package\.json)/g)].map(
      ([, at]) => at ?? '',
    );
    expect(taken.length).toBeGreaterThan(2);
    for (const at of taken) expect(SOURCES.map((one) => one.replace(/\.ts$/, ''))).toContain(at);
  });

  it('is not for a change of a test or of the development node', async () => {
    const { folder } = await built();
    await folder.write('tests/a.test.ts', '');
    await folder.write('devnode/main.ts', '');
    expect(await isBuilt(folder.path)).toBe(true);
  });

  it('is, when a source was saved while the last build ran', async () => {
    const { folder, options } = await built();
    await folder.write('src/main.ts', 'before');
    const runner = async () => {
      await folder.write('src/main.ts', 'saved meanwhile');
      return options.runner();
    };
    await ensureBuilt({ ...options, runner });
    expect(await isBuilt(folder.path)).toBe(false);
  });
});

describe('the build itself', () => {
  it('weighs the page, its styles and its worker, and not what is loaded later', async () => {
    const folder = await makeFolder(PAGE);
    lendPackages(folder);
    expect(await ensureBuilt({ root: folder.path, say: silent })).toEqual({
      ok: true,
      built: true,
    });
    const dist = join(folder.path, 'dist');
    const { ok, files, table } = await checkFirstLoad(dist);
    expect(ok).toBe(true);
    const names = files.map(({ file }) => file.replace(/^assets\/(\w+)-.*\.(\w+)$/, '$1.$2'));
    expect(names).toContain('worker.js');
    expect(names.some((name) => name.endsWith('.css'))).toBe(true);
    // Imported lazily, but at once: it counts.
    expect(names).toContain('terminal.js');
    expect(names.some((name) => name.startsWith('charts'))).toBe(false);
    const total = files.reduce((sum, { gzip }) => sum + gzip, 0);
    expect(table).toContain(`${(total / 1000).toFixed(1)} kB gzip`);

    expect(await checkFirstLoad(dist, total)).toMatchObject({ ok: true });
    expect(await checkFirstLoad(dist, total - 1)).toMatchObject({
      ok: false,
      sentence: expect.stringContaining('load something later'),
    });
  });

  it.each([
    [{ code: 137, output: '' }, /memory runs out.*run the command again\.$/],
    [
      { code: 1, output: 'Error: ENOSPC: no space left on device, write' },
      /no room left on the disk/,
    ],
  ])('that the machine cuts short says what to do: %j', async (result, sentence) => {
    const folder = await makeFolder(PAGE);
    const runner = async () => ({ failure: null, interrupted: null, ...result });
    const outcome = await ensureBuilt({ root: folder.path, say: silent, runner });
    expect(outcome.ok ? '' : wordsOf(outcome)).toMatch(sentence);
  });

  it('is one for production, whatever NODE_ENV says', async () => {
    vi.stubEnv('NODE_ENV', 'development');
    onTestFinished(() => void vi.unstubAllEnvs());
    const folder = await makeFolder(PAGE);
    const seen: unknown[] = [];
    const runner = async (_: string, __: readonly string[], { env }: RunOptions) => {
      seen.push(env?.NODE_ENV, env?.PATH);
      return quick(folder)();
    };
    await ensureBuilt({ root: folder.path, say: silent, runner });
    expect(seen).toEqual([undefined, process.env.PATH]);
  });

  it('that fails says so in a sentence, shows the compiler, and is tried again', async () => {
    const folder = await makeFolder({ ...PAGE, 'src/main.ts': 'const broken = ;' });
    lendPackages(folder);
    const outcome = await ensureBuilt({ root: folder.path, say: silent });
    expect(outcome).toMatchObject({
      ok: false,
      sentence: expect.stringMatching(/^The page could not be built: [^.]*\.$/),
      detail: expect.stringMatching(/main\.ts[\s\S]*const broken = ;/),
    });
    expect(outcome).not.toMatchObject({ detail: expect.stringMatching(/^\s+at /m) });
    expect(await isBuilt(folder.path)).toBe(false);
  });
});
