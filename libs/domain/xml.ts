/** An element of XML: its name, its attributes (those without a value are left out), what stands in it. */
export interface Xml {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string | number | boolean | undefined>>;
  readonly children: readonly (Xml | string)[];
}

export const xml = (name: string, attributes: Xml['attributes'] = {}, children: readonly (Xml | string)[] = []): Xml => ({ name, attributes, children });

/** XML 1.0 has no place for control characters, not even escaped, nor for half of a character pair. */
const notInXml = /(?![\t\n\r])\p{Cc}|[\uFFFE\uFFFF]|\p{Surrogate}/gu;
const signs: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\n': '&#10;', '\r': '&#13;', '\t': '&#9;' };

export const escapedXml = (text: string): string => text.replaceAll(notInXml, '').replaceAll(/[&<>"\n\r\t]/g, (sign) => signs[sign] ?? sign);

const attributesOf = ({ attributes }: Xml): string =>
  Object.entries(attributes)
    .flatMap(([name, value]) => (value === undefined ? [] : [` ${name}="${escapedXml(String(value))}"`]))
    .join('');

/** The text of an element, one line an element; text stands alone in its element and keeps its spaces. */
export function xmlText(element: Xml, indent = ''): string {
  const open = `${indent}<${element.name}${attributesOf(element)}`;
  const { children } = element;
  if (children.length === 0) return `${open}/>\n`;
  if (children.every((child) => typeof child === 'string')) return `${open}>${escapedXml(children.join(''))}</${element.name}>\n`;
  const inner = children.map((child) => (typeof child === 'string' ? `${indent}  ${escapedXml(child)}\n` : xmlText(child, `${indent}  `))).join('');
  return `${open}>\n${inner}${indent}</${element.name}>\n`;
}

export const xmlDeclaration = '<?xml version="1.0" encoding="UTF-8"?>\n';
