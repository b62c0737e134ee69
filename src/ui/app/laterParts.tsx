import { lazyPart } from '../parts/lazyPart';

/** What a console does not need to begin with. */

export const ServerListPage = lazyPart(() => import('../list/ServerListPage'), 'ServerListPage');
export const SignInPage = lazyPart(() => import('../signIn/SignInPage'), 'SignInPage');
export const SignInDialog = lazyPart(() => import('../signIn/SignInDialog'), 'SignInDialog');
export const SettingsDialog = lazyPart(
  () => import('../settings/SettingsDialog'),
  'SettingsDialog',
);
export const RunsDialog = lazyPart(() => import('../runs/RunsDialog'), 'RunsDialog');
export const KeysDialog = lazyPart(() => import('../settings/KeysDialog'), 'KeysDialog');
export const AddressFaultsPage = lazyPart(() => import('./FaultsPage'), 'AddressFaultsPage');
export const ConfigFaultsPage = lazyPart(() => import('./FaultsPage'), 'ConfigFaultsPage');
export const SecretRemoved = lazyPart(() => import('./SecretRemoved'), 'SecretRemoved');
export const Banners = lazyPart(() => import('../console/Banners'), 'Banners');
export const Display = lazyPart(() => import('../display/Display'), 'Display');
export const FilterPanel = lazyPart(() => import('../filter/FilterPanel'), 'FilterPanel');
export const FindBar = lazyPart(() => import('../find/FindBar'), 'FindBar');
export const FocusKeeper = lazyPart(() => import('../console/FocusKeeper'), 'FocusKeeper');
export const MenuSheet = lazyPart(() => import('../console/MenuSheet'), 'MenuSheet');
export const ChartsOverlay = lazyPart(() => import('../stats/ChartsOverlay'), 'ChartsOverlay');
export const HeaderFigures = lazyPart(() => import('../stats/HeaderFigures'), 'HeaderFigures');
export const StatsCharts = lazyPart(() => import('../stats/StatsCharts'), 'StatsCharts');
export const StatsStrip = lazyPart(
  () => import('../stats/StatsStrip'),
  'StatsStrip',
  <div className="h-11 shrink-0 border-line border-b" />,
);
export const LogTrack = lazyPart(() => import('../track/LogTrack'), 'LogTrack');
export const LineMenu = lazyPart(() => import('../lineMenu/LineMenu'), 'LineMenu');
export const TakeAway = lazyPart(() => import('../takeAway/TakeAway'), 'TakeAway');

export const Doctor = lazyPart(() => import('../doctor/Doctor'), 'Doctor');
export const PowerDialog = lazyPart(() => import('../console/PowerDialog'), 'PowerDialog');
export const PowerSheet = lazyPart(() => import('../console/PowerSheet'), 'PowerSheet');
