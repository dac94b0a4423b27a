package foodfast.photo;

import foodfast.web.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.UUID;

/** Takes the bytes of a request, of a PATCH or of the POST that began the upload. */
@ApplicationScoped
public class PatchAnswer {
  @Inject GrantPatch grantPatch;
  @Inject ReceivePatch receivePatch;
  @Inject Uploads uploads;

  /** Takes bytes beginning at that offset and says where the upload goes on. */
  Response patch(UUID id, UUID restaurant, long offset, HttpHeaders headers, InputStream body) {
    if (!isBytes(headers)) {
      throw Problem.of(415, "unsupported-media-type", "Send the bytes as " + Tus.BYTES + ".")
          .header("Accept-Patch", Tus.BYTES);
    }
    long end = receive(id, restaurant, offset, headers, body);
    return told(Response.noContent(), id).header(Tus.OFFSET, end).build();
  }

  /**
   * Takes the first bytes, if they came with the creation, and says where the upload goes on. A
   * repeated creation took them when it came first.
   */
  Response afterCreation(Response created, UUID restaurant, HttpHeaders headers, InputStream body) {
    String location = created.getHeaderString(HttpHeaders.LOCATION);
    UUID id = UUID.fromString(location.substring(location.lastIndexOf('/') + 1));
    Response.ResponseBuilder answer = told(Response.fromResponse(created), id);
    if (isBytes(headers)) {
      if (created.getHeaderString("Idempotency-Replayed") == null) {
        receiveFirst(id, restaurant, headers, body, location);
      }
      uploads.find(id).ifPresent(upload -> answer.header(Tus.OFFSET, upload.received));
    }
    return answer.build();
  }

  /** Without a place for its bytes the upload has begun all the same; they are sent later. */
  private void receiveFirst(
      UUID id, UUID restaurant, HttpHeaders headers, InputStream body, String location) {
    try {
      receive(id, restaurant, 0, headers, body);
    } catch (Problem refused) {
      if (refused.status() != 503) {
        throw refused.header(HttpHeaders.LOCATION, location);
      }
    }
  }

  private long receive(
      UUID id, UUID restaurant, long offset, HttpHeaders headers, InputStream body) {
    Checksum checksum = Checksum.parse(headers.getHeaderString(Tus.CHECKSUM));
    String length = headers.getHeaderString(HttpHeaders.CONTENT_LENGTH);
    long declared = length == null ? -1 : Long.parseLong(length);
    Grant grant = grantPatch.grant(id, restaurant, offset, declared);
    return receivePatch.receive(grant, body, checksum, declared);
  }

  private Response.ResponseBuilder told(Response.ResponseBuilder answer, UUID id) {
    uploads
        .find(id)
        .filter(upload -> upload.state == UploadState.RECEIVING)
        .ifPresent(upload -> answer.header(Tus.EXPIRES, date(upload.expiresAt)));
    return answer;
  }

  static String date(Instant instant) {
    return DateTimeFormatter.RFC_1123_DATE_TIME.format(instant.atZone(ZoneOffset.UTC));
  }

  private static boolean isBytes(HttpHeaders headers) {
    String type = String.valueOf(headers.getHeaderString(HttpHeaders.CONTENT_TYPE));
    return type.split(";")[0].strip().equalsIgnoreCase(Tus.BYTES);
  }
}
