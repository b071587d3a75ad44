import type { ProblemTexts } from './text';

export const priceVersionsTexts: ProblemTexts = {
  'price-version.not-found': { status: 404, ko: '버전 또는 제안을 찾을 수 없습니다.', en: 'There is no such version or proposal.' },
  'price-version.day-has-come': { status: 422, ko: '{date}은(는) 이미 왔습니다. 시행일은 내일부터 정할 수 있고, 시행된 버전은 바뀌지 않습니다.', en: '{date} has come: a version takes effect from tomorrow at the earliest, and stays once it has.' },
  'price-version.collides': { status: 409, ko: '{date}에 시행되는 버전 또는 제안이 이미 있습니다.', en: 'Another version, or a proposal of one, takes effect on {date}.' },
  'price-version.nothing-changes': { status: 422, ko: '앞 버전과 다른 것이 없습니다.', en: 'Nothing differs from the version before.' },
  'price-version.item-missing': { status: 422, ko: '{item}의 단가가 없습니다. 모든 항목의 단가를 적으십시오.', en: 'The prices of {item} are missing: a version holds those of every item.' },
  'price-version.negotiated': { status: 422, ko: '{item}은(는) 별도 협정가라 단가표가 없습니다.', en: 'The price of {item} is negotiated: it has no table.' },
  'price-version.bands': { status: 422, ko: '{item}의 구간은 빈틈없이 이어지고 마지막 구간만 열려 있어야 합니다.', en: 'The bands of {item} must follow each other without a gap, the last one alone being open.' },
  'price-version.dearer-with-term': { status: 422, ko: '{item}의 약정 단가는 단기 단가보다 비쌀 수 없습니다.', en: 'With a commitment {item} cannot cost more than without.' },
  'price-version.no-term-discount': { status: 422, ko: '{item}에는 약정 할인이 없습니다. 모든 기간의 단가가 같아야 합니다.', en: '{item} has no term discount: it costs the same at every term.' },
  'price-version.decided-already': { status: 409, ko: '이미 결정된 제안입니다.', en: 'This proposal has been decided already.' },
  'price-version.follows-another': { status: 409, ko: '제안할 때의 앞 버전은 {was}였으나 지금은 {is}입니다. 다시 제안하십시오.', en: 'When it was proposed it followed {was}; now it would follow {is}. Propose it anew.' },
  'price-version.not-to-come': { status: 409, ko: '승인되어 시행을 기다리는 버전이 아닙니다.', en: 'This is no approved version that is still to come.' },
};
