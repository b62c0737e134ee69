import type { Plugin } from 'vite';
import { describe, expect, it } from 'vitest';
import { smallWorker } from '../../scripts/compress';

const SOURCE = `
function hot(text) { let sum = 0; for (const letter of text) sum += letter.charCodeAt(0); return sum; }
function cold(text) { let sum = 1; for (const letter of text) sum *= letter.charCodeAt(0); return sum; }
self.onmessage = ({ data }) => postMessage(hot(data) + cold(data));
`;

type Render = (this: object, code: string, chunk: { name: string }) => Promise<{ code: string }>;

function build(chunk: string, code = SOURCE) {
  const { renderChunk } = smallWorker('entry', ['hot']) as Plugin & { renderChunk: Render };
  const refuse = (sentence: string) => {
    throw new Error(sentence);
  };
  return renderChunk.call({ error: refuse }, code, { name: chunk });
}

/** A function that stands within another is compiled anew when the other has run. */
const standing = (code: string) => code.match(/^function|[;}]function/g)?.length ?? 0;

describe('what each line goes through in the worker', () => {
  it('stands for itself, in the first chunk that alone', async () => {
    const { code } = await build('entry');
    expect(standing(code)).toBe(1);
    expect(code.indexOf('function')).toBeLessThan(code.indexOf('onmessage'));
  });

  it('as does all in the chunks that nobody waits for', async () => {
    expect(standing((await build('reading')).code)).toBe(2);
  });

  it('is not lost when it has another name', async () => {
    await expect(build('entry', SOURCE.replaceAll('hot', 'warm'))).rejects.toThrow('hot');
  });
});
