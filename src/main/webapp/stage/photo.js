// A photo for the menu: a plate, drawn anew each time, and its way to the server by tus in two parts.
import { newKey } from '../js/api.js';
import { as, headersOf } from './people.js';

const FOODS = ['#c8402e', '#e8a33d', '#5b8c3a', '#8a5a2b', '#f0d9a8', '#7d2f4b'];
const any = (list) => list[Math.floor(Math.random() * list.length)];
const between = (from, to) => from + Math.random() * (to - from);

function disc(pen, x, y, radius, fill) {
  pen.beginPath();
  pen.arc(x, y, radius, 0, 2 * Math.PI);
  pen.fillStyle = fill;
  pen.fill();
}

/** A picture of 1600 by 1200, as a JPEG. */
export function plate() {
  const canvas = Object.assign(document.createElement('canvas'), { width: 1600, height: 1200 });
  const pen = canvas.getContext('2d');
  pen.fillStyle = any(['#6b4a32', '#3d5a50', '#54607a']);
  pen.fillRect(0, 0, 1600, 1200);
  for (let n = 0; n < 400; n++) {
    pen.fillStyle = `rgb(0 0 0 / ${between(2, 9)}%)`;
    pen.fillRect(0, between(0, 1200), 1600, between(1, 5));
  }
  disc(pen, 812, 618, 520, 'rgb(0 0 0 / 30%)');
  disc(pen, 800, 600, 520, '#f7f4ee');
  disc(pen, 800, 600, 400, '#ece7dc');
  for (let n = 0; n < 90; n++) {
    const turn = between(0, 2 * Math.PI);
    const far = Math.sqrt(Math.random()) * 300;
    const [x, y, radius] = [800 + far * Math.cos(turn), 600 + far * Math.sin(turn), between(24, 74)];
    disc(pen, x + 6, y + 8, radius, 'rgb(0 0 0 / 22%)');
    disc(pen, x, y, radius, any(FOODS));
    disc(pen, x - radius / 3, y - radius / 3, radius / 4, 'rgb(255 255 255 / 35%)');
  }
  for (let n = 0; n < 500; n++) disc(pen, between(470, 1130), between(270, 930), between(2, 6), any(['#2f5d23', '#fff3d0', '#7c1d12']));
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.9));
}

async function tus(method, path, headers, body) {
  const response = await fetch(path, { method, body, cache: 'no-store', headers: { 'Tus-Resumable': '1.0.0', ...(await headersOf('RESTAURANT')), ...headers } });
  if (!response.ok) throw new Error(`The photo was refused (${response.status}).`);
  return response;
}

const base64 = (text) => btoa(String.fromCharCode(...new TextEncoder().encode(text)));

/** Sends it for that dish; `halfway` is waited for after half of the bytes. Answers the upload's last status. */
export async function send(dishId, photo, halfway) {
  const metadata = `menuItemId ${base64(dishId)},filename ${base64('plate.jpg')},filetype ${base64('image/jpeg')}`;
  const created = await tus('POST', '/api/uploads', { 'Upload-Length': String(photo.size), 'Upload-Metadata': metadata, 'Idempotency-Key': newKey() });
  const path = new URL(created.headers.get('Location'), location.href).pathname;
  const bytes = (from, to) => tus('PATCH', path, { 'Upload-Offset': String(from), 'Content-Type': 'application/offset+octet-stream' }, photo.slice(from, to));
  await bytes(0, Math.floor(photo.size / 2));
  await halfway();
  const offset = Number((await tus('HEAD', path, {})).headers.get('Upload-Offset'));
  await bytes(offset, photo.size);
  return followed(`${path}/status`);
}

async function followed(path) {
  let etag = null;
  for (let looks = 0; looks < 30; looks++) {
    const { status, body, etag: tag } = await as('RESTAURANT').get(path, { timeout: 17000, headers: etag ? { 'If-None-Match': etag, Prefer: 'wait=5' } : {} });
    if (status === 304) continue;
    etag = tag;
    if (body.final) return body;
  }
  throw new Error('The photo is still being worked on.');
}
