/**
 * Pure image work for feature 7: a file somebody sent becomes the pictures that menus show.
 *
 * <p>No server, no table: bytes in, bytes or a refusal out, within bounds of memory and time.
 *
 * <ol>
 *   <li>{@link foodfast.picture.PictureFile} looks at a file without decoding it: a parser for its
 *       {@link foodfast.picture.FileKind} takes out what the decoder needs and nothing else.
 *   <li>{@link foodfast.picture.PictureDecoder} makes a {@link foodfast.picture.Picture} of it:
 *       upright, in sRGB by its {@link foodfast.picture.ColorProfile}, of large ones only as much
 *       as is needed.
 *   <li>{@link foodfast.picture.Picture} is made smaller by {@link foodfast.picture.AreaScaling}.
 *   <li>{@link foodfast.picture.QualityAdvice} judges it, by its difference hash too.
 *   <li>{@link foodfast.picture.Rendition} is what is served.
 * </ol>
 *
 * What will never do ends as {@link foodfast.picture.PictureRejected} with a {@link
 * foodfast.picture.PictureIssue} and its advice.
 */
package foodfast.picture;
