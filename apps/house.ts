import type { DataSource } from 'typeorm';
import type { Config } from '../libs/config/config';
import { allForms } from '../libs/contract/forms/all-forms';
import { dataSourceFor } from '../libs/database/data-source';
import { Desk } from '../libs/desk/desk';
import { booksWork } from '../libs/books/work-of-the-books';
import { ordersWork } from '../libs/orders/steps-of-an-order';
import type { WorkOfPlans } from '../libs/desk/step-work';

/** What API, worker, set-up and tests share: one database pool and one desk that knows the work of every step. */
export interface House {
  readonly config: Config;
  readonly database: DataSource;
  readonly desk: Desk;
  close(): Promise<void>;
}

/** Of a cancelled order, orders take back what was put in place and books settle. */
const both = (plan: string): WorkOfPlans['steps'][string] => ({ ...ordersWork.steps[plan], ...booksWork.steps[plan] });
const work: WorkOfPlans = {
  steps: Object.fromEntries(Object.keys({ ...ordersWork.steps, ...booksWork.steps }).map((plan) => [plan, both(plan)])),
  runs: { ...ordersWork.runs, ...booksWork.runs },
};

export const deskOfTheHouse = (): Desk => new Desk({ work, forms: allForms });

/** Connects and wires once per process. Throws where the database cannot be reached. */
export async function openHouse(config: Config): Promise<House> {
  const database = dataSourceFor(config.databaseUrl, config.databasePoolSize);
  await database.initialize();
  return { config, database, desk: deskOfTheHouse(), close: () => database.destroy() };
}
