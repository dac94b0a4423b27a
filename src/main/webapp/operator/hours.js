// Opening hours as people write them, "Mo-Fr 11:30-22:00; Sa-Su 12:00-01:00", of the spans that a restaurant tells.
const DAYS = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'];
const SHORT = ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su'];

/** Days that follow one another, as [first, last]. */
function runs(days) {
  const all = [];
  for (const day of [...new Set(days)].sort()) {
    if (all.at(-1)?.[1] === day - 1) all.at(-1)[1] = day;
    else all.push([day, day]);
  }
  return all;
}

/** Nothing is "always". */
export function written(spans = []) {
  const times = new Map();
  for (const { day, opens, closes } of spans) {
    const time = `${opens.slice(0, 5)}-${closes.slice(0, 5)}`;
    times.set(time, [...(times.get(time) ?? []), DAYS.indexOf(day)]);
  }
  return [...times].flatMap(([time, days]) => runs(days).map(([first, last]) => `${SHORT[first]}${first === last ? '' : `-${SHORT[last]}`} ${time}`)).join('; ');
}
