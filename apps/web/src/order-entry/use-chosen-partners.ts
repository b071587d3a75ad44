import { language } from '../texts';
import { partnersOf, type Entry } from './entry';
import { usePartners } from './use-entry';

/** The firms that were chosen, by name, for each role that the order needs. */
export function useChosenPartners(entry: Entry) {
  const roles = partnersOf(entry);
  const asked = usePartners(roles);
  return roles.map((role, at) => {
    const firm = asked[at]?.data?.items.find(({ id }) => id === entry.partners[role]);
    return { role, name: firm ? firm[language() === 'ko' ? 'nameKo' : 'nameEn'] : '' };
  });
}
