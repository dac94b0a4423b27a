package foodfast.upload;

import foodfast.menu.MenuItemView;
import foodfast.picture.PictureIssue;
import jakarta.json.bind.annotation.JsonbProperty;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * An upload as its restaurant sees it.
 *
 * @param offset how many bytes are kept
 * @param percent of the whole way: the bytes are the first 60, the steps the rest
 * @param photo where its files are, by width and format; null before it is READY
 */
public record UploadStatus(
    UUID id,
    UUID menuItemId,
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
    return new UploadStatus(
        u.id(),
        u.menuItemId(),
        u.filename(),
        u.state(),
        u.version(),
        u.state().isFinal(),
        u.received(),
        u.length(),
        percent(u),
        u.steps().stream().map(UploadStep::view).toList(),
        u.reasons().stream().map(PictureIssue::view).toList(),
        MenuItemView.photo(u.photoId()));
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
