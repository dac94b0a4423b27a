package foodfast.photo;

import foodfast.menu.MenuItem;
import foodfast.menu.Menus;
import foodfast.realtime.Signal;
import foodfast.realtime.Signals;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** The ends an upload can come to; each lets go of the dish unless another photo is on its way. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class EndUpload {
  @Inject Uploads uploads;
  @Inject UploadPieces pieces;
  @Inject PhotoFiles files;
  @Inject Menus menus;
  @Inject Signals signals;

  /** The photo is there; the dish shows it unless it has got a later one. */
  void ready(Upload upload, UUID photo, Collection<Reason> warnings) {
    menus
        .lockItem(upload.menuItemId)
        .filter(dish -> !uploads.isOvertaken(upload))
        .ifPresent(dish -> show(dish, photo));
    end(upload, UploadState.READY, photo, warnings);
  }

  /** It will never do. */
  void refused(Upload upload, UploadState last, Reason why) {
    end(upload, last, null, List.of(why));
  }

  /** Its restaurant or its time ended it: nothing of it stays. */
  void removed(Upload upload) {
    uploads.remove(upload);
    letGo(upload);
  }

  private void show(MenuItem dish, UUID photo) {
    if (dish.photoId() != null) {
      files.replaced(dish.photoId());
    }
    dish.show(photo);
  }

  private void end(Upload upload, UploadState last, UUID photo, Collection<Reason> reasons) {
    upload.end(last, photo, reasons);
    pieces.dropFrom(upload.id, 0);
    letGo(upload);
  }

  private void letGo(Upload upload) {
    menus
        .lockItem(upload.menuItemId)
        .ifPresent(dish -> dish.photoInWork(uploads.anyInWork(dish.id())));
    signals.publish(Signal.hint(UploadStatuses.topic(upload.id)));
  }
}
