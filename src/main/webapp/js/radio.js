// A model of what packets cost a phone: its radio goes on for a packet (promotion) and stays on for a while after the
// last one (tail), for more may come. Limits: one state, no power in watts; what other apps send at the same time is free
// here, and what a page doesn't see (TCP's acknowledgements, a socket's pings, TLS) is not counted.
// LTE: Huang et al., MobiSys 2012. Its promotion stands in lte.conf of AT&T's Application Resource Optimizer, too (with a
// tail of 10.12); its tail of 11.6 could not be read again: it is longer than all others that were, so the model is hard on us.
// 5G: a low-band standalone network as in Narayanan et al., SIGCOMM 2021. Their data: quick answers up to 9.9 s of silence
// and slow ones from 10.0 on (RRC-Probe; their figure 10 says 10.2), three power traces of mmWave with promotions of 0.29,
// 0.32 and 0.36 and tails of 10.5 to 10.7 (RRC-Power). 4G in the same data: 5.0 (T-Mobile), 9.9 (Verizon). All in seconds.
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
