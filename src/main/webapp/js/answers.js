// Reading an HTTP answer: what it says, what it weighs, and how long it asks to wait.
import { serverNow } from './clock.js';

/** Bytes received: status line, headers and body as HTTP/1.1 would write them. */
export function weigh(response, text) {
  let bytes = 17 + new TextEncoder().encode(text).length;
  for (const [name, value] of response.headers) bytes += name.length + value.length + 4;
  return bytes;
}

export function parse(text) {
  try {
    return text ? JSON.parse(text) : null;
  } catch {
    return null;
  }
}

/** Retry-After in seconds, be it a number or a date; null when absent. */
export function secondsOf(header) {
  if (!header) return null;
  const seconds = /^\d+$/.test(header) ? Number(header) : (Date.parse(header) - serverNow()) / 1000;
  return Number.isFinite(seconds) ? Math.max(0, seconds) : null;
}
