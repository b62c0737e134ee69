import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { run } from '../../scripts/childProcess.mjs';
import { ROOT } from '../../scripts/install.mjs';
import { makeFolder } from './folder';

type Imports = Readonly<Record<string, readonly string[]>>;

/** What each file may import … */
const ALLOWED: Imports = {
  'src/engine/a.ts': ['./clock', './log/store'],
  'src/engine/log/a.ts': ['./store', '../clock', '../panel/panel'],
  'src/engine/log/b/a.ts': ['./c', '../store', '../../clock'],
  'src/worker/a.ts': ['./messages', '../engine', '../engine/log/view', 'idb'],
  'src/worker/b/a.ts': ['../messages', '../../engine/clock'],
  'src/terminal/a.ts': [
    './theme',
    '../engine/log/line',
    '../worker/client.types',
    '@xterm/xterm',
    '@xterm/addon-fit',
    '@xterm/xterm/css/xterm.css',
  ],
  'src/embed/a.ts': ['./b', '../engine'],
  'src/ui/a.tsx': [
    './b/c',
    '../store',
    '../settings',
    '../terminal/terminal',
    '../engine',
    '../worker/client.types',
    '../embed/frame',
    'react',
    'react-dom/client',
    'zustand',
    'recharts',
  ],
  'src/ui/b/a.tsx': [
    './c',
    '../d',
    '../../store',
    '../../engine/protocol',
    '../../config',
    'react',
  ],
  'src/ui/b/c/a.tsx': [
    '../d',
    '../../e/f',
    '../../../settings',
    '../../../storage',
    '../../../address',
  ],
  'src/store.ts': ['./settings', './engine', './worker/client.types', 'zustand/vanilla'],
  'src/config.ts': ['./address', './engine/result'],
  'src/main.tsx': ['./config', './store', './ui/app', './terminal/terminal', './engine', 'react'],
  'devnode/a.ts': ['./world', '../src/engine/protocol', 'ws', 'node:http'],
  'devnode/b/a.ts': ['../world', '../../src/engine/protocol'],
  'tests/engine/a.test.ts': ['../../src/engine/clock', '../../devnode/world'],
};

/** … and what it may not. */
const FORBIDDEN: Imports = {
  'src/engine/a.ts': [
    '../worker/client',
    '../store',
    '../settings',
    '../config',
    '../terminal/terminal',
    '../ui/app',
    '../embed/frame',
    '../main',
    '../../devnode/world',
    'react',
    'zustand',
    'ws',
    'node:fs',
    '@xterm/xterm',
  ],
  'src/engine/log/a.ts': ['../../worker/client', '../../store', '../../../devnode/world', 'react'],
  'src/engine/log/b/a.ts': ['../../../store', '../../../worker/client'],
  'src/worker/a.ts': [
    '../store',
    '../settings',
    '../config',
    '../terminal/terminal',
    '../ui/app',
    '../embed/frame',
    '../main',
    '../../devnode/world',
    'react',
    'zustand/vanilla',
  ],
  'src/worker/b/a.ts': ['../../store', '../../ui/app'],
  'src/terminal/a.ts': [
    '../store',
    '../settings',
    '../config',
    '../ui/app',
    '../embed/frame',
    '../main',
    '../../devnode/world',
    'react',
    'zustand',
  ],
  'src/terminal/b/a.ts': ['../../store', '../../ui/app'],
  'src/embed/a.ts': ['../worker/client', '../store', '../ui/app', '../terminal/terminal', 'react'],
  'src/ui/a.tsx': ['../main', '../../devnode/world', '../../tests/x', '@xterm/xterm', 'ws'],
  'src/ui/b/a.tsx': ['../../main', '../../../devnode/world'],
  'src/ui/b/c/a.tsx': ['../../../main', '../../../../devnode/world'],
  'src/store.ts': ['./main', './ui/app', './terminal/terminal', './embed/frame', 'react'],
  'src/settings.ts': ['./main', './ui/app', './terminal/terminal', '../devnode/world'],
  'src/config.ts': ['./main', './ui/app', './terminal/terminal', '../devnode/world', 'react'],
  'src/main.tsx': ['../devnode/world', '../tests/x', '../scripts/build'],
  'devnode/a.ts': [
    '../src/engine/clock',
    '../src/engine',
    '../src/worker/client',
    '../src/store',
    '../tests/x',
  ],
  'devnode/b/a.ts': ['../../src/engine/clock', '../../src/config'],
};

/** Lints the imports in a folder laid out as ours; answers with `file: import` for each refused. */
async function refused(imports: Imports, write: (from: string) => string): Promise<string[]> {
  const folder = await makeFolder();
  copyFileSync(join(ROOT, 'biome.json'), join(folder.path, 'biome.json'));
  await folder.write('.gitignore', 'node_modules/\n');
  for (const [name, list] of Object.entries(imports)) {
    await folder.write(name, `${list.map(write).join('\n')}\n`);
  }
  const biome = join(ROOT, 'node_modules', '@biomejs', 'biome', 'bin', 'biome');
  const args = ['lint', '--only=style/noRestrictedImports', '--reporter=github', '.'];
  const { output } = await run(process.execPath, [biome, ...args, '--max-diagnostics=none'], {
    cwd: folder.path,
  });
  const found: string[] = [];
  for (const [, file = '', line] of output.matchAll(
    /noRestrictedImports,file=([^,]+),line=(\d+)/g,
  )) {
    const name = Object.keys(imports).find((candidate) => file.endsWith(candidate)) ?? file;
    found.push(`${name}: ${imports[name]?.[Number(line) - 1]}`);
  }
  return found.sort();
}

const all = (imports: Imports) =>
  Object.entries(imports)
    .flatMap(([name, list]) => list.map((from) => `${name}: ${from}`))
    .sort();

describe('the directions of the imports', () => {
  it.each([
    ['import', (from: string) => `import { x } from '${from}';`],
    ['import of a type', (from: string) => `import type { X } from '${from}';`],
    ['import for its effect', (from: string) => `import '${from}';`],
    ['import at a later time', (from: string) => `void import('${from}');`],
    ['export', (from: string) => `export { x } from '${from}';`],
  ])('no slip passes as an %s', async (_, write) => {
    expect(await refused(FORBIDDEN, write)).toEqual(all(FORBIDDEN));
  });

  it('nothing is refused that a room needs', async () => {
    expect(await refused(ALLOWED, (from) => `import { x } from '${from}';`)).toEqual([]);
  });
});
