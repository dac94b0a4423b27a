/**
 * Feature 7, menu photos: a resumable upload, then a queue with progress.
 *
 * <p>Files of 2 to 10 MB on shaky lines go on where they were cut; slow work never holds a request,
 * and the restaurant learns when the dish can be published.
 *
 * <ol>
 *   <li>{@link foodfast.upload.UploadsResource} speaks tus 1.0.0; {@link
 *       foodfast.upload.ReceiveBytes} keeps each chunk as it comes, under a lease with a fence.
 *   <li>The last byte commits together with {@link foodfast.upload.UploadFinished}, which reaches
 *       {@link foodfast.upload.UploadFinishedConsumer} on one node.
 *   <li>{@link foodfast.upload.PhotoProcessing}: each step is a row and a signal by {@link
 *       foodfast.upload.UploadLifecycle}; its end is READY, or a {@link
 *       foodfast.picture.PictureIssue} with advice.
 *   <li>{@link foodfast.upload.Uploads} are the feed that {@link
 *       foodfast.upload.UploadStatusStream} follows and {@link
 *       foodfast.upload.UploadStatusResource} polls; customers see the photo at {@link
 *       foodfast.upload.PhotoServlet}.
 * </ol>
 *
 * What a photo is for is a {@link foodfast.upload.PhotoPurpose}: dishes here, conversations in
 * {@code attachment}. Limits: 10 MiB, 50 megapixels, one photo at a time on each node, five
 * attempts.
 */
package foodfast.upload;
