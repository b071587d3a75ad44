import { conditions, gates, planNames, rolesByFact, stages } from './words';

const bpmn = 'http://www.omg.org/spec/BPMN/20100524/MODEL';
const tools = 'urn:ieum:step-plan';

/** The drawing as it is read: every name in one language and none of its codes. A condition stands on its arrow, not on the gate as well. */
export function drawingInWords(xml: string, language: 'ko' | 'en', roleName: (role: string) => string): string {
  const drawing = new DOMParser().parseFromString(xml, 'application/xml');
  const role = (code: string) => rolesByFact[code]?.[language] ?? roleName(code);
  const inWords = (name: string): string => {
    const [ko, en] = name.split(' · ');
    if (en) return (language === 'ko' ? ko : en) ?? name;
    const known = conditions[name] ?? stages[name] ?? planNames[name] ?? gates[name];
    return known?.[language] ?? name.split(/ [|&] /).map(role).join(' · ');
  };
  for (const element of drawing.getElementsByTagNameNS(bpmn, '*')) {
    const name = element.getAttribute('name');
    if (!name || element.localName === 'potentialOwner') continue;
    if (element.localName === 'exclusiveGateway' && conditions[name]) {
      element.removeAttribute('name');
      continue;
    }
    const step = element.getElementsByTagNameNS(tools, 'step')[0];
    element.setAttribute('name', step && element.localName !== 'process' ? (step.getAttribute(language === 'ko' ? 'nameKo' : 'nameEn') ?? name) : inWords(name));
  }
  return new XMLSerializer().serializeToString(drawing);
}
