package foodfast.photo;

import foodfast.menu.MenuItem;
import foodfast.menu.Menus;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Objects;
import java.util.UUID;

/** What the photos of a restaurant's dishes look like. */
@ApplicationScoped
public class LooksOfDishes {
  @Inject Uploads uploads;
  @Inject Menus menus;
  @Inject PhotoFiles files;

  /** Whether another dish of the same restaurant has a photo that looks like this. */
  @Transactional
  boolean isLikeAnother(UUID upload, long look) {
    Upload mine = uploads.find(upload).orElse(null);
    return mine != null
        && menus.itemsOf(mine.restaurantId, true).stream()
            .filter(dish -> !dish.id().equals(mine.menuItemId))
            .map(MenuItem::photoId)
            .filter(Objects::nonNull)
            .flatMap(photo -> files.find(photo).stream())
            .anyMatch(photo -> Judgement.isAlike(photo.look, look));
  }
}
