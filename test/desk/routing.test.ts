import { newId } from '../../libs/database/ids';
import { inTransaction } from '../../libs/database/transaction';
import { systemActor } from '../../libs/contract/sides';
import { hashPassword } from '../../libs/people/password';
import { TestOffice } from '../world/test-office';

let office: TestOffice;

beforeAll(async () => {
  office = await TestOffice.open('2026-09-01T09:00:00');
}, 60_000);
afterAll(() => office?.close());

const asOwner = (work: (sql: (text: string, parameters?: unknown[]) => Promise<Record<string, string>[]>) => Promise<void>): Promise<void> =>
  inTransaction(office.house.database, systemActor, async (tx) => {
    await tx.query('RESET ROLE');
    await work((text, parameters) => tx.query(text, parameters));
  });

/** The unit ends on a day and another takes its work over on the next: people and names change, the role stays. */
const hasSuccessorFrom = (code: string, role: string, from: string, login: string): Promise<void> =>
  asOwner(async (sql) => {
    const [unit, team, person] = [newId(), newId(), newId()];
    await sql(`UPDATE org_unit SET valid_to = $2::date - 1 WHERE code = $1`, [code, from]);
    await sql(`INSERT INTO org_unit (id, organisation_id, code, valid_from) SELECT $1, organisation_id, $2, $3 FROM org_unit WHERE code = $4`, [unit, `${code}-NEXT`, from, code]);
    await sql(`INSERT INTO team (id, unit_id, organisation_id, role) SELECT $1, id, organisation_id, $2 FROM org_unit WHERE id = $3`, [team, role, unit]);
    await sql(`INSERT INTO person (id, organisation_id, login, name, email, password_hash) SELECT $1, organisation_id, $2, '후임', $3, $4 FROM org_unit WHERE id = $5`, [person, login, `${login}@ieum.example.com`, await hashPassword('ieum-demo-2026'), unit]);
    await sql(`INSERT INTO team_member (person_id, team_id, valid_from) VALUES ($1, $2, $3)`, [person, team, from]);
  });

const stepsInBoxOf = async (login: string): Promise<readonly string[]> => (await (await office.signIn(login)).get<{ items: { step: string }[] }>('/api/tasks?box=team')).items.map((task) => task.step);

describe('who gets a task', () => {
  it('is the unit that holds the role on the day, whatever it is called, and its successor from the day on which that begins (X-01, X-02)', async () => {
    await hasSuccessorFrom('CONSULTING', 'CONSULTING_SUPPORT', '2026-09-02', 'consulting-next');
    await office.anAspOrder();
    await office.done('check-site');
    expect(await stepsInBoxOf('consulting')).toEqual(['confirm-quote-consulting']);
    await office.itIs('2026-09-02T09:00:00');
    await office.anAspOrder();
    await office.done('check-site');
    expect(await stepsInBoxOf('consulting-next')).toEqual(['confirm-quote-consulting']);
  });

  it('is the order’s own rep, and their team once they are gone (X-115)', async () => {
    await office.done('confirm-quote-product', 'confirm-quote-product');
    await asOwner(async (sql) => void (await sql(`UPDATE person SET active = false WHERE login = 'sales'`)));
    const orderId = (await office.house.database.query<{ id: string }[]>(`SELECT id FROM customer_order ORDER BY created_at DESC LIMIT 1`))[0]?.id;
    const successor = await office.signIn('consulting-next');
    const [task] = (await successor.get<{ items: { id: string; version: number }[] }>('/api/tasks?box=team')).items;
    await successor.post(`/api/tasks/${task?.id}/complete`, { version: task?.version, form: {} });
    const [row] = await office.house.database.query<{ assignee_id: string | null; role: string }[]>(
      `SELECT t.assignee_id, t.role FROM task t WHERE t.order_id = $1 AND t.step = 'collect-documents'`,
      [orderId],
    );
    expect(row).toEqual({ assignee_id: null, role: 'SALES_REP' });
    expect(await stepsInBoxOf('sales-lead')).toContain('collect-documents');
  });
});
