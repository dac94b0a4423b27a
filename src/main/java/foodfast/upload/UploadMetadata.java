package foodfast.upload;

import foodfast.web.CardNumbers;
import foodfast.web.Problem;
import foodfast.web.UnicodeText;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What a client tells of its file: names and Base64 values, separated by commas.
 *
 * @param header as it came, to be given back
 */
record UploadMetadata(String header, Map<String, String> values) {
  private static final int LONGEST = 4096;
  private static final int LONGEST_NAME = 255;

  static UploadMetadata parse(String header) {
    if (header == null || header.isBlank()) {
      throw invalid("Upload-Metadata must name what the photo is for.");
    }
    if (header.length() > LONGEST) {
      throw invalid("Upload-Metadata is too long.");
    }
    Map<String, String> values = new HashMap<>();
    for (String pair : header.split(",")) {
      String[] parts = pair.strip().split(" +", 2);
      if (parts[0].isEmpty()
          || values.put(parts[0], parts.length == 1 ? "" : text(parts[1])) != null) {
        throw invalid("Upload-Metadata holds a key that is empty or there twice.");
      }
    }
    return new UploadMetadata(header, values);
  }

  /** Which of these keys it has: exactly one. */
  String oneOf(List<String> keys) {
    List<String> named = keys.stream().filter(values::containsKey).toList();
    if (named.size() != 1) {
      throw invalid("Upload-Metadata must name one of " + String.join(", ", keys) + ".");
    }
    return named.get(0);
  }

  UUID id(String key) {
    try {
      return UUID.fromString(values.getOrDefault(key, ""));
    } catch (IllegalArgumentException e) {
      throw invalid(key + " in Upload-Metadata is not an id.");
    }
  }

  String filename() {
    return UnicodeText.beginning(
        CardNumbers.mask(values.getOrDefault("filename", "")), LONGEST_NAME);
  }

  private static String text(String base64) {
    try {
      ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder().decode(base64.strip()));
      String text = StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
      if (UnicodeText.misfit(text) == null) {
        return text;
      }
    } catch (IllegalArgumentException | CharacterCodingException e) {
      throw invalid("A value in Upload-Metadata is not Base64 of UTF-8.");
    }
    throw invalid("A value in Upload-Metadata holds a character that we can't keep.");
  }

  private static Problem invalid(String detail) {
    return Problem.of(400, "invalid-upload-metadata", detail);
  }
}
