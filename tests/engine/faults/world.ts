import { createDevice, type Device } from './device';
import { createDice, type Dice } from './dice';
import { createNode, type NodeModel } from './node';
import { createPanelModel, type PanelModel } from './panelModel';
import { createSim, type Sim } from './sim';
import { createTab, type Sabotage, type Tab } from './tab';
import { createWay, type Way } from './way';

/** What a world is like from its beginning. */
export interface WorldSettings {
  readonly seed: number;
  /** The panel gives five tokens a minute for the whole server. */
  readonly newer: boolean;
  /** Lines have a time of their own. */
  readonly stamped: boolean;
  /** Lines a second. */
  readonly pace: number;
  /** s that tokens live. */
  readonly life: number;
}

/** A device with its tabs, a panel, a node, and the two ways between them. */
export interface World {
  readonly sim: Sim;
  /** Thrown for what happens; a schedule has its own. */
  readonly dice: Dice;
  readonly device: Device;
  readonly nodeWay: Way;
  readonly panelWay: Way;
  readonly node: NodeModel;
  readonly panel: PanelModel;
  readonly tabs: readonly Tab[];
  /** As the browser said last. */
  offline: boolean;
  /** When the browser last said that there may be a way, true time. */
  hintedAt: number;
  openTab(): Tab;
  /** The sockets that live now have frames that come closer together than they went. */
  unsettle(): void;
  dispose(): void;
}

export function createWorld(settings: WorldSettings, sabotage: Sabotage = {}): World {
  const sim = createSim();
  const dice = createDice(settings.seed);
  const device = createDevice(sim);
  const nodeWay = createWay(sim, dice);
  const panelWay = createWay(sim, dice);
  const node = createNode(sim, dice, settings.stamped);
  const panel = createPanelModel(sim, dice, panelWay, node, settings.newer);
  panel.life = settings.life;
  node.process.pace(settings.pace);
  const tabs: Tab[] = [];
  const world: World = {
    sim,
    dice,
    device,
    nodeWay,
    panelWay,
    node,
    panel,
    tabs,
    offline: false,
    hintedAt: Number.NEGATIVE_INFINITY,
    openTab() {
      const tab = createTab(world, tabs.length, sabotage);
      tabs.push(tab);
      return tab;
    },
    unsettle() {
      for (const { wire } of tabs) if (wire !== null) wire.record.unsteady = true;
    },
    dispose() {
      for (const tab of tabs) if (tab.closedAt === null) tab.close();
    },
  };
  return world;
}
