package foodfast.photo;

import java.util.UUID;

/**
 * The right to add bytes to an upload, until somebody else gets a later one.
 *
 * @param fence which right this is
 * @param offset where the bytes begin
 * @param length where they must end at the latest
 */
record Grant(UUID upload, long fence, long offset, long length) {}
