import { inTheBrowser } from './world/chromium';
import { seats } from './world/seats';
import { WebOffice } from './world/web-office';

const picture = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');

inTheBrowser('every page of the application form', () => {
  let web: WebOffice;
  const entry = {
    customer: { name: '한빛여행', businessNo: '211-88-12346', representative: '한가람', address: '서울특별시 중구 시범로 12', phone: '02-0000-1200', mobile: '', email: '', corporateNo: '' },
    product: { seats: '9', termMonths: '0', arsUsed: true },
    wants: { staffing: true, training: true, floorSpace: true },
    staffing: { agents: '2', unitPriceWon: '2600000', partnerUnitPriceWon: '2400000', businessTraining: { months: '2', unitPriceWon: '900000', partnerUnitPriceWon: '800000' } },
    floorSpace: { site: '중구 3층', places: '9', monthlyUnitPriceWon: '150000' },
    devices: [{ kind: 'HEADSET', quantity: '9', unitPriceWon: '85000', partnerUnitPriceWon: '70000' }],
    requestedOpenDate: '2026-09-02',
    consents: { collection: true, thirdParty: true },
  };
  beforeAll(async () => {
    web = await WebOffice.open('2026-09-01T09:00:00');
  }, 120_000);
  afterAll(() => web?.close());

  it.each(seats)(
    'breaks no rule of accessibility and does not slide sideways ($language, $shade, $size)',
    async (seat) => {
      const screen = await web.signedIn('sales', seat);
      for (const step of ['customer', 'product', 'opening', 'partners', 'papers', 'review']) {
        const typed = step === 'review' || step === 'papers' ? { ...entry, product: { seats: '30' }, wants: {} } : entry;
        const { id: draftId } = await web.office.as('sales').post<{ id: string }>('/api/application-drafts', { customerName: '한빛여행', content: { entry: typed, step } });
        await web.office.as('sales').upload(`/api/application-drafts/${draftId}/documents`, 'TERMS', '날인한 이용약관 (한빛여행 2026-09).png', picture, 'image/png');
        await screen.goto(`/orders/new?draft=${draftId}`);
        if (process.env['SHOTS']) await screen.page.screenshot({ path: `${process.env['SHOTS']}/entry-${step}-${seat.language}-${seat.shade}-${seat.size}.png`, fullPage: true });
        expect([step, ...(await screen.broken())]).toEqual([step]);
        expect([step, await screen.slidesSideways()]).toEqual([step, false]);
      }
      await screen.goto('/orders/drafts');
      expect(await screen.broken()).toEqual([]);
      expect(screen.complaints).toEqual([]);
      await screen.close();
    },
    180_000,
  );
});
