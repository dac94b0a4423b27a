package foodfast.upload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foodfast.picture.PictureIssue;
import foodfast.web.Problem;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** How an upload counts, and what its headers say. */
class UploadTest {
  private static final UUID DISH = UUID.randomUUID();

  @Test
  void theLastByteQueuesIt() {
    Upload upload = upload(100);
    assertFalse(upload.receive(99));
    assertEquals(UploadState.RECEIVING, upload.state());
    assertEquals(59, UploadStatus.of(upload).percent());
    assertTrue(upload.receive(1));
    assertEquals(UploadState.QUEUED, upload.state());
    assertEquals(60, UploadStatus.of(upload).percent());
  }

  @Test
  void everyChangeIsAVersionAndAnotherAttemptBeginsTheStepsAnew() {
    Upload upload = upload(1);
    upload.receive(1);
    upload.beginProcessing(new byte[1]);
    upload.step(UploadStep.Kind.CHECKED, 5);
    upload.step(UploadStep.Kind.DECODED, 5);
    int before = UploadStatus.of(upload).percent();
    upload.beginProcessing(new byte[1]);
    assertEquals(6, upload.version());
    assertTrue(UploadStatus.of(upload).percent() < before);
    upload.reject(PictureIssue.DAMAGED);
    assertEquals(List.of(PictureIssue.DAMAGED), upload.reasons());
    assertTrue(UploadStatus.of(upload).isFinal());
  }

  @Test
  void metadataIsReadAsTusWritesIt() {
    UploadMetadata metadata =
        UploadMetadata.parse(
            "menuItemId " + base64(DISH.toString()) + ",filename " + base64("Käse.jpg") + ",flag");
    assertEquals(DISH, metadata.id(metadata.oneOf(List.of("conversationId", "menuItemId"))));
    assertEquals("Käse.jpg", metadata.filename());
    assertEquals("", metadata.values().get("flag"));
  }

  @Test
  void badMetadataIsRefused() {
    for (String header :
        new String[] {null, "", "a b c d", "menuItemId ***", "a,a", "name " + base64("\0")}) {
      assertEquals(
          400, assertThrows(Problem.class, () -> UploadMetadata.parse(header)).status(), header);
    }
    UploadMetadata nowhere = UploadMetadata.parse("menuItemId " + base64("no id"));
    assertThrows(Problem.class, () -> nowhere.id("menuItemId"));
    assertThrows(Problem.class, () -> nowhere.oneOf(List.of("conversationId")));
    assertThrows(Problem.class, () -> nowhere.oneOf(List.of("menuItemId", "menuItemId")));
  }

  @Test
  void aChecksumIsRightOrWrong() {
    byte[] hello = "hello world".getBytes(java.nio.charset.StandardCharsets.UTF_8);
    Checksum right = Checksum.parse("sha1 Kq5sNclPz7QV2+lfQIuc6R7oRu0=");
    right.add(hello, 0, hello.length);
    assertTrue(right.isRight());
    Checksum wrong = Checksum.parse("sha1 Kq5sNclPz7QV2+lfQIuc6R7oRu0=");
    wrong.add(hello, 0, hello.length - 1);
    assertFalse(wrong.isRight());
    assertNull(Checksum.parse(null));
    assertThrows(Problem.class, () -> Checksum.parse("crc7 abc"));
    assertThrows(Problem.class, () -> Checksum.parse("sha1"));
  }

  private static Upload upload(long length) {
    UploadMetadata metadata = UploadMetadata.parse("menuItemId " + base64(DISH.toString()));
    return new Upload(UUID.randomUUID(), UUID.randomUUID(), DishPhotos.KEY, metadata, length);
  }

  private static String base64(String text) {
    return java.util.Base64.getEncoder()
        .encodeToString(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }
}
