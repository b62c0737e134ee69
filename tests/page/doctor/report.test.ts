import { describe, expect, it } from 'vitest';
import { type ReportSource, writeReport } from '../../../src/ui/doctor/report';
import { createScrubber } from '../../../src/ui/doctor/scrub';
import { conclude } from '../../../src/ui/doctor/verdict';
import { fakeToken } from '../../engine/fakes/fakeToken';
import { createPatient, heal, node, origin, received } from './patient';

const key = 'a-key-of-no-known-form-4711';
const planted = {
  key,
  token: fakeToken({ life: 600 }),
  panelKey: 'ptlc_0123456789abcdefghijABCDEFGHIJ0123456789abc',
  ip: '203.0.113.77',
  ipv6: '2001:db8:77::9',
  cookie: 'c2Vzc2lvbi1jb29raWUtdmFsdWU0NzEx',
  mail: 'jo.doe@mail.example.com',
  password: 'hunter2hunter2',
};
const poison = [
  `Bearer ${planted.token} from ${planted.ip} and [${planted.ipv6}]`,
  `key ${planted.key}, ${planted.panelKey}, mail ${planted.mail}`,
  `Cookie: session_token=${planted.cookie}; wss://u:${planted.password}@x/?token=${planted.token}`,
].join(' ');

async function reportOf(isPrivate = false): Promise<string> {
  const patient = createPatient();
  const failure = { kind: 'forbidden', detail: poison } as const;
  const problem = { kind: 'fresh tokens refused', text: poison } as const;
  heal(patient);
  patient.panel = failure;
  patient.happened(
    0,
    { kind: 'token failed', took: 5, failure, hold: null },
    { kind: 'token refused', text: poison, fresh: true },
    { kind: 'closed', code: 1006, stage: 'signing in', lasted: 10 },
  );
  patient.change({ current: { phase: 'waiting', retryAt: 0 }, lastProblem: problem });
  const { findings, facts } = await patient.examine();
  const scrub = createScrubber({ secrets: [key], isPrivate, addresses: [node] });
  const conclusion = conclude(scrub.words(findings), facts);
  const source: ReportSource = {
    version: '1.2.3',
    at: Date.UTC(2026, 2, 1, 14, 2, 31),
    origin,
    panel: 'https://panel.example.com',
    server: '8d3f9a2e-5c7b-4f1e-9d2a-6e8f1c3b5a7d',
    address: `${node}?token=${planted.token}`,
    browser: `Firefox/150.0 ${planted.key}`,
    phase: 'waiting',
    headline: conclusion.headline,
    advice: conclusion.advice,
    findings: scrub.words(findings),
    history: scrub.words(facts.history),
  };
  return scrub.report(writeReport(source));
}

describe('the report', () => {
  it('holds none of the planted secrets, in whatever text they came', async () => {
    const report = await reportOf();
    for (const [name, secret] of Object.entries(planted)) {
      expect(report.toLowerCase(), name).not.toContain(secret.toLowerCase());
      for (const part of secret.split('.').filter((one) => one.length > 8 && name === 'token')) {
        expect(report).not.toContain(part);
      }
    }
  });

  it('says what helps others to help: version, origin, node, server, checks, and what happened', async () => {
    const report = await reportOf();
    for (const text of [
      'Roost 1.2.3, report of 2026-03-01 14:02:31',
      `Page     ${origin}`,
      'Panel    https://panel.example.com',
      'Server   8d3f9a2e\n',
      'Node     node.example.com:8080',
      '[In the way] Your access to the server: The panel does not let you see this server.',
      'Got a pass after 200 ms',
      'code 1006: no goodbye',
    ]) {
      expect(report).toContain(text);
    }
  });

  it('does not tell in the private view where the node is', async () => {
    expect(await reportOf(true)).not.toContain('node.example.com');
  });

  it('keeps all that stands behind a token which is known in two ways', () => {
    const scrub = createScrubber({ secrets: [], isPrivate: false, addresses: [] });
    const after = '\nTime: 12:00\nClose code: 1006\nPanel: reachable\nBrowser: Chromium 140\nend';
    const report = scrub.report(`Authorization: Bearer ${planted.token}${after}`);
    expect(report).toBe(`Authorization: Bearer <token>${after}`);
  });

  it('leaves its own words alone', async () => {
    const scrub = createScrubber({ secrets: [''], isPrivate: false, addresses: [] });
    const text =
      'The pass for the node: Good for another 9 min. key: x\nallowed_origins:\n  - http://127.0.0.1:8730';
    expect(scrub.report(text)).toBe(text);
    expect(scrub.words([received])).toEqual([received]);
  });
});
