package foodfast.photo;

import foodfast.menu.MenuItem;
import foodfast.menu.Menus;
import foodfast.outbox.Outbox;
import foodfast.web.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** Makes room for a photo of a dish, which cannot be published from now on until it is there. */
@ApplicationScoped
public class CreateUpload {
  @Inject Uploads uploads;
  @Inject Menus menus;
  @Inject Outbox outbox;

  /** Who wants it. */
  record Uploader(UUID account, UUID restaurant) {}

  @Transactional
  public UUID create(Uploader who, UploadMetadata metadata, long length) {
    MenuItem item =
        menus
            .lockItem(metadata.menuItemId())
            .filter(dish -> dish.restaurantId().equals(who.restaurant()))
            .orElseThrow(Problem::notFound);
    item.photoInWork(true);
    Upload upload = new Upload(who.account(), who.restaurant(), item.id(), metadata, length);
    boolean empty = length == 0;
    if (empty) {
      upload.receive(0);
    }
    uploads.add(upload);
    if (empty) {
      outbox.append(new UploadFinished(upload.id));
    }
    return upload.id;
  }
}
