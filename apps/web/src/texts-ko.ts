import { namesOfPapers } from '../../../libs/contract/papers';
import { textsOf } from './texts-of';

export const texts = { ...textsOf(import.meta.glob('./*/ko.json', { eager: true, import: 'default' })), documents: namesOfPapers('ko') };
