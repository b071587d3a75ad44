import { Client as Temporal, Connection } from '@temporalio/client';
import { startWorker, type RunningWorker } from '../../../apps/worker/worker';
import type { Client } from '../../../apps/demo/client';
import { evidenceFor } from '../../../apps/demo/evidence-of-the-demo';
import type { KnownTask } from '../../../apps/demo/known-task';
import { systemActor } from '../../../libs/contract/sides';
import { inTransaction, type Tx } from '../../../libs/database/transaction';
import { ownNamespace } from '../../world/own-namespace';
import { temporalAddress } from '../../world/servers';
import { soon } from '../../world/soon';
import { TestOffice } from '../../world/test-office';

type Login = Parameters<TestOffice['as']>[0];

export interface MonthOnScreen {
  readonly passed: readonly string[];
  readonly ended: string | null;
  readonly dates: { readonly runStartsOn: string; readonly attendanceDueOn: string; readonly evidenceCutOffOn: string; readonly issueBy: string; readonly partnerPayDate: string };
  readonly steps: readonly { readonly step: string; readonly status: string; readonly round: number }[];
  readonly runs: readonly { readonly id: string; readonly kind: string; readonly contractId: string | null; readonly status: string; readonly lines: number; readonly waiting: number; readonly totalWon: string; readonly partnerSupplyWon: string }[];
}

export interface AccrualOnScreen {
  readonly id: string;
  readonly item: string;
  readonly supplyWon: string;
  readonly vatWon: string;
  readonly status: string;
  readonly invoiceMatch: string | null;
  readonly holdReason: string | null;
  readonly payOn: string | null;
}

export interface PayoutOnScreen {
  readonly payoutNo: string;
  readonly partnerName: string;
  readonly accrualMonth: string;
  readonly payDate: string;
  readonly supplyWon: string;
  readonly totalWon: string;
}

/** The office with its machines: people click, Temporal carries, and what is asked for is waited for. */
export class OfficeAtWork {
  private constructor(
    readonly office: TestOffice,
    /** As an operator sees the machines. */
    readonly temporal: Temporal,
    private readonly worker: RunningWorker,
  ) {}

  static async open(moment: string): Promise<OfficeAtWork> {
    const namespace = await ownNamespace(temporalAddress());
    const office = await TestOffice.open(moment, temporalAddress(), namespace);
    const connection = await Connection.connect({ address: temporalAddress() });
    return new OfficeAtWork(office, new Temporal({ connection, namespace }), await startWorker(office.house, { bundle: office.house.config.workflowBundle }));
  }

  async close(): Promise<void> {
    this.worker.stop();
    await this.worker.ended;
    await this.temporal.connection.close();
    await this.office.close();
  }

  as(login: Login): Client {
    return this.office.as(login);
  }

  build<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return inTransaction(this.office.house.database, systemActor, work);
  }

  moveTo(to: string): Promise<unknown> {
    return this.as('admin').post('/api/clock/move', { to });
  }

  month(month: string): Promise<MonthOnScreen> {
    return this.as('settlement').get(`/api/months/${month}`);
  }

  /** The newest final run of the month itself. */
  async finalRun(month: string): Promise<MonthOnScreen['runs'][number]> {
    const final = (await this.month(month)).runs.find((run) => run.kind === 'FINAL' && run.contractId === null);
    if (!final) throw new Error(`no final run of ${month}`);
    return final;
  }

  /** The machines, which work beside people, bring a step of the month to this. */
  stepIs(month: string, step: string, status: string, round = 1): Promise<unknown> {
    const isThere = async (): Promise<boolean> => (await this.month(month)).steps.some((one) => one.step === step && one.status === status && one.round === round);
    return soon(isThere, `${step} of ${month} is ${status} in round ${round}`);
  }

  accruals(month: string, login: Login = 'settlement'): Promise<AccrualOnScreen[]> {
    return this.items(`/api/accruals?month=${month}`, login);
  }

  payouts(month: string, login: Login = 'settlement'): Promise<PayoutOnScreen[]> {
    return this.items(`/api/payouts?month=${month}`, login);
  }

  async items<T>(path: string, login: Login = 'settlement'): Promise<T[]> {
    return (await this.as(login).get<{ items: T[] }>(path)).items;
  }

  /** The task of a step on this person's desk. */
  async task(login: Login, step: string): Promise<KnownTask> {
    for (const box of ['mine', 'waiting']) {
      const found = (await this.items<KnownTask>(`/api/tasks?box=${box}&limit=100`, login)).find((task) => task.step === step);
      if (found) return found;
    }
    throw new Error(`${step} does not lie on the desk of ${login}`);
  }

  /** A person fills in the form of a step, with its evidence attached; it may lie on the desk of somebody whose work they may do. */
  async fillsIn(login: Login, step: string, form: unknown, desk: Login = login): Promise<void> {
    const task = await this.task(desk, step);
    const { evidence } = await this.as(login).get<{ evidence: readonly string[] }>(`/api/tasks/${task.id}`);
    for (const type of evidence) await this.as(login).upload(`/api/tasks/${task.id}/documents`, type, `${type}.pdf`, evidenceFor(step, type), 'application/pdf');
    await this.as(login).post(`/api/tasks/${task.id}/complete`, { version: task.version, form });
  }

  async sendsBack(login: Login, step: string, to: string, reason: string): Promise<void> {
    const task = await this.task(login, step);
    await this.as(login).post(`/api/tasks/${task.id}/return`, { version: task.version, to: [to], reason });
  }
}
