package foodfast.picture;

import java.util.List;
import java.util.stream.Stream;

/** Why a photo was refused, or what its sender is warned of; each with advice that helps. */
public enum PictureIssue {
  EMPTY_FILE("The file is empty. Choose the photo again."),
  UNSUPPORTED_TYPE("This is not a JPEG, PNG or WebP picture. Export the photo as JPEG."),
  HEIC(
      "This is a HEIC photo, as phones take them. Choose “Most compatible” in the camera's settings,"
          + " or export the photo as JPEG."),
  AVIF("This is an AVIF picture. Export it as JPEG, PNG or WebP."),
  UNUSUAL_JPEG("This JPEG is of a kind that browsers can't show. Save it again as a usual JPEG."),
  DAMAGED("The picture can't be read. Open it, save it again as JPEG and upload that."),
  TRUNCATED("The file ends before the picture does. Copy it from the camera again."),
  HIDDEN_CONTENT("A web page or program is hidden behind the picture. Export the photo anew."),
  TOO_MANY_PIXELS("The picture has more than 50 megapixels. Make it smaller and upload it again."),
  TOO_SMALL(
      "The short side has fewer than 800 pixels, or 320 in a chat. Take the photo with a higher"
          + " resolution."),
  TOO_NARROW("The picture is more than four times as long as wide. Crop it."),
  NOT_TAKEN("The conversation was closed, or went to somebody else, before the photo was ready."),
  PROCESSING_FAILED("We could not process this photo. Upload it again, or another one."),
  ANIMATED("This picture moves. Only its first frame is shown."),
  BLURRY("The photo looks blurred. Hold the camera still, and let it focus."),
  TOO_DARK("The photo is very dark. More light helps."),
  TOO_BRIGHT("The photo is very bright. Less light shows more."),
  NEAR_DUPLICATE("The photo looks like that of another dish of yours. Is it the right one?");

  private final String advice;

  PictureIssue(String advice) {
    this.advice = advice;
  }

  /** The reason as clients see it. */
  public record View(PictureIssue code, String advice) {}

  public View view() {
    return new View(this, advice);
  }

  /** The reasons with these names, separated by commas. */
  public static List<PictureIssue> parse(String names) {
    return Stream.of(names.split(","))
        .filter(name -> !name.isEmpty())
        .map(PictureIssue::valueOf)
        .toList();
  }

  public String advice() {
    return advice;
  }
}
