/**
 * Feature 7, menu photos: a resumable upload, then a queue with progress.
 *
 * <p>Files of 2 to 10 MB on shaky lines go on where they were cut; slow work never holds a request,
 * and the restaurant learns when the dish can be published.
 *
 * <ol>
 *   <li>{@link foodfast.photo.UploadsResource} and {@link foodfast.photo.UploadResource} speak tus
 *       1.0.0; {@link foodfast.photo.ReceivePatch} keeps each piece as it comes, under a fence.
 *   <li>The last byte commits together with {@link foodfast.photo.UploadFinished}, which reaches
 *       {@link foodfast.photo.UploadFinishedConsumer} on one node.
 *   <li>{@link foodfast.photo.PhotoProcessing}: each step is a row and a signal; its end is READY,
 *       or a {@link foodfast.photo.Reason} with advice.
 *   <li>Seen by poll, by {@link foodfast.photo.PhotoStream}, and then by customers at {@link
 *       foodfast.photo.PhotoDoor}.
 * </ol>
 *
 * Limits: 10 MiB, 50 megapixels, one photo at a time on each node, five attempts.
 */
package foodfast.photo;
