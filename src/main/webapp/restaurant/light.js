// The connection light. Guarantee: it tells what was heard, not what the browser believes: without a sign of life
// for two heartbeats it is amber, then red, whatever the connection's own state, and its words say the same.
import { every } from '../js/clock.js';
import { LINE, tellLine } from '../js/line.js';

const LATE = 20000; // a comment is due every 15 s
const LOST = 35000;

export function light(lamp, label, warn) {
  const born = Date.now();
  let heard = 0;
  let state = 'connecting';
  let before = '';

  /** What is to be believed. */
  function truth() {
    const silence = Date.now() - Math.max(heard, born);
    if (!['live', 'connecting'].includes(state) || silence < LATE) return state;
    return silence < LOST ? 'late' : 'down';
  }

  function draw() {
    const now = truth();
    const seconds = Math.round((Date.now() - heard) / 1000);
    tellLine(lamp, label, now, heard && ['live', 'late', 'down'].includes(now) ? ` · last heard ${seconds} s ago` : '');
    const { light: colour } = LINE[now];
    if (colour === 'red' && before !== 'red') warn('The connection is lost. Orders may arrive late.');
    else if (colour === 'green' && before === 'red') warn('Connected again.');
    before = colour === 'amber' && before === 'red' ? 'red' : colour;
  }

  every(1000, draw);
  return {
    beat() {
      heard = Date.now();
      draw();
    },
    state(next) {
      state = next;
      draw();
    },
    lost: () => LINE[truth()].light === 'red',
    live: () => ['live', 'late'].includes(truth()) && state === 'live',
  };
}
