/** What the papers of the chain are called (glossary), by the type that steps ask for and uploads name. */
const papers: Readonly<Record<string, { readonly ko: string; readonly en: string }>> = {
  APPLICATION_FORM: { ko: '신청서(D-01)', en: 'Application form (D-01)' },
  TERMS: { ko: '이용약관(D-02)', en: 'Terms (D-02)' },
  STAMPED_QUOTE: { ko: '날인한 견적서', en: 'Stamped quote' },
  BUSINESS_REGISTRATION: { ko: '사업자등록증 사본', en: 'Business registration copy' },
  CONSENT_COLLECTION: { ko: '개인정보 수집·이용 동의서', en: 'Consent to collection and use' },
  CONSENT_THIRD_PARTY: { ko: '제3자 제공 동의서', en: 'Consent to third parties' },
  NEGOTIATED_AGREEMENT: { ko: '별도 협정서', en: 'Negotiated agreement' },
  CONTRACT_DRAFT: { ko: '고객 계약서 초안', en: 'Draft customer contract' },
  PARTNER_CONTRACT_DRAFT: { ko: '협력사 계약서 초안', en: 'Draft partner contract' },
  CUSTOMER_CONTRACT: { ko: '고객 계약서(날인)', en: 'Customer contract (stamped)' },
  PARTNER_CONTRACT: { ko: '협력사 계약서(날인)', en: 'Partner contract (stamped)' },
  VPN_APPLICATION: { ko: 'VPN 신청서', en: 'VPN application' },
  DELIVERY_CERTIFICATE: { ko: '납품(검수)확인서(D-06)', en: 'Delivery certificate (D-06)' },
  COMPLETION_CERTIFICATE: { ko: '준공확인서', en: 'Completion certificate' },
  ACCEPTANCE_CERTIFICATE: { ko: '검수확인서', en: 'Acceptance certificate' },
  ATTENDANCE_CERTIFICATE: { ko: '복무확인서', en: 'Attendance certificate' },
  BILLING_REQUEST: { ko: '청구/정산 요청서(D-05)', en: 'Billing and settlement request (D-05)' },
  PARTNER_TAX_INVOICE: { ko: '협력사 세금계산서', en: 'Partner’s tax invoice' },
  RETURN_CERTIFICATE: { ko: '반납확인서', en: 'Return certificate' },
  OTHER: { ko: '기타 서류', en: 'Other document' },
};

/** The names in one language, by type. */
export const namesOfPapers = (language: 'ko' | 'en'): Record<string, string> => Object.fromEntries(Object.entries(papers).map(([type, name]) => [type, name[language]]));

/** What the file of a paper is called where nobody chose a name. */
export const fileNameOfPaper = (type: string): string => `${(papers[type]?.ko ?? type).replaceAll('/', '·')}.pdf`;
