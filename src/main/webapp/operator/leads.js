// Where what operators see leads: to lists of orders, to an order itself, and to why something is done as it is.
import { el } from '../js/dom.js';
import { shortId } from '../js/money.js';

/** The orders of that state, or UNDER_WAY; of that city, or of all. */
export const ordersOf = (state, city = '') => `/operator/orders.html?${new URLSearchParams({ state, city })}`;

/** The chapter of that feature. */
export const why = (feature) => `/report/index.html#feature-${feature}`;

export const orderPage = (id) => `/operator/order.html?id=${encodeURIComponent(id)}`;

export const orderLink = (id) => el('a', { href: orderPage(id), 'data-testid': 'order-link', 'data-focus': id }, `#${shortId(id)}`);
