import type { Scene } from './scene';
import { openRunning, type Stage } from './stage';

/** What went wrong with the server, and what helps. */
export const troubleScenes: readonly Scene[] = [
  { name: 'why it stopped', size: 'desktop', play: playStop },
  { name: 'phone why it stopped', size: 'phone', play: playStop },
  { name: 'framed why it stopped', size: 'framed', play: playStop },
  { name: 'known problem', size: 'desktop', play: (stage) => playProblem(stage, 'java_version') },
  { name: 'phone known problem', size: 'phone', play: (stage) => playProblem(stage, 'gsl_token') },
  { name: 'framed known problem', size: 'framed', play: (stage) => playProblem(stage, 'eula') },
];

async function playStop(stage: Stage): Promise<void> {
  await openRunning(stage);
  const server = stage.server('Survival');
  for (const command of ['quiet', 'list', 'trace 3', 'say it gets slow']) server.command(command);
  await stage.log('it gets slow');
  await stage.devnode.fault({ fault: 'out-of-memory', server: 'Survival' });
  await stage.button('Why it stopped').click();
  await stage.text('Last lines before the end').waitFor();
}

async function playProblem(stage: Stage, feature: string): Promise<void> {
  const { record } = stage.server('Survival');
  record.eggFeatures = [feature];
  record.variables.push({
    name: 'Steam Account Token',
    key: 'STEAM_ACC',
    value: '',
    defaultValue: '',
    editable: true,
  });
  await openRunning(stage);
  stage.server('Survival').command(`problem ${feature}`);
  await stage.button('What helps').click();
  await stage.text('Nothing is done without a click').waitFor();
}
