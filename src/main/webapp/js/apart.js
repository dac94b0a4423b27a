// Boxes on a picture that must not lie on each other. Guarantees: the same boxes always come to lie in the same places, at
// most RINGS rings around where they belong are looked at, and none that has a place lies on another.
const GAP = 3; // pixels between two
const STEP = 8; // from ring to ring, and from place to place on one
const RINGS = 50;

const clear = (one, other) => Math.abs(one.x - other.x) >= (one.w + other.w) / 2 + GAP || Math.abs(one.y - other.y) >= (one.h + other.h) / 2 + GAP;
const within = ({ x, y, w, h }, frame) => x >= w / 2 && x <= frame.x - w / 2 && y >= h / 2 && y <= frame.y - h / 2;
const starts = ({ x, y }, frame) => x >= 0 && x <= frame.x && y >= 0 && y <= frame.y;

/** Where a box may lie: where it belongs, then ring by ring around that. */
function* around({ x, y }) {
  yield { x, y };
  for (let ring = 1; ring <= RINGS; ring++) {
    const places = Math.round(2 * Math.PI * ring);
    for (let at = 0; at < places; at++) {
      const turn = (2 * Math.PI * at) / places;
      yield { x: x + ring * STEP * Math.cos(turn), y: y + ring * STEP * Math.sin(turn) };
    }
  }
}

function placeOf(box, placed, frame) {
  const seen = starts(box, frame); // what belongs beyond the frame stays there
  for (const place of around(box)) {
    const there = { ...box, ...place };
    if ((!seen || within(there, frame)) && placed.every((other) => clear(there, other))) return there;
  }
  return null;
}

/**
 * Boxes by centre and size ({x, y, w, h}), each as near as may be to where it belongs, those that come first nearest;
 * within the frame ({x, y}: its size) and off what is taken there already. Answers a place for each, null without room.
 */
export function apart(boxes, frame, taken = []) {
  const placed = [...taken];
  return boxes.map((box) => {
    const there = placeOf(box, placed, frame);
    if (there) placed.push(there);
    return there;
  });
}
