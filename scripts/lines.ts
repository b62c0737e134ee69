import { createReadStream } from 'node:fs';
import { resolve } from 'node:path';
import { printLines } from './printLines';

/** `npm run --silent lines -- FILE`: a JSON object for each line; `-` reads what is piped in. */
export async function main(args: readonly string[]): Promise<number> {
  const [name, ...more] = args;
  if (name === undefined || more.length > 0) {
    console.error('Name one file: npm run --silent lines -- FILE, or - for what is piped in.');
    return 1;
  }
  // npm runs us in the repository; the name counts from where the person stands.
  const path = resolve(process.env.INIT_CWD ?? process.cwd(), name);
  try {
    await printLines(name === '-' ? process.stdin : createReadStream(path), process.stdout);
    return 0;
  } catch (error) {
    const code = codeOf(error);
    // Whoever read us has seen enough, as `head` does.
    if (code === 'EPIPE') return 0;
    console.error(`${name} cannot be read${reasons[code] ?? ` (${code})`}.`);
    return 1;
  }
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: ': there is no such file',
  EISDIR: ': it is a folder',
  EACCES: ': you may not read it',
};

function codeOf(error: unknown): string {
  const code: unknown = error instanceof Error ? Reflect.get(error, 'code') : undefined;
  return typeof code === 'string' ? code : String(error);
}
