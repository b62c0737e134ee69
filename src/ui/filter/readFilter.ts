import type { FilterRule, LogFilter } from '../../engine/log/filter/filter.types';

const levels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'none'] as const;
const sources = ['console', 'node', 'install', 'transfer', 'own'] as const;

/** A filter out of storage, where another version or a person may have left anything. */
export function readFilter(kept: unknown): LogFilter {
  const filter = fields(kept);
  return {
    rules: Array.isArray(filter.rules) ? filter.rules.slice(0, 20).map(readRule) : [],
    levels: readChoice(filter.levels, levels),
    sources: readChoice(filter.sources, sources),
  };
}

function readRule(kept: unknown): FilterRule {
  const rule = fields(kept);
  return {
    keep: rule.keep === 'hide' ? 'hide' : 'show',
    text: typeof rule.text === 'string' ? rule.text : '',
    kind: rule.kind === 'pattern' ? 'pattern' : 'text',
    caseSensitive: rule.caseSensitive === true,
  };
}

function readChoice<T extends string>(kept: unknown, all: readonly T[]): readonly T[] | null {
  return Array.isArray(kept) ? all.filter((one) => kept.includes(one)) : null;
}

function fields(kept: unknown): Record<string, unknown> {
  return typeof kept === 'object' && kept !== null ? (kept as Record<string, unknown>) : {};
}
