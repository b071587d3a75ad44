import type { ProblemTexts } from './text';

export const filesTexts: ProblemTexts = {
  'file.missing': { status: 422, ko: '파일을 첨부하십시오.', en: 'Attach a file.' },
  'file.type-not-taken': { status: 422, ko: 'PDF, 사진(PNG·JPEG), 워드·엑셀 문서만 올릴 수 있습니다.', en: 'Only PDF, pictures (PNG, JPEG) and Word or Excel documents are taken.' },
  'file.document-type-missing': { status: 422, ko: '서류 종류를 고르십시오.', en: 'Say which document it is.' },
  'document.not-found': { status: 404, ko: '서류를 찾을 수 없습니다.', en: 'There is no such document.' },
};
