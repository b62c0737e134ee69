import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { normalizePath, type Plugin, transformWithOxc } from 'vite';
import { CUT_VERSION, CUTS, type Cut, REPLACED, STYLES } from './cuts';

const packageFile = createRequire(import.meta.url).resolve('@xterm/xterm/package.json');
/** With a slash at its end. */
export const terminalSources = `${normalizePath(dirname(packageFile))}/src/`;
const styleSheet = normalizePath(join(dirname(packageFile), 'css/xterm.css'));

/**
 * Builds xterm.js from the sources that its package holds, without what `cuts.ts` names, instead of
 * taking it as it was built for everybody. In development and in tests it is the package's own.
 */
export function terminalFromSources(): Plugin {
  const waiting = new Set([...Object.keys(CUTS), ...Object.keys(REPLACED)]);
  let isWanted = false;
  return {
    name: 'roost-terminal-from-sources',
    apply: 'build',
    enforce: 'pre',
    async buildStart() {
      const fault = faultOfVersion(await readFile(packageFile, 'utf8'));
      if (fault !== null) this.error(fault);
    },
    resolveId(id, importer) {
      if (id === '@xterm/xterm') {
        isWanted = true;
        return `${terminalSources}browser/public/Terminal.ts`;
      }
      if (importer === undefined || !normalizePath(importer).startsWith(terminalSources))
        return null;
      // Its own modules go by their paths from `src`.
      const file = `${id.startsWith('.') ? join(dirname(importer), id) : join(terminalSources, id)}.ts`;
      return existsSync(file) ? normalizePath(file) : null;
    },
    async load(id) {
      if (id === styleSheet) return applyCuts(await readFile(id, 'utf8'), STYLES, 'css/xterm.css');
      if (!id.startsWith(terminalSources)) return null;
      const path = id.slice(terminalSources.length);
      waiting.delete(path);
      const code = await sourceOf(path);
      // As xterm.js' own build does: decorators of parameters, and fields that are set in order.
      const result = await transformWithOxc(code, id, {
        target: 'es2022',
        decorator: { legacy: true },
        assumptions: { setPublicClassFields: true },
        typescript: { removeClassFieldsWithoutInitializer: true },
        sourcemap: false,
        tsconfig: false,
      });
      return { code: result.code, map: null, moduleType: 'js', moduleSideEffects: false };
    },
    buildEnd(error) {
      if (error !== undefined || !isWanted || waiting.size === 0) return;
      this.error(
        `scripts/slim/cuts.ts names sources that are not used: ${[...waiting].join(', ')}`,
      );
    },
  };
}

async function sourceOf(path: string): Promise<string> {
  const replaced = REPLACED[path];
  if (typeof replaced === 'string') return replaced;
  if (replaced !== undefined) return readFile(new URL(replaced.file, import.meta.url), 'utf8');
  return applyCuts(await readFile(`${terminalSources}${path}`, 'utf8'), CUTS[path] ?? [], path);
}

/** @param text The package's package.json. */
export function faultOfVersion(text: string): string | null {
  const { version }: { readonly version?: unknown } = JSON.parse(text);
  if (version === CUT_VERSION) return null;
  return `xterm.js is ${version}, and scripts/slim/cuts.ts tells what can be left out of ${CUT_VERSION}: go through it, then name the new version there.`;
}

/** @param path For the sentence, where a cut does not fit. */
export function applyCuts(code: string, cuts: readonly Cut[], path: string): string {
  return cuts.reduce((rest, cut) => applyCut(rest, cut, path), code);
}

function applyCut(code: string, cut: Cut, path: string): string {
  const pattern = 'method' in cut ? method(cut.method) : cut.text;
  const by = 'method' in cut ? `$1 ${cut.by} }` : (cut.by ?? '');
  const wanted = 'method' in cut ? 1 : (cut.times ?? 1);
  const found = [...code.matchAll(pattern)].length;
  if (found !== wanted) throw new Error(`${path} has ${pattern} ${found} times, not ${wanted}.`);
  return code.replaceAll(pattern, by);
}

/** A method from its first line to the brace that ends it, which is indented as that is. */
function method(name: string): RegExp {
  return new RegExp(`^(  (?:public|protected|private) ${name}\\(.*\\{$)[\\s\\S]*?\\n  \\}$`, 'gm');
}
