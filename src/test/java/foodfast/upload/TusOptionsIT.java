package foodfast.upload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foodfast.kit.Answer;
import foodfast.kit.PhotoSending;
import foodfast.kit.Platform;
import java.util.List;
import org.junit.jupiter.api.Test;

/** OPTIONS: what the door can do, told to anybody and in any version. */
class TusOptionsIT {
  @Test
  void tellsVersionExtensionsAndLimit() {
    Answer told = Platform.running().nodeA().door().send("OPTIONS", PhotoSending.DOOR).expects(204);

    assertEquals("1.0.0", told.header("Tus-Resumable"));
    assertEquals("1.0.0", told.header("Tus-Version"));
    assertEquals("10485760", told.header("Tus-Max-Size"));
    assertTrue(told.header("Tus-Checksum-Algorithm").contains("sha1"));
    List<String> extensions = List.of(told.header("Tus-Extension").split(","));
    assertTrue(
        extensions.containsAll(
            List.of("creation", "creation-with-upload", "termination", "expiration", "checksum")));
  }

  @Test
  void tellsWhatOneUploadTakes() {
    String one = PhotoSending.DOOR + "/00000000-0000-0000-0000-000000000000";
    Answer told = Platform.running().nodeA().door().send("OPTIONS", one).expects(204);
    assertEquals("OPTIONS,HEAD,PATCH,DELETE", told.header("Allow"));
  }
}
