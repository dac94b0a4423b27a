// Which scripts a page may start beside its own: CSP refuses every text that would become code (require-trusted-types-for),
// and this policy lets two files of ours pass.
const OURS = /^(\/v\/[0-9a-f]{12})?\/(js\/clock-worker|sw)\.js$/;

function ours(address) {
  const { origin, pathname, href } = new URL(address, location.href);
  if (origin !== location.origin || !OURS.test(pathname)) throw new TypeError(`not a script of ours: ${pathname}`);
  return href;
}

const policy = globalThis.trustedTypes?.createPolicy('foodfast', { createScriptURL: ours });

/** The address of a worker, as browsers want it. */
export const script = (address) => (policy ? policy.createScriptURL(address) : ours(address));
