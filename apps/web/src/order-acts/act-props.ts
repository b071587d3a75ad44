import type { Order } from '../order/use-order';

export interface ActProps {
  readonly order: Order;
  readonly onClose: () => void;
}
