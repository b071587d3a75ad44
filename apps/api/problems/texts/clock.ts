import type { ProblemTexts } from './text';

export const clockTexts: ProblemTexts = {
  'clock.not-a-test-clock': { status: 409, ko: '이 설치의 업무 시각은 실제 시각이라 옮길 수 없습니다.', en: 'Business time is real time here and cannot be moved.' },
  'clock.only-forward': { status: 422, ko: '업무 시각은 앞으로만 옮길 수 있습니다.', en: 'Business time moves forward only.' },
  'clock.moments-wait': { status: 503, ko: '{now}의 예정 작업이 아직 끝나지 않았습니다. 잠시 후 다시 시도하십시오.', en: 'What was due at {now} has not happened yet. Try again shortly.' },
};
