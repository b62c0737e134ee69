import type { ConnectionPhase } from '../../engine/connectionStatus';
import { doctorWords } from '../messages/en/doctor';
import { verdictWords } from '../messages/en/doctorAdvice';
import type { Advice } from '../messages/en/doctorNodeAdvice';
import type { Facts, Finding } from './findings.types';

/** What comes of all checks together. */
export interface Conclusion {
  readonly tone: 'good' | 'bad' | 'warn';
  readonly headline: string;
  /** `null`: nothing is in the way that is known. */
  readonly advice: Advice | null;
  readonly text: string;
}

/** By the first thing that is in the way; what follows from it is not told of again. */
export function conclude(findings: readonly Finding[], facts: Facts): Conclusion {
  const first = findings.find(({ verdict }) => verdict === 'bad' || verdict === 'likely');
  if (first === undefined) return unobstructed(facts.engine.connection.current);
  const advice = verdictWords.advise(first.found, {
    origin: facts.page.origin,
    panel: facts.panel.url,
    node: tabAddress(facts.engine.connection.address),
    skew: skewOf(findings),
  });
  const headline = doctorWords.found(first.found);
  return {
    tone: first.verdict === 'bad' ? 'bad' : 'warn',
    headline: `${doctorWords.names[first.check]}: ${headline}`,
    advice,
    text: advice.text,
  };
}

function unobstructed(current: ConnectionPhase): Conclusion {
  const fine = current.phase === 'live';
  return {
    tone: fine ? 'good' : 'warn',
    headline: fine ? verdictWords.fine : verdictWords.unclear,
    advice: null,
    text: fine ? verdictWords.fineText : verdictWords.unclearText,
  };
}

function skewOf(findings: readonly Finding[]): number | null {
  const clock = findings.find(({ check }) => check === 'clock')?.found;
  return clock?.kind === 'clocks differ' ? clock.skew : null;
}

/** Where a person can look at the node's certificate. */
function tabAddress(address: string | null): string | null {
  if (address === null || !/^wss?:\/\/[^/]/.test(address)) return null;
  return address.replace(/^ws/, 'http').replace(/^(https?:\/\/[^/]+).*$/, '$1/');
}
