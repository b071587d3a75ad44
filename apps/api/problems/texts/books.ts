import type { ProblemTexts } from './text';

export const booksTexts: ProblemTexts = {
  'month.not-open': { status: 404, ko: '{month} 월마감이 아직 시작되지 않았습니다.', en: 'The close of {month} has not begun.' },
  'month.already-approved': { status: 409, ko: '{month} 청구가 이미 승인되어 다시 계산할 수 없습니다.', en: 'The bills of {month} are approved: they are not computed again.' },
  'month.not-issued': { status: 409, ko: '{month} 청구서가 아직 발행되지 않았습니다. 월마감을 먼저 끝내십시오.', en: 'The bills of {month} are not issued yet. Close the month first.' },
  'month.computed-again-already': { status: 409, ko: '이 계약의 추가 청구가 이미 진행 중입니다.', en: 'This contract is already being billed on its own.' },
  'bill.not-found': { status: 404, ko: '청구서를 찾을 수 없습니다.', en: 'There is no such bill.' },
  'payout.not-found': { status: 404, ko: '지급 건을 찾을 수 없습니다.', en: 'There is no such payout.' },
  'approval.maker-is-checker': { status: 403, ko: '준비하거나 요청한 사람은 승인할 수 없습니다. 다른 담당자에게 맡기십시오.', en: 'Whoever prepared or asked for it does not approve it. Leave it to a colleague.' },
  'approval.another-total': { status: 409, ko: '확정 계산의 합계는 {totalWon}원입니다. 다시 확인한 뒤 승인하십시오.', en: 'The final run comes to {totalWon} won. Look again before you approve.' },
  'attendance.more-days-than-agreed': { status: 422, ko: '출근일수 합계 {days}일이 계약한 최대 {most}일보다 많습니다.', en: 'The days attended add up to {days}, at most {most} were agreed.' },
  'attendance.already-billed': { status: 409, ko: '이미 청구된 달의 복무확인서입니다. 정정으로 처리하십시오.', en: 'This attendance is billed already. It is corrected, not replaced.' },
  'partner-invoice.number-used': { status: 422, ko: '이 승인번호의 세금계산서는 이미 다른 정산에 쓰였습니다.', en: 'An invoice with this approval number already belongs to another settlement.' },
  'partner-invoice.unknown-line': { status: 422, ko: '이 정산에 없는 건입니다.', en: 'This line does not belong to the settlement.' },
  'partner-invoice.line-twice': { status: 422, ko: '같은 건이 두 번 적혀 있습니다.', en: 'The same line stands twice.' },
  'partner-settlement.unknown-line': { status: 422, ko: '이 정산에 없는 건은 보류할 수 없습니다.', en: 'A line that does not belong to the settlement cannot be held.' },
  'partner-settlement.lines-still-held': { status: 422, ko: '보류된 건을 모두 풀어야 끝낼 수 있습니다.', en: 'Every held line must be released first.' },
  'partner-settlement.invoice-does-not-match': {
    status: 422,
    ko: '세금계산서가 없거나 다른 건이 있습니다. 협력사에 반려해 계산서를 다시 받으십시오.',
    en: 'A line has no matching invoice. Send it back to the partner for another one.',
  },
};
