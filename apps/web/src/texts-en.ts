import { namesOfPapers } from '../../../libs/contract/papers';
import { textsOf } from './texts-of';

export const texts = { ...textsOf(import.meta.glob('./*/en.json', { eager: true, import: 'default' })), documents: namesOfPapers('en') };
