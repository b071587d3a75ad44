export interface TwoLanguages {
  readonly ko: string;
  readonly en: string;
}

/** What a notice can speak of, read when it is sent. Only what its kind needs is there. */
export interface Facts {
  /** Who acted, who is absent. */
  readonly otherName: string;
  readonly step: TwoLanguages;
  readonly orderNo: string;
  readonly serviceNo: string;
  readonly dueOn: string;
  readonly from: string;
  readonly to: string;
  readonly as: string;
  readonly holderName: string;
  readonly billNo: string;
  readonly partnerCode: string;
}

export interface Letter {
  readonly subject: string;
  readonly text: string;
}

/** The words of one kind of notice, in both languages. */
export type Words = (facts: Facts) => { readonly ko: Letter; readonly en: Letter };

/** Where there is an order, it is named. */
export const ofOrder = (orderNo: string): TwoLanguages => (orderNo ? { ko: `주문 ${orderNo}의 `, en: ` of order ${orderNo}` } : { ko: '', en: '' });
