import { lazyPart } from '../parts/lazyPart';

/** What a console does not need to begin with. */

export const ServerListPage = lazyPart(
  async () => (await import('../list/ServerListPage')).ServerListPage,
);
export const SignInPage = lazyPart(async () => (await import('../signIn/SignInPage')).SignInPage);
export const SignInDialog = lazyPart(
  async () => (await import('../signIn/SignInDialog')).SignInDialog,
);
export const SettingsDialog = lazyPart(
  async () => (await import('../settings/SettingsDialog')).SettingsDialog,
);
export const RunsDialog = lazyPart(async () => (await import('../runs/RunsDialog')).RunsDialog);
export const KeysDialog = lazyPart(async () => (await import('../settings/KeysDialog')).KeysDialog);
export const AddressFaultsPage = lazyPart(
  async () => (await import('./FaultsPage')).AddressFaultsPage,
);
export const ConfigFaultsPage = lazyPart(
  async () => (await import('./FaultsPage')).ConfigFaultsPage,
);
export const SecretRemoved = lazyPart(async () => (await import('./SecretRemoved')).SecretRemoved);
export const Banners = lazyPart(async () => (await import('../console/Banners')).Banners);
export const Display = lazyPart(async () => (await import('../display/Display')).Display);
export const FilterPanel = lazyPart(
  async () => (await import('../filter/FilterPanel')).FilterPanel,
);
export const FindBar = lazyPart(async () => (await import('../find/FindBar')).FindBar);
export const MenuSheet = lazyPart(async () => (await import('../console/MenuSheet')).MenuSheet);
export const ChartsOverlay = lazyPart(
  async () => (await import('../stats/ChartsOverlay')).ChartsOverlay,
);
export const HeaderFigures = lazyPart(
  async () => (await import('../stats/HeaderFigures')).HeaderFigures,
);
export const StatsCharts = lazyPart(async () => (await import('../stats/StatsCharts')).StatsCharts);
export const StatsStrip = lazyPart(
  async () => (await import('../stats/StatsStrip')).StatsStrip,
  <div className="h-11 shrink-0 border-line border-b" />,
);
export const LogTrack = lazyPart(async () => (await import('../track/LogTrack')).LogTrack);
export const LineMenu = lazyPart(async () => (await import('../lineMenu/LineMenu')).LineMenu);
export const TakeAway = lazyPart(async () => (await import('../takeAway/TakeAway')).TakeAway);

export const fetchDoctor = async () => (await import('../doctor/Doctor')).Doctor;
export const Doctor = lazyPart(fetchDoctor);
export const fetchPowerDialog = async () => (await import('../console/PowerDialog')).PowerDialog;
export const PowerDialog = lazyPart(fetchPowerDialog);
export const fetchPowerSheet = async () => (await import('../console/PowerSheet')).PowerSheet;
export const PowerSheet = lazyPart(fetchPowerSheet);
