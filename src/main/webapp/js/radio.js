// A model of what packets cost a phone: its radio goes on for a packet (promotion) and stays on for a while after the
// last one (tail), for more may come. Limits: one state, no power in watts; what other apps send at the same time is free
// here, and what a page doesn't see (TCP's acknowledgements, a socket's pings, TLS) is not counted.
// LTE: Huang et al., A Close Examination of Performance and Power Characteristics of 4G LTE Networks, MobiSys 2012.
// 5G: a low-band standalone network as in Narayanan et al., A Variegated Look at 5G in the Wild, SIGCOMM 2021; these two
// figures were not read again in the paper and count as an assumption. All of them in seconds.
export const NETWORKS = [
  { name: 'LTE', promotion: 0.26, tail: 11.6 },
  { name: '5G', promotion: 0.341, tail: 10.4 },
];

/** Follows packets as they come, in the order of their times (milliseconds). */
export function meter({ promotion, tail }) {
  let before = 0; // of intervals that are over
  let from = null;
  let until = null;
  return {
    packet(at) {
      if (until === null || at > until) {
        if (until !== null) before += until - from;
        from = at;
        until = at + (promotion + tail) * 1000;
      } else {
        until = Math.max(until, at + tail * 1000);
      }
    },
    /** How many seconds the radio has been on until then. */
    seconds: (now) => (until === null ? 0 : (before + Math.max(0, Math.min(now, until) - from)) / 1000),
  };
}

/** Seconds the radio is on for packets at these times (milliseconds), until a time. */
export function radioSeconds(times, network, until) {
  const one = meter(network);
  for (const at of [...times].sort((a, b) => a - b)) if (at <= until) one.packet(at);
  return one.seconds(until);
}
