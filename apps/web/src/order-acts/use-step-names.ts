import { useTranslation } from 'react-i18next';
import { keyOf } from '../order/steps';
import type { Order } from '../order/use-order';
import { language } from '../texts';

/** Steps of an order by name, in the plan's order, each with the partner whose part it is. */
export function useStepNames(order: Pick<Order, 'steps'>): (refs: readonly string[]) => string {
  const { t, i18n } = useTranslation();
  const names = new Map((order.steps ?? []).map(({ ref, name }) => [keyOf(ref), name[language()]]));
  const nameOf = (ref: string): string => {
    const role = `roles.${ref.split('#')[1] ?? ''}`;
    return `${names.get(keyOf(ref)) ?? t('order-acts.a-step')}${i18n.exists(role) ? ` (${t(role)})` : ''}`;
  };
  const places = [...names.keys()];
  const inOrder = (refs: readonly string[]) => refs.toSorted((a, b) => places.indexOf(keyOf(a)) - places.indexOf(keyOf(b)));
  return (refs) => [...new Set(inOrder(refs).map(nameOf))].join(', ') || t('order-acts.none');
}
