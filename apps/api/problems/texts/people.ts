import type { ProblemTexts } from './text';

export const peopleTexts: ProblemTexts = {
  'login.needed': { status: 401, ko: '로그인이 필요합니다.', en: 'Please log in.' },
  'login.wrong': { status: 401, ko: '아이디 또는 비밀번호가 올바르지 않습니다.', en: 'Login or password is wrong.' },
  'login.locked': {
    status: 429,
    ko: '비밀번호를 여러 번 틀려 로그인이 잠겼습니다. {minutes}분 뒤에 다시 시도하십시오.',
    en: 'Too many wrong passwords: the login is locked. Try again in {minutes} minutes.',
  },
  'login.wrong-old-password': { status: 422, ko: '지금 비밀번호가 올바르지 않습니다.', en: 'The present password is wrong.' },
  'access.denied': { status: 403, ko: '이 일을 할 권한이 없습니다.', en: 'You may not do this.' },
  'people.customer-not-found': { status: 404, ko: '고객을 찾을 수 없습니다.', en: 'There is no such customer.' },
  'people.not-your-customer': { status: 403, ko: '이 고객의 주문을 맡은 영업대표 또는 관리자만 초대할 수 있습니다.', en: 'Only the sales rep of an order of this customer, or an administrator, may invite.' },
  'people.login-taken': { status: 409, ko: '{login}은(는) 이미 쓰이는 아이디입니다.', en: 'The login {login} is taken.' },
  'people.not-found': { status: 404, ko: '사람을 찾을 수 없습니다.', en: 'There is no such person.' },
  'people.to-oneself': { status: 422, ko: '본인에게는 넘길 수 없습니다. 다른 사람을 고르십시오.', en: 'Nothing can be handed to oneself. Choose somebody else.' },
  'people.only-supervisor-hands-over': { status: 403, ko: '업무 인계는 그 팀의 팀장 또는 관리자만 할 수 있습니다.', en: 'Only the lead of the team, or an administrator, hands work over.' },
  'people.not-in-every-team': { status: 422, ko: '받을 사람이 옮길 업무의 모든 팀에 속해 있지 않습니다.', en: 'That person is not in every team whose work is to move.' },
  'substitution.not-found': { status: 404, ko: '부재 또는 위임을 찾을 수 없습니다.', en: 'There is no such absence or delegation.' },
  'substitution.not-yours': { status: 403, ko: '부재는 본인, 팀장 또는 관리자만 등록할 수 있습니다.', en: 'An absence is entered by the person, their lead or an administrator.' },
  'substitution.deputy-elsewhere': { status: 422, ko: '대결자는 같은 조직에서 일하는 사람이어야 합니다.', en: 'The deputy must work for the same organisation.' },
  'substitution.role-not-held': { status: 422, ko: '이 사람의 역할이 아닙니다: {role}', en: 'The person does not hold this role: {role}' },
  'substitution.overlaps': { status: 409, ko: '그 기간에는 이미 대결자가 있습니다. 먼저 끝내십시오.', en: 'Another deputy is named for some of these days. End that first.' },
  'substitution.task-not-yours': { status: 422, ko: '본인이 맡은 진행 중 업무만 위임할 수 있습니다.', en: 'Only your own open tasks can be delegated.' },
  'substitution.not-in-team': { status: 422, ko: '같은 팀의 동료에게만 위임할 수 있습니다.', en: 'Tasks can only be delegated to a colleague of the same team.' },
  'substitution.ended-already': { status: 409, ko: '이미 끝난 부재 또는 위임입니다.', en: 'This absence or delegation has ended already.' },
  'people.team-not-found': { status: 404, ko: '팀을 찾을 수 없습니다.', en: 'There is no such team.' },
};
