package foodfast.photo;

import java.util.List;
import java.util.stream.Stream;

/** Why a photo was refused, or what its restaurant is warned of; each with advice that helps. */
public enum Reason {
  EMPTY_FILE("The file is empty. Choose the photo again."),
  UNSUPPORTED_TYPE("This is not a JPEG, PNG or WebP picture. Export the photo as JPEG."),
  DAMAGED("The picture can't be read. Open it, save it again as JPEG and upload that."),
  TRUNCATED("The file ends before the picture does. Copy it from the camera again."),
  HIDDEN_CONTENT("A web page or program is hidden behind the picture. Export the photo anew."),
  ANIMATED("This picture moves. Choose a still photo."),
  TOO_MANY_PIXELS("The picture has more than 50 megapixels. Make it smaller and upload it again."),
  TOO_SMALL("The short side has fewer than 800 pixels. Take the photo with a higher resolution."),
  TOO_NARROW("The picture is more than four times as long as wide. Crop it."),
  PROCESSING_FAILED("We could not process this photo. Upload it again, or another one."),
  BLURRY("The photo looks blurred. Hold the camera still, or let it focus on the dish."),
  TOO_DARK("The photo is very dark. More light makes the dish look better."),
  TOO_BRIGHT("The photo is very bright. Less light shows more of the dish."),
  NEAR_DUPLICATE("The photo looks like that of another dish of yours. Is it the right one?");

  private final String advice;

  Reason(String advice) {
    this.advice = advice;
  }

  /** The reason as clients see it. */
  public record View(Reason code, String advice) {}

  View view() {
    return new View(this, advice);
  }

  /** The reasons with these names, separated by commas. */
  static List<Reason> parse(String names) {
    return Stream.of(names.split(","))
        .filter(name -> !name.isEmpty())
        .map(Reason::valueOf)
        .toList();
  }

  String advice() {
    return advice;
  }
}
