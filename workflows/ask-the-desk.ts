import { ActivityFailure, condition, defineSignal, proxyActivities, setHandler, workflowInfo } from '@temporalio/workflow';
import type { DeskActivities } from '../activities/desk-activities';
import { pokeSignal, type PendingEffect, type Pulled } from '../libs/contract/processes';

/** What a killed worker held comes back after this time. */
const database = proxyActivities<DeskActivities>({ startToCloseTimeout: '5 seconds', retry: { initialInterval: '200 milliseconds', maximumInterval: '10 seconds' } });
/** An effect that keeps failing is parked as a problem; its run goes on. */
const otherSystem = proxyActivities<DeskActivities>({ startToCloseTimeout: '10 minutes', heartbeatTimeout: '10 seconds', retry: { initialInterval: '1 second', maximumAttempts: 6 } });

export const poke = defineSignal(pokeSignal);

/** The workflow's own way to carry out an effect that is more than one activity, by the effect's kind. */
export type OwnEffects = Readonly<Record<string, (effect: PendingEffect) => Promise<void>>>;

/** The stage's gate is passed, or the run is over. */
export const passed = (stage: string) => (pulled: Pulled): boolean => pulled.passed.includes(stage) || pulled.ended.length > 0;

/** Nothing is left that this workflow carries. */
export const isOver = (pulled: Pulled): boolean => pulled.ended.length > 0 && pulled.openRuns === 0 && !pulled.inService;

/** The loop of every lifecycle: pull the desk's truth, do what it asks, wait for the next moment or a poke. */
export class DeskLoop {
  private poked = true;

  constructor(private readonly own: OwnEffects = {}) {
    setHandler(poke, () => {
      this.poked = true;
    });
  }

  /** Goes on until what the desk says is enough, or the history has grown long; answers what was pulled last. */
  async until(enough: (pulled: Pulled) => boolean): Promise<Pulled> {
    for (;;) {
      // Cleared before pulling: a poke that comes meanwhile asks for one more round.
      this.poked = false;
      const pulled = await database.pull({ workflowId: workflowInfo().workflowId });
      for (const momentId of pulled.dueMoments) await database.reachMoment({ momentId });
      for (const effect of pulled.effects) await (this.own[effect.kind] ?? carryOut)(effect);
      const quiet = pulled.dueMoments.length + pulled.effects.length === 0;
      if (quiet && (enough(pulled) || workflowInfo().continueAsNewSuggested)) return pulled;
      if (quiet) await this.wait(pulled.wakeInMs);
    }
  }

  private async wait(wakeInMs: number | undefined): Promise<void> {
    if (wakeInMs === undefined) await condition(() => this.poked);
    else await condition(() => this.poked, wakeInMs);
  }
}

async function carryOut(effect: PendingEffect): Promise<void> {
  try {
    await otherSystem.carryOut(effect);
  } catch (error) {
    if (!(error instanceof ActivityFailure)) throw error;
    await database.park({ commandId: effect.commandId, why: error.cause?.message ?? error.message });
  }
}
