import { readdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { minify } from 'terser';
import { normalizePath, type Plugin } from 'vite';
import { inlineEnums } from './enums';
import { terminalSources } from './terminalSources';
import { isNode, type Node } from './tree';
import { dropUnnamed, textsIn } from './unnamed';

/**
 * Makes the chunk small that holds xterm.js: values of enums are written out, methods that nobody
 * calls left out, and the names of its own members shortened, which it and its addons alone use.
 * `tests/browser` runs on what comes out.
 */
export function slimTerminal(): Plugin {
  return {
    name: 'roost-slim-terminal',
    apply: 'build',
    async renderChunk(code, chunk) {
      const isXterm = (id: string): boolean => normalizePath(id).includes('/@xterm/');
      if (!Object.keys(chunk.modules).some((id) => id.startsWith(terminalSources))) return null;
      const parse = (text: string): Node => {
        const tree: unknown = this.parse(text);
        if (!isNode(tree)) throw new Error('The parser gives no tree.');
        return tree;
      };
      const named = await namedElsewhere();
      const slim = dropUnnamed(inlineEnums(code, parse), named, parse);
      const others = Object.entries(chunk.modules).filter(([id]) => !isXterm(id));
      const kept = new Set([...named, ...textsIn(parse(slim))]);
      for (const [, { code: text }] of others)
        for (const word of wordsIn(text ?? '')) kept.add(word);
      const { code: small } = await minify(slim, {
        module: true,
        ecma: 2020,
        compress: { passes: 2, unsafe_arrows: true },
        // Beside these terser keeps every name that a browser or the language knows.
        mangle: { properties: { reserved: [...kept], keep_quoted: true } },
      });
      return small === undefined ? null : { code: small, map: null };
    },
  };
}

/**
 * Every word in our own code that has to do with the terminal, and in the addon that comes later:
 * any of it may be bundled elsewhere.
 */
async function namedElsewhere(): Promise<Set<string>> {
  const folder = fileURLToPath(new URL('../../src', import.meta.url));
  const sources = (await readdir(folder, { recursive: true }))
    .filter((name) => ['.ts', '.tsx'].includes(extname(name)))
    .map((name) => join(folder, name));
  const addon = createRequire(import.meta.url).resolve('@xterm/addon-web-links');
  const named = new Set<string>();
  for (const file of [...sources, addon]) {
    const text = await readFile(file, 'utf8');
    if (!/terminal|xterm/i.test(text)) continue;
    for (const word of wordsIn(text)) named.add(word);
  }
  return named;
}

function wordsIn(text: string): string[] {
  return text.match(/[A-Za-z_$][\w$]*/g) ?? [];
}
