import { queryOptions, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { answered, api } from '../api/client';
import { boxes } from '../inbox/filters';

export const counts = queryOptions({ queryKey: ['counts'], queryFn: () => answered(api.GET('/api/tasks/counts')), staleTime: 5_000 });
const most = 1_000;

/** The boxes with what lies in each; counting stops at 1,000. */
export function WorkBoxes() {
  const { t } = useTranslation();
  const { data } = useQuery(counts);
  return (
    <ul>
      {boxes.map((box) => {
        const count = data?.[box];
        return (
          <li key={box}>
            <Link to="/inbox" search={{ box: box === 'mine' ? undefined : box }} activeOptions={{ includeSearch: true, explicitUndefined: true }} activeProps={{ 'aria-current': 'page' }}>
              <span>{t(`inbox.boxes.${box}`)}</span>
              {count !== undefined && count > 0 && box !== 'done' && (
                <span className={`count ${box === 'overdue' ? 'late' : ''}`}>{count > most ? `${most}+` : count}</span>
              )}
            </Link>
          </li>
        );
      })}
    </ul>
  );
}
