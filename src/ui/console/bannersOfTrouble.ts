import { bannerWords } from '../messages/en/banners';
import { problemWords } from '../messages/en/problems';
import { stopWords } from '../messages/en/stop';
import { type Banner, type BannerSource, banner } from './banner.types';

/** What is wrong with the server itself: known problems, which can be helped, then a crash. */
export function troubleBanners(source: BannerSource): Banner[] {
  return [...problems(source), ...crash(source), ...unasked(source)];
}

function problems({ trouble }: BannerSource): Banner[] {
  return trouble.problems.map((problem) =>
    banner({
      id: problemId(problem),
      tone: 'warn',
      text: problemWords.says[problem.feature],
      action: 'what helps',
      dismissible: true,
    }),
  );
}

/** The same for all of a run: what was dismissed in it stays away. */
export function problemId(problem: BannerSource['trouble']['problems'][number]): string {
  return `problem ${problem.feature} ${problem.run}`;
}

function crash({ server, crashLine, trouble }: BannerSource): Banner[] {
  if (server.crash === null) return [];
  return [
    banner({
      id: `crash ${server.crash.at}`,
      tone: 'bad',
      text: bannerWords.crashed(server.crash),
      action: trouble.stop?.reported === true ? 'why it stopped' : null,
      also: crashLine === null ? null : 'show crash',
      dismissible: true,
    }),
  ];
}

/** A stop that nobody is known to have asked for, and that the node has not reported as a crash. */
function unasked({ server, trouble: { stop } }: BannerSource): Banner[] {
  if (stop === null || stop.reported || server.process !== 'offline') return [];
  return [
    banner({
      id: `stop ${stop.at}`,
      tone: 'warn',
      text: stopWords.stoppedUnasked,
      action: 'why it stopped',
      dismissible: true,
    }),
  ];
}
