// The way in to the pages the server renders: the access token of this log-in becomes a cookie that no script can read
// and that only these pages get. Goes on only when the cookie is there.
import { show, text } from '../js/dom.js';
import { demand } from '../js/session.js';
import { openDesk } from './desk-cookie.js';

await demand('OPERATOR');
try {
  await openDesk();
  location.replace('/operator/announcements.xhtml');
} catch (error) {
  show('opening', false);
  text('page-error', error.message);
  show('page-error', true);
}
