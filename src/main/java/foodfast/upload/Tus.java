package foodfast.upload;

import jakarta.ws.rs.NameBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A door of the tus protocol, version 1.0.0: its requests must say that they speak it. */
@NameBinding
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@interface Tus {
  String VERSION = "1.0.0";
  String RESUMABLE = "Tus-Resumable";
  String OFFSET = "Upload-Offset";
  String LENGTH = "Upload-Length";
  String METADATA = "Upload-Metadata";
  String EXPIRES = "Upload-Expires";
  String CHECKSUM = "Upload-Checksum";
  String BYTES = "application/offset+octet-stream";
}
