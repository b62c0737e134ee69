import type { Operation } from '../../engine/serverState';
import { bannerWords } from '../messages/en/banners';
import { formats } from '../messages/format';
import { type Banner, type BannerSource, banner } from './banner.types';

const w = bannerWords;

interface OperationWords {
  readonly id: string;
  readonly underWay: string;
  readonly done: (ms: number) => string;
  readonly broke: (ms: number) => string;
}

const install: OperationWords = {
  id: 'install',
  underWay: w.installing,
  done: w.installed,
  broke: w.installBroke,
};
const restore: OperationWords = {
  id: 'restore',
  underWay: w.restoring,
  done: w.restored,
  broke: w.restoreBroke,
};
const transfer: OperationWords = {
  id: 'transfer',
  underWay: w.transferring,
  done: w.transferred,
  broke: () => w.transferBroke,
};

/** Install, restore and transfer all take the same form. */
export function operationBanners(source: BannerSource, now: number, doneFor: number): Banner[] {
  const { server, connection } = source;
  // While the panel holds the connection back, its own banner says what is under way.
  if (connection.current.phase === 'held' || connection.current.phase === 'stopped') return [];
  return [
    ...operation(server.install, install, now, doneFor),
    ...operation(server.restore, restore, now, doneFor),
    ...operation(server.transfer, transfer, now, doneFor),
  ];
}

function operation(
  state: Operation | null,
  said: OperationWords,
  now: number,
  doneFor: number,
): Banner[] {
  if (state === null) return [];
  const steps =
    state.steps.length === 0 ? null : { title: w.steps, items: [...new Set(state.steps)] };
  if (state.endedAt === null) {
    const soFar = formats.stopwatch(now - state.startedAt);
    return [
      banner({
        id: `${said.id} ${state.startedAt}`,
        tone: 'info',
        text: said.underWay,
        counting: state.lastLine === null ? soFar : `${state.lastLine} · ${soFar}`,
        percent: state.percent,
        list: steps,
      }),
    ];
  }
  const took = state.endedAt - state.startedAt;
  if (state.successful && now - state.endedAt >= doneFor) return [];
  return [
    banner({
      id: `${said.id} ended ${state.endedAt}`,
      tone: state.successful ? 'good' : 'bad',
      alert: !state.successful,
      text: state.successful ? said.done(took) : said.broke(took),
      dismissible: true,
      list: state.successful ? null : steps,
    }),
  ];
}
