package foodfast.upload;

import java.util.UUID;

/** The last byte of an upload is kept: a worker may begin. */
public record UploadFinished(UUID uploadId) {}
