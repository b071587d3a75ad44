import type { ProblemTexts } from './text';

export const contractsTexts: ProblemTexts = {
  'arrears.no-demand': { status: 422, ko: '납부최고 기록이 없어 이용정지할 수 없습니다.', en: 'Without a demand on record there is no suspension.' },
  'attendance.days-out-of-range': { status: 422, ko: '출근일수가 근무해야 할 일수를 벗어났습니다.', en: 'The days attended are outside the days required.' },
  'attendance.no-required-days': { status: 422, ko: '근무해야 할 일수를 1일 이상으로 적으십시오.', en: 'The required days must be at least 1.' },
  'contract.new-term-is-over': { status: 422, ko: '새 약정은 {newTermEndOn}에 끝나, 적용일 {effectiveOn}보다 늦어야 합니다.', en: 'The new term would end on {newTermEndOn}; it must end after {effectiveOn}.' },
  'pause.longer-than-six-months': { status: 422, ko: '일시이용중단은 6개월을 넘을 수 없습니다.', en: 'A pause lasts at most six months.' },
  'pause.no-day-of-service-between': { status: 422, ko: '두 일시이용중단 사이에 하루 이상 이용해야 합니다.', en: 'Between two pauses there must be a day of service.' },
  'pause.shorter-than-a-month': { status: 422, ko: '일시이용중단은 1개월 이상이어야 합니다.', en: 'A pause lasts at least a month.' },
  'phone.malformed': { status: 422, ko: '전화번호 형식이 올바르지 않습니다.', en: 'This is not a Korean phone number.' },
};
