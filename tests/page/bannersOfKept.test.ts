import { expect, it } from 'vitest';
import { initialSnapshot } from '../../src/engine/initialSnapshot';
import { banners } from '../../src/ui/console/banners';

const now = 1_750_000_000_000;
const kinds = ['blocked', 'full', 'newer', 'broken', 'slow'] as const;

it('banners say for a minute why nothing is kept on the device, each reason in words of its own', () => {
  const said = kinds.map((kind) => {
    const kept = { fault: { kind, at: now }, restored: 0 };
    const source = { ...initialSnapshot, kept, origin: 'https://panel.example.com' };
    expect(banners(source, now + 60_001)).toEqual([]);
    const [banner] = banners(source, now);
    expect(banner).toMatchObject({ alert: false, dismissible: true, tone: 'info' });
    return banner?.text;
  });
  expect(new Set(said).size).toBe(kinds.length);
});
