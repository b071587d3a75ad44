/** The drawing as the person reads it: names of one language, roles by their names, and no condition's code. */
export function drawingInWords(drawing: string, words: { readonly language: 'ko' | 'en'; readonly role: (code: string) => string; readonly stage: (code: string) => string }): string {
  const read = new DOMParser().parseFromString(drawing, 'text/xml');
  for (const element of read.querySelectorAll('[name]')) {
    const name = element.getAttribute('name') ?? '';
    const own = nameOf(element, name, words);
    if (own === '') element.removeAttribute('name');
    else element.setAttribute('name', own);
  }
  return new XMLSerializer().serializeToString(read);
}

const separators = /\s*[|&]\s*/;

function nameOf({ localName }: Element, name: string, { language, role, stage }: Parameters<typeof drawingInWords>[1]): string {
  const [ko = name, en = name] = name.split(' · ');
  if (localName === 'lane') return name.split(separators).map(role).join(', ');
  if (localName === 'intermediateThrowEvent') return stage(name);
  const isNamedByCode = localName.endsWith('Gateway') || localName === 'sequenceFlow' || localName === 'participant' || localName === 'process';
  return isNamedByCode ? '' : language === 'en' ? en : ko;
}
