import { fail, type Result, succeed } from '../../result';
import { fold, formsOf } from '../find/fold';
import type { Level } from '../levels/level';
import type { Line } from '../line';
import { plain } from '../plain';
import type { FilterFault, FilterRule, LogFilter } from './filter.types';

/** A filter made ready: what it says of one line, whatever group that belongs to. */
export interface LineTest {
  /** By its source, its level and the rules that hide. `level`: its group's. */
  admits(line: Line, level: Level | null): boolean;
  /** By the rules that show; `true` where there are none. */
  shows(line: Line): boolean;
}

type TextTest = (text: string) => boolean;

/** What runs patterns. It comes when one is wanted, from where it may be gone. */
export type PatternLoader = () => Promise<Pick<typeof import('re2js'), 'RE2JS'>>;

const loadRe2: PatternLoader = () => import('re2js');

/**
 * Patterns are of the kind that take time in proportion to the text (re2js): one that would hang
 * the browser's own does no harm here.
 */
export async function compileFilter(
  filter: LogFilter,
  load: PatternLoader = loadRe2,
): Promise<Result<LineTest, FilterFault>> {
  const show: TextTest[] = [];
  const hide: TextTest[] = [];
  for (const [index, rule] of filter.rules.entries()) {
    if (rule.text === '') continue;
    const test = await compileRule(rule, load);
    if (test === null) return fail({ rule: null, reason: '' });
    if (!test.ok) return fail({ rule: index, reason: test.failure });
    (rule.keep === 'show' ? show : hide).push(test.value);
  }
  const levels = filter.levels === null ? null : new Set(filter.levels);
  const sources = filter.sources === null ? null : new Set(filter.sources);

  return succeed({
    admits(line, level) {
      if (line.source === 'notice') return true;
      if (sources !== null && !sources.has(line.source)) return false;
      if (levels !== null && !levels.has(level ?? 'none')) return false;
      if (hide.length === 0) return true;
      const text = plain(line.text);
      return !hide.some((test) => test(text));
    },
    shows(line) {
      if (show.length === 0 || line.source === 'notice') return true;
      const text = plain(line.text);
      return show.some((test) => test(text));
    },
  });
}

/** `null`: what runs patterns could not be loaded. */
async function compileRule(
  rule: FilterRule,
  load: PatternLoader,
): Promise<Result<TextTest, string> | null> {
  if (rule.kind === 'text') {
    // By the same rules as finding.
    const letters = rule.caseSensitive ? (text: string) => text : fold;
    const forms = formsOf(rule.text).map(letters);
    return succeed((text) => {
      const searched = letters(text);
      return forms.some((form) => searched.includes(form));
    });
  }
  const loaded = await load().catch(() => null);
  if (loaded === null) return null;
  const { RE2JS } = loaded;
  try {
    const pattern = RE2JS.compile(rule.text, rule.caseSensitive ? 0 : RE2JS.CASE_INSENSITIVE);
    return succeed((text) => pattern.test(text));
  } catch (error) {
    return fail(reasonOf(error));
  }
}

/** "error parsing regexp: missing closing ): `(?i)(x`" names a flag that nobody wrote. */
function reasonOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message
    .replace(/^error parsing regexp: /, '')
    .replace(/`\(\?i\)/, '`')
    .slice(0, 200);
}
