package foodfast.upload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foodfast.kit.Eventually;
import foodfast.kit.Node;
import foodfast.kit.PhotoSending;
import foodfast.kit.Platform;
import foodfast.kit.RestaurantApp;
import foodfast.kit.Shots;
import io.tus.java.client.ProtocolException;
import io.tus.java.client.TusClient;
import io.tus.java.client.TusURLMemoryStore;
import io.tus.java.client.TusUpload;
import io.tus.java.client.TusUploader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URL;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The door as the tus project's own Java client knows it, unchanged. */
class TusJavaClientIT {
  private static final int CHUNK = 300_000;

  private final Node node = Platform.running().nodeA();
  private final RestaurantApp restaurant = RestaurantApp.logsIn(node);
  private final byte[] photo = Shots.large(91);

  @Test
  void sendsAPhotoInSeveralRequests() throws Exception {
    TusUploader uploader = client().createUpload(upload("In several requests"));
    uploader.setRequestPayloadSize(2_000_000);
    sendsAll(uploader);
    restaurant.upload(uploader.getUploadURL().getPath()).endsAs("READY");
  }

  @Test
  void resumesAfterACut() throws Exception {
    TusClient client = client();
    TusUpload upload = upload("Resumed");
    TusUploader cut = client.createUpload(upload);
    cut.setChunkSize(CHUNK);
    for (int i = 0; i < 5; i++) {
      cut.uploadChunk();
    }
    PhotoSending sending = restaurant.upload(cut.getUploadURL().getPath());
    Eventually.within(Duration.ofSeconds(30))
        .holds("some bytes are kept", () -> sending.status().getInt("offset") > CHUNK);

    upload.setInputStream(new ByteArrayInputStream(photo));
    TusUploader resumed = client.resumeUpload(upload);

    assertEquals(cut.getUploadURL(), resumed.getUploadURL());
    assertTrue(resumed.getOffset() > CHUNK, "goes on at " + resumed.getOffset());
    sendsAll(resumed);
    sending.endsAs("READY");
  }

  private TusClient client() throws IOException {
    TusClient client = new TusClient();
    client.setUploadCreationURL(new URL(node.url() + PhotoSending.DOOR));
    client.setHeaders(Map.of("Authorization", "Bearer " + restaurant.session().accessToken()));
    client.enableResuming(new TusURLMemoryStore());
    return client;
  }

  private TusUpload upload(String dish) {
    TusUpload upload = new TusUpload();
    upload.setSize(photo.length);
    upload.setInputStream(new ByteArrayInputStream(photo));
    upload.setFingerprint(dish);
    upload.setMetadata(Map.of("menuItemId", restaurant.addsDish(dish), "filename", "dish.jpg"));
    return upload;
  }

  private static void sendsAll(TusUploader uploader) throws IOException, ProtocolException {
    uploader.setChunkSize(CHUNK);
    while (uploader.uploadChunk() >= 0) {
      // until nothing is left
    }
    uploader.finish();
  }
}
