import { expect, it } from 'vitest';
import { launchMeasured } from '../bench/chromium';

it.each([
  ['ends at once', 'false'],
  ['is not there', '/no/such/browser'],
])(
  'a browser to measure with that %s fails what is asked of it, and can be closed',
  async (_, path) => {
    const browser = await launchMeasured(path, []);
    await expect(browser.send('Browser.getVersion')).rejects.toThrow('the browser is gone');
    // By then it has told of its end.
    await new Promise((done) => setTimeout(done, 200));
    await browser.close();
  },
  5_000,
);
