// Keeps the file that is being uploaded, so that a reloaded page goes on by itself. Without IndexedDB (a private
// window) nothing breaks: the person is asked for the same file again.
const open = () =>
  new Promise((resolve, reject) => {
    const request = indexedDB.open('foodfast.shelf', 1);
    request.onupgradeneeded = () => request.result.createObjectStore('files');
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

async function within(mode, job) {
  try {
    const shelf = await open();
    const request = job(shelf.transaction('files', mode).objectStore('files'));
    return await new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  } catch {
    return undefined;
  }
}

export const keep = (key, file) => within('readwrite', (files) => files.put(file, key));
export const take = (key) => within('readonly', (files) => files.get(key));
export const drop = (key) => within('readwrite', (files) => files.delete(key));
