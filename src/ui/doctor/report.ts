import type { ConnectionHistory } from '../../engine/timeline/timeline.types';
import { doctorWords } from '../messages/en/doctor';
import { verdictWords } from '../messages/en/doctorAdvice';
import type { Advice } from '../messages/en/doctorNodeAdvice';
import { reportWords as w } from '../messages/en/doctorReport';
import { phaseWords, timelineWords } from '../messages/en/timeline';
import type { Finding } from './findings.types';
import { hostOf } from './panelChecks';

/** What a report is made of. Nothing in it is a secret but by what others say. */
export interface ReportSource {
  readonly version: string;
  readonly at: number;
  readonly origin: string;
  readonly panel: string;
  /** UUID, or its first 8 characters. */
  readonly server: string;
  /** The socket's. */
  readonly address: string | null;
  readonly browser: string;
  readonly phase: keyof typeof phaseWords;
  readonly headline: string;
  readonly advice: Advice | null;
  readonly findings: readonly Finding[];
  readonly history: ConnectionHistory | null;
}

/** A text for those who run the panel and the node. */
export function writeReport(source: ReportSource): string {
  const { advice, findings, history } = source;
  const facts: readonly (readonly [string, string])[] = [
    [w.page, source.origin],
    [w.panel, source.panel],
    [w.server, source.server.slice(0, 8)],
    [w.node, source.address === null ? w.unknown : hostOf(source.address)],
    [w.browser, source.browser],
    [w.now, phaseWords[source.phase]],
  ];
  const code = advice?.code ?? null;
  return [
    w.head(source.version, utc(source.at, true)),
    w.times,
    '',
    ...facts.map(([name, value]) => `${name.padEnd(8)} ${value}`),
    '',
    w.result,
    `  ${source.headline}`,
    ...(advice === null ? [] : paragraph(advice)),
    ...(code === null ? [] : [`  ${code.name}:`, ...indent(code.text)]),
    '',
    w.checks,
    ...findings.map(line),
    '',
    w.timeline,
    ...timeline(history),
    '',
  ].join('\n');
}

function paragraph({ who, text, also }: Advice): string[] {
  return [
    `  ${verdictWords.who[who]}`,
    `  ${text}`,
    ...also.map((one) => `  ${verdictWords.also} ${one}`),
  ];
}

function line({ check, verdict, found }: Finding): string {
  const said = 'detail' in found && found.detail !== null ? ` (${found.detail})` : '';
  const refusal = found.kind === 'token refused' && found.text !== '' ? ` (${found.text})` : '';
  const status = 'status' in found ? ` (status ${found.status})` : '';
  const name = `[${doctorWords.verdicts[verdict]}] ${doctorWords.names[check]}`;
  return `  ${name}: ${doctorWords.found(found)}${said}${refusal}${status}`;
}

function timeline(history: ConnectionHistory | null): string[] {
  if (history === null) return [`  ${timelineWords.missing}`];
  const left = history.left === 0 ? [] : [`  ${timelineWords.left(history.left)}`];
  return [
    ...left,
    ...history.entries.map((entry, index) => {
      const before = history.entries[index - 1];
      const isNewDay =
        before === undefined ||
        utc(before.at, true).slice(0, 10) !== utc(entry.at, true).slice(0, 10);
      const again =
        entry.again === null
          ? ''
          : ` (${timelineWords.again(entry.again.times, utc(entry.again.last, true))})`;
      return `  ${utc(entry.at, isNewDay)} ${timelineWords.entry(entry)}${again}`;
    }),
  ];
}

function indent(text: string): string[] {
  return text.split('\n').map((one) => `    ${one}`);
}

/** "2026-03-01 14:02:31", or the time alone. */
function utc(at: number, withDate: boolean): string {
  const [date = '', time = ''] = new Date(at).toISOString().split('T');
  const clock = time.slice(0, 8);
  return withDate ? `${date} ${clock}` : clock;
}
