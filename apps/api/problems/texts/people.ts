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
  'people.team-not-found': { status: 404, ko: '팀을 찾을 수 없습니다.', en: 'There is no such team.' },
};
