import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Locator, Page } from '@playwright/test';
import { floodLine } from '../../devnode/programs/flood';
import type { Console } from './fixtures';

/** What a person does to take the log away, and what comes of it. */

export function dialogOf(page: Page): Locator {
  return page.getByRole('dialog');
}

export async function openSave(console: Console): Promise<Locator> {
  await console.button('Save or share').click();
  return dialogOf(console.page);
}

export function clipboard(page: Page): Promise<string> {
  return page.evaluate(() => navigator.clipboard.readText());
}

export type Format = 'Text' | 'Text with colours (ANSI)' | 'JSON lines, with times';

/** Downloads from the open dialog, and reads what came. */
export async function download(
  page: Page,
  format: Format,
): Promise<{ readonly name: string; readonly text: string }> {
  const dialog = dialogOf(page);
  await dialog.getByRole('radio', { name: format, exact: true }).check();
  const [file] = await Promise.all([
    page.waitForEvent('download', { timeout: 60_000 }),
    dialog.getByRole('button', { name: 'Download' }).click(),
  ]);
  const text = await readFile(await file.path(), 'utf8');
  return { name: file.suggestedFilename(), text };
}

export async function hideAll(dialog: Locator, hidden = true): Promise<void> {
  for (const box of await dialog.getByRole('checkbox').all()) await box.setChecked(hidden);
}

/** The flood's lines from number `from` to `to`, as they were printed, or without their colours. */
export function printed(from: number, to: number, coloured: boolean): string {
  let text = '';
  for (let number = from; number <= to; number++) text += floodLine(number);
  return coloured ? text : text.replaceAll(/\u001b\[\d+m/g, '');
}

/** The lines of a text between the first and the last that the flood printed. */
export function floodOf(text: string): string {
  const first = text.indexOf('flood 000001');
  const last = text.lastIndexOf('\nflood ');
  return text.slice(first, text.indexOf('\n', last + 1) + 1);
}

/** A paste service that a test answers for. */
export interface Paste {
  readonly url: string;
  readonly received: { path: string; type: string; body: string }[];
  /** What the next request gets. */
  answer: (response: ServerResponse) => void;
  close(): Promise<void>;
}

export async function startPaste(): Promise<Paste> {
  const received: Paste['received'] = [];
  const server = createServer((request, response) => {
    void handle(request, response);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    let body = '';
    request.setEncoding('utf8');
    for await (const part of request) body += part;
    const type = request.headers['content-type'] ?? '';
    received.push({ path: `${request.method} ${request.url}`, type, body });
    response.setHeader('Access-Control-Allow-Origin', request.headers.origin ?? '*');
    paste.answer(response);
  }

  const paste: Paste = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received,
    answer: (response) => response.end(),
    close: () => new Promise((done) => server.close(() => done())),
  };
  return paste;
}
