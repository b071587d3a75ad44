import type { Words } from '../domain/money/won-text';
import type { OrderStatus } from './status-of-order';

/** Where an order stands, as a customer reads it. */
export const orderInPlainWords: Readonly<Record<OrderStatus, Words>> = {
  DRAFT: { ko: '신청서를 작성하고 있습니다.', en: 'Your application is being written.' },
  SUBMITTED: { ko: '신청서를 확인하고 있습니다.', en: 'Your application is being checked.' },
  RECEIVED: { ko: '신청서를 접수했습니다.', en: 'Your application has been received.' },
  DOCS_INCOMPLETE: { ko: '서류를 보완해 주셔야 합니다. 담당 영업대표가 안내해 드립니다.', en: 'Some documents are missing. Your sales representative will tell you which.' },
  IN_APPROVAL: { ko: '계약을 준비하고 있습니다.', en: 'Your contract is being prepared.' },
  APPROVED: { ko: '승인되어 개통 준비를 시작합니다.', en: 'Your order is approved; we are about to begin.' },
  REJECTED: { ko: '신청을 받아들이지 못했습니다. 담당 영업대표에게 문의해 주십시오.', en: 'We could not accept your application. Please ask your sales representative.' },
  WITHDRAWN: { ko: '신청이 회수되었습니다.', en: 'Your application was withdrawn.' },
  SO_PROCESSED: { ko: '서비스번호가 부여되어 개통을 준비합니다.', en: 'Your service number is issued; installation begins.' },
  IN_ACTIVATION: { ko: '개통 작업을 하고 있습니다.', en: 'Your service is being installed.' },
  INSPECTION: { ko: '검수할 차례입니다.', en: 'It is time for your inspection.' },
  ACCEPTED: { ko: '검수가 끝나 개통을 기다립니다.', en: 'You have accepted the service; it opens next.' },
  OPEN: { ko: '서비스가 개통되었습니다.', en: 'Your service is open.' },
  BILLING_REQUESTED: { ko: '서비스가 개통되었고 1회성 비용을 청구합니다.', en: 'Your service is open; one-time charges are being billed.' },
  CLOSED: { ko: '개통이 모두 끝났습니다.', en: 'Everything is done; your service is in use.' },
  CANCELLED: { ko: '청약이 취소되었습니다.', en: 'Your order was cancelled.' },
};
