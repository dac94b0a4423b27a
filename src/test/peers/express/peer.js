// Statuses and news from memory, to whoever asks.
const express = require('express');

const versions = new Map();
const readers = new Set();
let position = 0;

const app = express();

app.get('/api/orders/:id/status', (request, response) => {
  const id = request.params.id;
  if (!versions.has(id)) versions.set(id, 1);
  const tag = `"v${versions.get(id)}"`;
  response.set('ETag', tag);
  if (request.get('If-None-Match') === tag) response.status(304).end();
  else response.json({ status: 'CONFIRMED' });
});

app.get('/api/announcements/stream', (request, response) => {
  response.set('Content-Type', 'text/event-stream');
  response.write('event: sync\nid: 0\ndata: {}\n\n');
  readers.add(response);
  request.on('close', () => readers.delete(response));
});

app.post('/api/announcements', express.text({ type: '*/*' }), (request, response) => {
  position++;
  const event = `event: announcement\nid: ${position}\ndata: ${request.body}\n\n`;
  for (const reader of readers) reader.write(event);
  response.json({ position });
});

app.listen(process.env.HTTP_PORT, '127.0.0.1');
