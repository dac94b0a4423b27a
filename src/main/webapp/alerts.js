// What the devices of staff, drivers, agents and operators are woken for, and their passwords; customers have an account page.
import { byId } from './js/dom.js';
import { header } from './js/header.js';
import { passwordForm } from './js/password.js';
import { pushSection } from './js/push.js';
import { demand, ROLES } from './js/session.js';

const wanted = new URLSearchParams(location.search).get('role');
await demand(ROLES.includes(wanted) ? wanted : 'RESTAURANT');
header();
pushSection(byId('push'));
passwordForm(byId('password-form'));
