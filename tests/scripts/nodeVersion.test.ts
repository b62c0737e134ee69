import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from '../../scripts/install.mjs';
import { nodeProblem, OLDEST_NODES } from '../../scripts/nodeVersion.mjs';

describe('the check of Node', () => {
  it.each(['18.20.4', '20.18.3', '12.22.12', '20.9.0', '21.7.3', '22.0.0', '22.11.0'])(
    'turns %s away with a sentence',
    (version) => {
      const problem = nodeProblem(version);
      expect(problem).toContain('20.19');
      expect(problem).toContain(version);
      expect(problem?.match(/[.] |[.]$/g)).toHaveLength(1);
    },
  );

  it.each(['20.19.0', '20.20.2', '22.12.0', '23.0.0', '100.1.0', '24.0.0-nightly20250101'])(
    'lets %s in',
    (version) => {
      expect(nodeProblem(version)).toBeNull();
    },
  );

  it('asks for the version that package.json asks for', () => {
    const { engines } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
    const [older, newer] = OLDEST_NODES;
    expect(engines.node).toBe(`^${older} || >=${newer}`);
  });

  it('comes before anything an old Node cannot read', () => {
    const seen = new Set<string>();
    const visit = (name: string) => {
      if (seen.has(name)) return;
      seen.add(name);
      const text = readFileSync(join(ROOT, 'scripts', name), 'utf8').replace(
        /\/\*[\s\S]*?\*\/|\/\/.*/g,
        '',
      );
      expect(text, name).not.toMatch(/\?\?|\?\.\w|^\s*await |#\w+ =|\|\|=/m);
      for (const [, from] of text.matchAll(/^(?:import|export)\b[^;]*?from '([^']+)'/gm)) {
        visit(from?.replace('./', '') ?? '');
      }
    };
    for (const first of ['start.mjs', 'test.mjs', 'setup.mjs']) visit(first);
    expect([...seen].sort()).toEqual([
      'begin.mjs',
      'nodeVersion.mjs',
      'setup.mjs',
      'start.mjs',
      'test.mjs',
    ]);
  });
});
