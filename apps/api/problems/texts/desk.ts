import type { ProblemTexts } from './text';

export const deskTexts: ProblemTexts = {
  'task.not-found': { status: 404, ko: '업무를 찾을 수 없습니다.', en: 'There is no such task.' },
  'task.not-yours': { status: 403, ko: '이 업무를 처리할 권한이 없습니다.', en: 'This task is not yours to work on.' },
  'task.not-open': { status: 409, ko: '이미 끝났거나 닫힌 업무입니다.', en: 'The task is already done or closed.' },
  'task.changed': {
    status: 409,
    ko: '그사이 다른 사람이 이 업무를 바꾸었습니다. 새로 고친 뒤 다시 하십시오.',
    en: 'Somebody changed this task in the meantime. Reload it and try again.',
  },
  'task.assigned-to-other': {
    status: 409,
    ko: '다른 담당자가 맡은 업무입니다. 팀장에게 담당자 변경을 요청하십시오.',
    en: 'Somebody else has this task. Ask the team lead to reassign it.',
  },
  'task.only-supervisor-reassigns': { status: 403, ko: '담당자 변경은 팀장만 할 수 있습니다.', en: 'Only the team lead reassigns tasks.' },
  'task.not-in-team': { status: 422, ko: '받을 사람이 이 팀에 없습니다.', en: 'That person is not in this team.' },
  'form.invalid': { status: 422, ko: '입력값을 확인하십시오: {field}', en: 'Check what was entered: {field}' },
  'evidence.missing': { status: 422, ko: '필요한 서류가 첨부되지 않았습니다: {documents}', en: 'Documents are missing: {documents}' },
  'reason.missing': { status: 422, ko: '사유를 적으십시오.', en: 'Give a reason.' },
  'return.target-missing': { status: 422, ko: '어느 단계로 반려할지 고르십시오.', en: 'Choose the step that the work goes back to.' },
  'return.not-upstream': { status: 422, ko: '이 업무보다 앞서 끝난 단계로만 반려할 수 있습니다.', en: 'Work can only go back to a step that was done before this one.' },
  'run.not-found': { status: 404, ko: '진행 건을 찾을 수 없습니다.', en: 'There is no such run.' },
  'run.started-before': { status: 409, ko: '이미 시작된 건입니다.', en: 'This was started before.' },
  'run.step-not-open': { status: 409, ko: '지금 처리할 수 있는 단계가 아닙니다.', en: 'This step is not open now.' },
  'run.too-late-to-cancel': { status: 409, ko: '개통된 뒤에는 취소할 수 없습니다. 해지로 처리하십시오.', en: 'After opening an order cannot be cancelled. Terminate the contract instead.' },
  'refusal.not-by-this-step': { status: 422, ko: '이 단계에서는 승낙을 거절할 수 없습니다.', en: 'This step cannot refuse the application.' },
  'refusal.reason-unknown': { status: 422, ko: '정해진 거절 사유 가운데 하나를 고르십시오.', en: 'Choose one of the reasons for a refusal.' },
  'refusal.exception-was-approved': { status: 422, ko: '10석 미만 예외가 승인되어 이 사유로는 거절할 수 없습니다.', en: 'The exception for fewer than 10 seats was approved: this reason no longer holds.' },
  'due.date-not-known': { status: 422, ko: '기한의 기준이 되는 날짜가 아직 없습니다: {fact}', en: 'The date that the due date is counted from is not known yet: {fact}' },
  'run.ended': { status: 409, ko: '이미 끝난 건입니다.', en: 'This is already over.' },
  'catalogue.not-in-force': { status: 422, ko: '{date}에 유효한 가격표가 없습니다.', en: 'No price catalogue is in force on {date}.' },
  'calendar.beyond-rows': {
    status: 422,
    ko: '{date}은(는) 불러온 달력({firstYear}–{lastYear}) 밖의 날짜입니다. 달력을 먼저 불러오십시오.',
    en: '{date} is outside the loaded calendar ({firstYear}–{lastYear}). Load the calendar first.',
  },
};
