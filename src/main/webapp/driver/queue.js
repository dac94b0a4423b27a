// Fixes on their way out. Guarantees: each delivery's fixes leave in order, a few at a time; each stays until it is
// acknowledged and is sent again when its answer is lost (the server knows a fix by its time); the queue is bounded,
// thinned where it is oldest; where no socket opens for a while, everything goes as one batch.
const IN_FLIGHT = 8;
const AGAIN = 5000;
const BATCH_AFTER = 12000;
const BOUND = 400;

/** Decided: the same fixes would be refused again. */
const isRefused = ({ status }) => status >= 400 && status < 500 && ![401, 408, 425, 429].includes(status);

/** wire: {send(frame) → boolean, batch(orderId, fixes) → Promise}; told(change) hears of every change. */
export function queue(wire, told = () => {}) {
  const waiting = []; // {orderId, fix, sentAt}
  const counts = { measured: 0, acked: 0, batched: 0 };
  let lastAck = 0;
  let handing = false;
  const tell = () => told({ ...counts, waiting: waiting.length });

  function remove(gone) {
    for (let i = waiting.length - 1; i >= 0; i--) if (gone(waiting[i])) waiting.splice(i, 1);
  }

  function drain(now) {
    for (const one of waiting.slice(0, IN_FLIGHT)) {
      if (one.sentAt && now - one.sentAt < AGAIN) continue;
      if (!wire.send({ type: 'position', orderId: one.orderId, ...one.fix })) return;
      one.sentAt = now;
    }
  }

  /** All that waits, one batch for each delivery. */
  async function handIn(now) {
    if (handing || !waiting.length || now - Math.max(lastAck, waiting[0].measuredAt) < BATCH_AFTER) return;
    handing = true;
    try {
      for (const orderId of new Set(waiting.map((one) => one.orderId))) await handInOne(orderId);
      lastAck = Date.now();
    } catch {
      lastAck = Math.max(lastAck, now - BATCH_AFTER / 2);
    } finally {
      handing = false;
      tell();
    }
  }

  async function handInOne(orderId) {
    const batch = waiting.filter((one) => one.orderId === orderId);
    try {
      await wire.batch(orderId, batch.map((one) => one.fix));
      remove((one) => batch.includes(one));
      counts.batched += batch.length;
    } catch (error) {
      const over = [404, 409, 410].includes(error.status);
      if (!over && !isRefused(error)) throw error;
      remove((one) => (over ? one.orderId === orderId : batch.includes(one)));
    }
  }

  return {
    add(orderId, fix, now) {
      waiting.push({ orderId, fix, measuredAt: now, sentAt: 0 });
      counts.measured += 1;
      if (waiting.length > BOUND) remove((one) => waiting.indexOf(one) < BOUND / 2 && waiting.indexOf(one) % 2 === 1);
      drain(now);
      tell();
    },
    acked({ orderId, at }, now) {
      const before = waiting.length;
      remove((one) => one.orderId === orderId && one.fix.at === at);
      counts.acked += before - waiting.length;
      lastAck = now;
      drain(now);
      tell();
    },
    /** The line is new: what was in flight may be lost. */
    reopened(now) {
      for (const one of waiting) one.sentAt = 0;
      drain(now);
    },
    /** All of a delivery, or only what was measured then. */
    forget(orderId, at = null) {
      remove((one) => one.orderId === orderId && (at === null || one.fix.at === at));
      tell();
    },
    tick(now) {
      drain(now);
      handIn(now);
    },
    size: () => waiting.length,
  };
}
