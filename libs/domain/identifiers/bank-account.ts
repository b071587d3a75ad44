/** Banks by their code in the payment network (금융기관 공동코드). */
export const banks: Readonly<Record<string, string>> = {
  '002': '한국산업은행',
  '003': 'IBK기업은행',
  '004': 'KB국민은행',
  '007': 'Sh수협은행',
  '011': 'NH농협은행',
  '012': '지역농·축협',
  '020': '우리은행',
  '023': 'SC제일은행',
  '027': '한국씨티은행',
  '031': 'iM뱅크',
  '032': 'BNK부산은행',
  '034': '광주은행',
  '035': '제주은행',
  '037': '전북은행',
  '039': 'BNK경남은행',
  '045': '새마을금고',
  '048': '신협',
  '071': '우체국',
  '081': '하나은행',
  '088': '신한은행',
  '089': '케이뱅크',
  '090': '카카오뱅크',
  '092': '토스뱅크',
};

/** Digits alone, as the payment network takes them: hyphens and blanks are how people write them. */
export const accountDigits = (typed: string): string => typed.normalize('NFKC').replaceAll(/[\s-]/g, '');

/** 10 to 14 digits with every bank of the list. */
export const isAccountNo = (digits: string): boolean => /^\d{10,14}$/.test(digits);
