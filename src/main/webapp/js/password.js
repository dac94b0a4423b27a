// A form in which somebody changes their own password: `current` and `new` are its fields.
import { put } from './api.js';
import { byId, onSubmit, toast } from './dom.js';

export function passwordForm(form, done = () => {}) {
  onSubmit(form, async () => {
    await put('/api/accounts/me/password', { current: byId('current').value, new: byId('new').value }, { tries: 1 });
    form.reset();
    toast('Password changed. Other devices are logged out.', 'good');
    await done();
  });
}
