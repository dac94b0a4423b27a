// What the devices of staff, drivers, agents and operators are woken for; customers choose on their account page.
import { byId } from './js/dom.js';
import { header } from './js/header.js';
import { pushSection } from './js/push.js';
import { demand, ROLES } from './js/session.js';

const wanted = new URLSearchParams(location.search).get('role');
await demand(ROLES.includes(wanted) ? wanted : 'RESTAURANT');
header();
pushSection(byId('push'));
