import type { PartnerRole, StaffRole } from '../../domain/process/roles';

/** Everything here is invented: no company and no person of this list exists. */
export interface DemoPerson {
  readonly login: string;
  readonly name: string;
  readonly role: StaffRole | PartnerRole | 'ADMIN';
  readonly supervisor?: boolean;
}

export const telco = { code: 'TELCO', nameKo: '이음통신', nameEn: 'Ieum Telecom' } as const;

/** A unit of the telco with the people who hold its one role. */
export const units: readonly { readonly code: string; readonly nameKo: string; readonly nameEn: string; readonly people: readonly DemoPerson[] }[] = [
  { code: 'SALES-1', nameKo: '기업영업1팀', nameEn: 'Business sales 1', people: [{ login: 'sales', name: '김영업', role: 'SALES_REP' }, { login: 'sales-lead', name: '박팀장', role: 'SALES_REP', supervisor: true }] },
  { code: 'PRODUCT', nameKo: '상품기획팀', nameEn: 'Product', people: [{ login: 'product', name: '이상품', role: 'PRODUCT_OWNER' }] },
  { code: 'CONSULTING', nameKo: '컨설팅지원팀', nameEn: 'Consulting support', people: [{ login: 'consulting', name: '정컨설', role: 'CONSULTING_SUPPORT' }] },
  { code: 'SETTLEMENT', nameKo: '정산팀', nameEn: 'Settlement', people: [{ login: 'settlement', name: '최정산', role: 'SETTLEMENT_TEAM' }, { login: 'settlement-2', name: '윤확인', role: 'SETTLEMENT_TEAM' }] },
  { code: 'NETWORK', nameKo: '망운용팀', nameEn: 'Network operations', people: [{ login: 'network', name: '한망운', role: 'NETWORK_OPS' }] },
  { code: 'LEGAL', nameKo: '법무팀', nameEn: 'Legal', people: [{ login: 'legal', name: '오법무', role: 'LEGAL' }] },
  { code: 'PROCUREMENT', nameKo: '구매계약팀', nameEn: 'Procurement', people: [{ login: 'procurement', name: '강구매', role: 'PROCUREMENT_CONTRACT' }] },
  { code: 'BRANCH-1', nameKo: '중부지사', nameEn: 'Central branch', people: [{ login: 'branch', name: '서지사', role: 'BRANCH' }] },
  { code: 'CONTACT', nameKo: '고객센터', nameEn: 'Contact centre', people: [{ login: 'contact', name: '문센터', role: 'CONTACT_CENTER' }] },
  { code: 'CREDIT', nameKo: '신용관리센터', nameEn: 'Credit centre', people: [{ login: 'credit', name: '신관리', role: 'CREDIT_CENTER' }] },
  { code: 'ADMIN', nameKo: '시스템운영', nameEn: 'Administration', people: [{ login: 'admin', name: '관리자', role: 'ADMIN', supervisor: true }] },
];

interface DemoPartner {
  readonly code: string;
  readonly businessNo: string;
  readonly nameKo: string;
  readonly nameEn: string;
  readonly person: DemoPerson;
  /** Where it is paid: of the shape that its bank gives, and nobody's. */
  readonly account: { readonly bankCode: string; readonly accountNo: string };
}

export const partners: readonly DemoPartner[] = [
  { code: 'P-SYSTEM', businessNo: '9998610008', nameKo: '가온시스템', nameEn: 'Gaon Systems', person: { login: 'system', name: '가온담당', role: 'PARTNER_SYSTEM' }, account: { bankCode: '088', accountNo: '110000000001' } },
  { code: 'P-APP', businessNo: '9998610013', nameKo: '나래소프트', nameEn: 'Narae Soft', person: { login: 'app', name: '나래담당', role: 'PARTNER_APP' }, account: { bankCode: '004', accountNo: '00000001000002' } },
  { code: 'P-STAFFING', businessNo: '9998610027', nameKo: '다솜인력', nameEn: 'Dasom Staffing', person: { login: 'staffing', name: '다솜담당', role: 'PARTNER_STAFFING' }, account: { bankCode: '020', accountNo: '1002000000003' } },
  { code: 'P-DEV', businessNo: '9998610032', nameKo: '라온개발', nameEn: 'Raon Development', person: { login: 'dev', name: '라온담당', role: 'PARTNER_DEV' }, account: { bankCode: '011', accountNo: '3010000000004' } },
  { code: 'P-NETEQ', businessNo: '9998610046', nameKo: '마루장비', nameEn: 'Maru Network', person: { login: 'neteq', name: '마루담당', role: 'PARTNER_NETEQ' }, account: { bankCode: '003', accountNo: '00000000000005' } },
  { code: 'P-DEVICE', businessNo: '9998610051', nameKo: '바다단말', nameEn: 'Bada Devices', person: { login: 'device', name: '바다담당', role: 'PARTNER_DEVICE' }, account: { bankCode: '081', accountNo: '00000000000006' } },
];

export interface DemoLogin {
  readonly login: string;
  readonly name: string;
  readonly role: string;
}

/** Who may log in to a demonstration. */
export const demoLogins: readonly DemoLogin[] = [...units.flatMap(({ people }) => people), ...partners.map(({ person }) => person)].map(({ login, name, role }) => ({ login, name, role }));
