package foodfast.upload;

import foodfast.menu.MenuItemView;
import foodfast.picture.PictureIssue;
import jakarta.json.bind.annotation.JsonbProperty;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * An upload as its owner sees it.
 *
 * @param offset how many bytes are kept
 * @param percent of the whole way: the bytes are the first 60, the steps the rest
 * @param menuItemId the dish it is for, or null
 * @param conversationId the conversation it is for, or null
 * @param photo where a dish's files are, by width and format; null before it is READY
 */
public record UploadStatus(
    UUID id,
    UUID menuItemId,
    UUID conversationId,
    String filename,
    UploadState state,
    long version,
    @JsonbProperty("final") boolean isFinal,
    long offset,
    long length,
    int percent,
    List<UploadStep.View> steps,
    List<PictureIssue.View> reasons,
    Map<String, Map<String, String>> photo) {
  private static final int OF_BYTES = 60;

  static UploadStatus of(Upload u) {
    boolean ofDish = u.subject().equals(DishPhotos.KEY);
    return new UploadStatus(
        u.id(),
        ofDish ? u.subjectId() : null,
        ofDish ? null : u.subjectId(),
        u.filename(),
        u.state(),
        u.version(),
        u.state().isFinal(),
        u.received(),
        u.length(),
        percent(u),
        u.steps().stream().map(UploadStep::view).toList(),
        u.reasons().stream().map(PictureIssue::view).toList(),
        ofDish ? MenuItemView.photo(u.photoId()) : null);
  }

  private static int percent(Upload u) {
    if (u.state() == UploadState.READY) {
      return 100;
    }
    int bytes = u.length() == 0 ? OF_BYTES : (int) (OF_BYTES * u.received() / u.length());
    int steps = 0;
    for (UploadStep step : u.steps()) {
      steps = step.isBeginning() ? 0 : steps + 1;
    }
    return bytes + (99 - OF_BYTES) * steps / UploadStep.OF_PROCESSING;
  }
}
