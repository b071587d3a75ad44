interface Words {
  readonly ko: string;
  readonly en: string;
}

const businessDays = (n: number): readonly [string, Words] => [
  `+${n} bd`,
  { ko: `업무가 열린 날부터 ${n}영업일`, en: n === 1 ? '1 business day after it opened' : `${n} business days after it opened` },
];

/** Why a step is due on its day, as people read it: each rule of `due` by its name. */
export const dueInWords: Readonly<Record<string, Words>> = {
  ...Object.fromEntries([1, 2, 3, 5, 10].map(businessDays)),
  'installation date': { ko: '회선 설치 예정일', en: 'the line’s planned installation date' },
  'installation date − 4 bd': { ko: '회선 설치 예정일 4영업일 전', en: '4 business days before the line is installed' },
  'delivery date of the hardware contract': { ko: '장비 계약의 납품 기한', en: 'the delivery date of the hardware contract' },
  'delivery date of the development contract': { ko: '개발 계약의 준공 기한', en: 'the delivery date of the development contract' },
  'delivery date of the partner contract': { ko: '협력사 계약의 납품 기한', en: 'the delivery date of the partner contract' },
  'staff-ready date of the partner contract': { ko: '협력사 계약의 상담원 투입 기한', en: 'the day by which the partner contract has the agents ready' },
  'its recording slot': { ko: '예약된 녹음 목요일', en: 'the Thursday of its recording' },
  'the cut-off of its slot': { ko: '예약된 녹음 목요일의 마감(전 영업일)', en: 'the cut-off of its recording: the business day before' },
  'wanted opening date − 1 bd': { ko: '개통희망일 전 영업일', en: 'the business day before the wanted opening date' },
  'its months of training': { ko: '업무교육이 끝나는 날', en: 'the end of its months of training' },
  'inspection date': { ko: '고객과 정한 검수일', en: 'the inspection date agreed with the customer' },
  'attendance is due (X-106)': { ko: '다음 달 3영업일까지', en: 'the 3rd business day of the next month' },
  'the cut-off (X-106)': { ko: '이번 청구의 증빙 마감', en: 'the month’s evidence cut-off' },
  'the 10th (F-10)': { ko: '세금계산서 발행 기한(다음 달 10일)', en: 'tax invoices are issued by the 10th of the next month' },
  'the 10th after its write date (F-10)': { ko: '작성일 다음 달 10일(발행 기한)', en: 'its tax invoice is issued by the 10th after its write date' },
  'pay date − 2 bd': { ko: '협력사 지급일 2영업일 전', en: '2 business days before partners are paid' },
  'pay date − 1 bd': { ko: '협력사 지급일 전 영업일', en: 'the business day before partners are paid' },
};
