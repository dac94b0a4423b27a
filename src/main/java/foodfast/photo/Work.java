package foodfast.photo;

import java.util.UUID;

/**
 * One attempt at one upload.
 *
 * @param attempt which one: a later attempt takes the work over from an earlier one
 * @param waitedMillis how long the finished upload waited for a worker
 */
record Work(UUID upload, int attempt, byte[] file, long waitedMillis) {}
