import { expect, test } from 'vitest';
import { formats } from '../../../src/engine/log/levels/formats';
import { readHead } from '../../../src/engine/log/levels/head';

for (const { name, examples, sort = 'timed' } of formats) {
  test(`the examples of "${name}" are heads with the level beside them`, () => {
    for (const [line, level] of examples) {
      expect({ line, ...readHead(line) }).toMatchObject({ line, sort, level });
    }
  });
}
