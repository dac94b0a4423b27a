// Where what operators see leads: to lists of orders, and to an order itself.
import { el } from '../js/dom.js';
import { shortId } from '../js/money.js';

/** The orders of that state, or UNDER_WAY; of that city, or of all. */
export const ordersOf = (state, city = '') => `/operator/orders.html?${new URLSearchParams({ state, city })}`;

export const orderPage = (id) => `/operator/order.html?id=${encodeURIComponent(id)}`;

export const orderLink = (id) => el('a', { href: orderPage(id), 'data-testid': 'order-link', 'data-focus': id }, `#${shortId(id)}`);
