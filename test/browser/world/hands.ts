import type { Page } from 'playwright-core';
import { evidenceFor } from '../../../apps/demo/evidence-of-the-demo';
import type { OrderApplication } from '../../../libs/contract/forms/order-application';
import { idFieldOf, isId, type FieldSchema } from '../../../apps/web/src/forms/schema';

/** A field of a step's form by the name that react-hook-form gives it. */
const fieldOf = (page: Page, name: string) => page.locator(`[id="field-${name}"]`);

async function writeInto(page: Page, name: string, value: string | number | boolean, schema: FieldSchema | undefined): Promise<void> {
  const field = fieldOf(page, name);
  if (typeof value === 'boolean') return field.setChecked(value);
  if (await field.evaluate((element) => element instanceof HTMLSelectElement)) return void (await field.selectOption(String(value)));
  await field.fill(String(value));
  if (schema?.format === 'date') await field.press('Tab');
}

async function writeRows(page: Page, name: string, rows: readonly unknown[], schema: FieldSchema): Promise<void> {
  const choose = (id: unknown) => page.locator(`[id="field-${name}-${String(id)}"]`).check();
  if (isId(schema.items)) return void (await Promise.all(rows.map(choose)));
  if (!schema.items?.properties) return fieldOf(page, name).fill(rows.join('\n'));
  const idField = idFieldOf(schema.items);
  for (const [at, row] of rows.entries()) {
    if (idField) await choose((row as Record<string, unknown>)[idField]);
    const place = page.locator(`[id^="field-${name}.${at}."]`).first();
    if ((await place.count()) === 0) await page.getByRole('button', { name: `${schema.title ?? name} 추가` }).click();
    await place.waitFor();
    await fillIn(page, row, schema.items, `${name}.${at}.`);
  }
}

/** Writes into a step's form what a person would, field by field. */
export async function fillIn(page: Page, values: unknown, schema: FieldSchema, prefix = ''): Promise<void> {
  for (const [key, value] of Object.entries(values as Record<string, unknown>)) {
    const [name, part] = [`${prefix}${key}`, schema.properties?.[key]];
    if (!part || isId(part) || value === '' || value === null || value === undefined) continue;
    if (Array.isArray(value)) await writeRows(page, name, value, part);
    else if (typeof value === 'object') await fillIn(page, value, part, `${name}.`);
    else await writeInto(page, name, value as string | number | boolean, part);
  }
}

/** Attaches to the open task every paper that it asks for. */
export async function attachEvidence(page: Page, types: readonly string[], step: string): Promise<void> {
  const papers = page.locator('.evidence > ul > li');
  for (const [at, type] of types.entries()) {
    await papers.nth(at).locator('input[type=file]:not([capture])').setInputFiles({ name: `${step}-${at + 1}.pdf`, mimeType: 'application/pdf', buffer: Buffer.from(evidenceFor(step, type)) });
    await papers.nth(at).getByRole('link', { name: /\.pdf$/ }).first().waitFor();
  }
}

const orderEntrySteps: readonly (readonly (keyof OrderApplication)[])[] = [['customer', 'consents'], ['product', 'devices', 'staffing'], ['access', 'requestedOpenDate'], [], [], []];

/** What is ordered beside the seats has its own tick. */
const ticks: Readonly<Record<string, string>> = { 'product.agentApp': 'wants.agentApp', staffing: 'wants.staffing' };

async function typeApplication(page: Page, name: string, value: unknown): Promise<void> {
  if (value === null || value === undefined || value === '') return;
  if (ticks[name]) await fieldOf(page, ticks[name]).check();
  if (Array.isArray(value)) {
    for (const [at, row] of value.entries()) {
      await page.getByRole('button', { name: '헤드셋·전화기 추가' }).click();
      await typeApplication(page, `${name}.${at}`, row);
    }
  } else if (typeof value === 'object') for (const [key, part] of Object.entries(value)) await typeApplication(page, `${name}.${key}`, part);
  else await writeInto(page, name, value as string | number | boolean, name === 'requestedOpenDate' ? { format: 'date' } : undefined);
}

/** Takes an order from the empty form over all steps of its entry to its submission; the first firm of each role does the work. */
export async function enterOrder(page: Page, wanted: OrderApplication): Promise<void> {
  for (const parts of orderEntrySteps) {
    for (const part of parts) await typeApplication(page, part, wanted[part]);
    await page.locator('.entry-page .bone').first().waitFor({ state: 'detached' });
    for (const firm of await page.locator('select[id^="field-partners."]').all()) await firm.selectOption({ index: 1 });
    await page.getByRole('button', { name: parts === orderEntrySteps.at(-1) ? '제출' : '다음', exact: true }).click();
  }
}

/** Signs with a finger on the pad of the certificate. */
export async function drawSignature(page: Page): Promise<void> {
  await page.locator('.signature-pad').scrollIntoViewIfNeeded();
  const pad = await page.locator('.signature-pad').boundingBox();
  if (!pad) throw new Error('there is nothing to sign on');
  await page.mouse.move(pad.x + 40, pad.y + 60);
  await page.mouse.down();
  for (const [x, y] of [[90, 20], [130, 80], [200, 30], [260, 70]] as const) await page.mouse.move(pad.x + x, pad.y + y, { steps: 4 });
  await page.mouse.up();
}
