/** What a customer hands over when it applies, by the step that asks for it. The stamped quote is none of it: it is stamped once both have confirmed it (S1-037). */
const papersByStep: Readonly<Record<string, readonly string[]>> = {
  'approve-negotiated-price': ['NEGOTIATED_AGREEMENT'],
  'collect-documents': ['APPLICATION_FORM', 'TERMS', 'BUSINESS_REGISTRATION', 'CONSENT_COLLECTION', 'CONSENT_THIRD_PARTY'],
};

/** The step for which a paper may be attached before its order is submitted; undefined where it comes later. */
export const stepOfPaperWithApplication = (documentType: string): string | undefined => Object.keys(papersByStep).find((step) => papersByStep[step]?.includes(documentType));
