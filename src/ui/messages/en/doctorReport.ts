/** The report's own words: it is read by people who run panels and nodes. */
export const reportWords = {
  title: 'A report for whoever helps you',
  hint: 'It holds no pass, no key and no cookie. Read it before you send it.',
  label: 'The report',
  head: (version: string, at: string): string => `Roost ${version}, report of ${at}`,
  times: 'Times are UTC.',
  page: 'Page',
  panel: 'Panel',
  server: 'Server',
  node: 'Node',
  browser: 'Browser',
  now: 'Now',
  result: 'Result',
  checks: 'Checks',
  timeline: 'The connection, oldest first',
  unknown: 'not known',
} as const;
