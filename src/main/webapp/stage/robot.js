// The robot: plays one order through all roles, by the same doors as everybody else, at the pace it is given. It changes
// nothing a page shows by itself: it only turns pages to what is being played.
import { call, newKey } from '../js/api.js';
import { doorOf } from '../js/places.js';
import { pause } from '../js/clock.js';
import { as, talk } from './people.js';
import { plate, send } from './photo.js';
import { statusIn } from './trace.js';

const STREETS = ['Auguststr. 12', 'Linienstr. 80', 'Torstr. 101', 'Rosenthaler Str. 9', 'Gipsstr. 4', 'Mulackstr. 21'];
const NEWS = [
  ['Rain over the city', 'Riders take a little longer than usual this evening.'],
  ['New on FoodFast', 'Your receipt now lists every refund.'],
  ['Street festival', 'Some streets in the centre are closed until midnight.'],
];
const ASKED = ['Could you bring some extra napkins, please?', 'Is the lemonade cold?', 'Please ring twice, the bell is shy.'];
const ANSWERED = ['Of course. I have told the kitchen.', 'It is. Enjoy!', 'I have noted it for the driver.'];
const any = (list) => list[Math.floor(Math.random() * list.length)];
const A_CARD = { number: '4242424242424242', expMonth: 12, expYear: new Date().getFullYear() + 3, cvc: '123', holder: 'Clara Customer' };

const customer = as('CUSTOMER');
const kitchen = as('RESTAURANT');
const driver = as('DRIVER');
const agent = as('AGENT');
const operator = as('OPERATOR');

/**
 * Sets the stage up. `scene(words, pattern)` is told of each act; `turn(role, path)` turns a page; `nudge(role)` lets it
 * look again; `saw(test, ms)` waits until a page saw something; `trace` takes what was tapped and when.
 */
export function robot({ scene, turn, nudge, saw, press, pace }) {
  const beat = (seconds) => pause((seconds * 1000) / pace());
  let played = 0;

  async function card() {
    const { body } = await customer.get('/api/payment-methods');
    const usable = body.items.find(({ expYear }) => expYear > new Date().getFullYear());
    if (usable) return usable.id;
    const { token } = (await call('POST', '/vault/tokens', { body: A_CARD, anonymous: true, tries: 2, idempotent: true })).body;
    return (await customer.post('/api/payment-methods', { token })).body.id;
  }

  async function order(trace) {
    const at = `/api/restaurants/${kitchen.account().restaurantId}`;
    const [{ body: restaurant }, { body: menu }, paymentMethodId] = await Promise.all([customer.get(at), customer.get(`${at}/menu`), card()]);
    const dish = any(menu.items.filter(({ soldOutUntil }) => !soldOutUntil));
    const line1 = STREETS[played % STREETS.length];
    const quantity = Math.max(1, Math.ceil((restaurant.minimumOrder?.amount ?? 0) / dish.price.amount));
    scene(`The customer orders ${dish.name} to ${line1}.`, 1);
    const tapped = Date.now();
    const body = { restaurantId: restaurant.id, items: [{ menuItemId: dish.id, quantity }], deliverTo: { line1, city: restaurant.city, ...doorOf(line1, restaurant.city, restaurant) }, paymentMethodId };
    const placed = (await customer.post('/api/orders', body)).body;
    trace.of(placed.id, tapped, placed.placedAt);
    await turn('CUSTOMER', `/customer/order.html?id=${placed.id}`);
    return placed.id;
  }

  async function step(trace, who, id, status, more = {}) {
    trace.tapped(status);
    const { body } = await who.put(`/api/orders/${id}/status`, { status, ...more });
    trace.stored(status, body.timeline?.find((one) => one.status === status)?.at);
    await saw((entry, role) => role === 'CUSTOMER' && statusIn(entry, id)?.status === status, 8000);
  }

  async function chat(trace, id) {
    scene('The customer has a question. The chat finds an agent who has room.', 5);
    const conversation = (await customer.post('/api/conversations', { topic: 'A question about my order', orderId: id })).body;
    const [mine, theirs] = await Promise.all([talk('CUSTOMER'), talk('AGENT')]);
    try {
      await turn('CUSTOMER', `/customer/chat.html?id=${conversation.id}`);
      const held = await theirs.heard((frame) => frame.type === 'conversation' && frame.id === conversation.id && frame.state === 'OPEN');
      if (!held) return; // another agent has it
      await press('AGENT', `[data-testid=conversation][data-id="${conversation.id}"]`);
      const what = Math.floor(Math.random() * ASKED.length);
      await says(trace, conversation.id, mine, theirs, ASKED[what]);
      scene('The agent answers. “Sent” is said once it is stored, “read” once it is on the screen.', 5);
      await says(trace, conversation.id, theirs, mine, ANSWERED[what]);
      await beat(2);
      await agent.put(`/api/conversations/${conversation.id}/state`, { state: 'CLOSED' });
    } finally {
      mine.close();
      theirs.close();
    }
    await turn('CUSTOMER', `/customer/order.html?id=${id}`);
  }

  async function says(trace, conversationId, from, to, text) {
    from.say({ type: 'typing', conversationId, on: true });
    await beat(2);
    const clientId = newKey();
    trace.said(clientId);
    from.say({ type: 'send', conversationId, clientId, text });
    await from.heard((frame) => frame.clientId === clientId && frame.type !== 'message');
    from.say({ type: 'typing', conversationId, on: false });
    await beat(1.5);
  }

  async function announce(trace) {
    const [title, body] = NEWS[played % NEWS.length];
    scene(`The operator announces “${title}”. Everybody’s bell hears of it.`, 6);
    trace.tapped('ANNOUNCED');
    const endsAt = new Date(Date.now() + 120000).toISOString();
    const said = (await operator.post('/api/announcements', { title, body, severity: 'INFO', endsAt })).body;
    trace.announced(said.id, said.startsAt);
    await saw((entry) => entry.name === 'announcement' && entry.data?.id === said.id, 8000);
  }

  async function photograph(trace) {
    scene('The kitchen uploads a photo. After half of the bytes the line breaks; it asks where it was, and goes on.', 7);
    const at = `/api/restaurants/${kitchen.account().restaurantId}/menu`;
    const draft = (await kitchen.get(at)).body.items.find(({ published, photoPending }) => !published && !photoPending);
    const dish = draft ?? (await kitchen.post(at, { name: 'Plate of the day', description: 'painted by a robot', price: { amount: 990, currency: 'EUR' } })).body;
    const status = await send(dish.id, await plate(), () => beat(1.5));
    trace.photographed(status);
  }

  /** One order from tap to door. */
  async function play(trace) {
    const id = await order(trace);
    await saw((entry) => entry.name === 'ticket' && entry.data?.orderId === id, 10000);
    scene('The board rings: the order came out of a queue and down a stream.', 4);
    await beat(3);
    scene('The kitchen accepts. The customer’s sleeping poll answers at once.', 2);
    await step(trace, kitchen, id, 'CONFIRMED', { minutes: 15 });
    await beat(2);
    scene('A driver takes the delivery.', 1);
    trace.tapped('CLAIMED');
    await driver.post(`/api/deliveries/${id}/claim`, undefined);
    nudge('DRIVER');
    const { hops } = (await operator.get(`/api/orders/${id}/trace`)).body;
    trace.stored('CLAIMED', hops.find(({ what }) => what === 'DRIVER_ASSIGNED')?.at);
    await beat(1.5);
    await chat(trace, id);
    await beat(1);
    scene('The kitchen cooks.', 4);
    await step(trace, kitchen, id, 'PREPARING');
    await beat(1.5);
    await announce(trace);
    await beat(1.5);
    const photo = photograph(trace).catch((error) => scene(`The photo did not come through: ${error.message}`, 7)); // its worker may be busy
    await Promise.race([photo, beat(6)]);
    scene('The food is ready.', 4);
    await step(trace, kitchen, id, 'READY');
    nudge('DRIVER');
    await beat(1.5);
    scene('Picked up. The driver’s phone tells its position; only this customer sees it.', 3);
    await step(trace, driver, id, 'PICKED_UP');
    nudge('DRIVER');
    await saw((entry, role) => role === 'CUSTOMER' && entry.kind === 'frame' && entry.name === 'position' && entry.path.includes(id), 15000);
    await beat(12);
    scene('Delivered. The map closes, the poll ends.', 3);
    await step(trace, driver, id, 'DELIVERED');
    nudge('DRIVER');
    await Promise.race([photo, beat(10)]);
    await beat(2);
    played += 1;
  }

  return { play, prepare: () => agent.put('/api/agents/me/availability', { available: true, capacity: 5 }) };
}
