import type { Words } from './words';

/** To the partners of an order: under which number the service runs (S1-033). */
export const serviceNumber: Words = ({ orderNo, serviceNo }) => ({
  ko: { subject: `[이음] 주문 ${orderNo}의 서비스번호`, text: `주문 ${orderNo}의 서비스번호는 ${serviceNo}입니다.` },
  en: { subject: `[Ieum] Service number of order ${orderNo}`, text: `The service number of order ${orderNo} is ${serviceNo}.` },
});
