import { anApplication } from '../api/world/applications';
import { OfficeAtWork } from '../books/world/office-at-work';
import { contracts } from '../builders/contracts';
import { soon } from '../world/soon';

const february = '2028-02';

let house: OfficeAtWork;
let orderId: string;
let contractId: string;

interface Bill {
  readonly id: string;
  readonly contractId: string;
  readonly dueOn: string;
  readonly status: string;
  readonly lateChargeWon: string;
  readonly lines: readonly { readonly supplyWon: string; readonly usedDays: number; readonly daysInMonth: number }[];
}

const billOf = async (contract: string): Promise<Bill> => {
  const [bill] = await house.items<Bill>(`/api/bills?contract=${contract}`);
  return house.as('settlement').get(`/api/bills/${bill?.id}`);
};

/** A year with 29 February, whose holidays are estimated. The payer pays on the 10th of M+2. */
beforeAll(async () => {
  house = await OfficeAtWork.open('2028-02-28T09:00:00');
  const { payer, ...rest } = await anApplication(house.office);
  orderId = await house.office.submitted({ ...rest, payer: { ...payer, dueDay: '10' }, requestedOpenDate: '2028-03-06' });
  await house.office.done('check-site', 'confirm-quote-product', 'confirm-quote-consulting', 'collect-documents', 'receive-application', 'process-service-order');
  await house.office.done('apply-vpn', 'open-vpn-line', 'assign-ip', 'install-software', 'train-users', 'final-test', 'prepare-acceptance');
  await house.moveTo('2028-02-29T10:00');
}, 120_000);
afterAll(() => house?.close(), 60_000);

describe('an order that opens on 29 February 2028', () => {
  it('has a term of 36 months that ends on the last day of February 2031, and its payer’s day (X-65, X-88)', async () => {
    await house.office.done('accept-service', 'open-service');
    contractId = (await house.as('sales').get<{ contractId: string }>(`/api/orders/${orderId}`)).contractId;
    expect(await house.as('sales').get(`/api/contracts/${contractId}`)).toMatchObject({ billingStartOn: '2028-02-29', termEndOn: '2031-02-28', payerDueDay: '10' });
  });

  it('counts a full month from the 29th to the 28th, and a year to the last day of a February that has no 29th (F-04, X-66)', async () => {
    const months = async (lastDay: string) => house.as('sales').get(`/api/contracts/${contractId}/penalty-preview?lastDay=${lastDay}`);
    expect(await months('2028-03-27')).toMatchObject({ fullMonths: 0, supplyWon: '0' });
    expect(await months('2028-03-28')).toMatchObject({ fullMonths: 1, supplyWon: '1800000' });
    expect(await months('2029-02-27')).toMatchObject({ fullMonths: 11, supplyWon: '19800000' });
    expect(await months('2029-02-28')).toMatchObject({ fullMonths: 12, supplyWon: '21600000' });
  });
});

describe('February 2028', () => {
  it('is billed by its 29 days: one day of the order, twenty of one that opened on the 10th (F-03)', async () => {
    const [begun] = await house.build((tx) => contracts(tx, { billingStartOn: '2028-02-10' }));
    // 1 March is closed.
    await house.moveTo('2028-03-02');
    await house.stepIs(february, 'approve-billing-run', 'OPEN');
    await house.fillsIn('settlement', 'approve-billing-run', { totalWon: (await house.finalRun(february)).totalWon });
    await house.stepIs(february, 'issue-bills', 'DONE');
    expect((await billOf(contractId)).lines).toMatchObject([{ supplyWon: '165517', usedDays: 1, daysInMonth: 29 }]);
    expect((await billOf(begun?.id ?? '')).lines).toMatchObject([{ supplyWon: '3310344', usedDays: 20, daysInMonth: 29 }, { supplyWon: '1055172', usedDays: 20, daysInMonth: 29 }]);
    // The 25th of March is a Saturday; the 10th of M+2 a Monday.
    expect([(await billOf(begun?.id ?? '')).dueOn, (await billOf(contractId)).dueOn]).toEqual(['2028-03-27', '2028-04-10']);
    expect((await house.month(february)).dates).toMatchObject({ issueBy: '2028-03-10', partnerPayDate: '2028-03-24', provisional: true });
  });

  it('is late for the payer of the 10th on 11 April, not before, with 2 % of what is unpaid, once (X-76, X-88)', async () => {
    await house.moveTo('2028-04-10T23:59');
    expect(await billOf(contractId)).toMatchObject({ status: 'OPEN', lateChargeWon: '0' });
    await house.moveTo('2028-04-12');
    await soon(async () => (await billOf(contractId)).status === 'OVERDUE', 'the bill is overdue');
    // 2 % of 165,517 + 16,551
    expect(await billOf(contractId)).toMatchObject({ lateChargeWon: '3641', lateCharges: [{ chargedOn: '2028-04-11', unpaidWon: '182068', amountWon: '3641' }] });
  });
});
