package foodfast.upload;

import foodfast.account.Identity;
import foodfast.menu.MenuItem;
import foodfast.menu.Menus;
import foodfast.web.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** The photos of a menu: of each dish the latest is shown, to anybody. */
@ApplicationScoped
public class DishPhotos implements PhotoPurpose {
  static final String KEY = "menuItemId";
  private static final int SHORT_SIDE = 800;
  private static final Duration SHOWN = Duration.ofDays(2);

  @Inject Uploads uploads;
  @Inject Photos photos;
  @Inject Menus menus;

  @Override
  public String key() {
    return KEY;
  }

  /** The dish can't be published from now on until its photo is there. */
  @Override
  public UUID begin(Identity sender, UUID id) {
    MenuItem dish =
        menus
            .lockItem(id)
            .filter(item -> item.restaurantId().equals(sender.restaurantId()) && !item.isRemoved())
            .orElseThrow(Problem::notFound);
    dish.photoInWork(true);
    return dish.restaurantId();
  }

  @Override
  public int shortSide() {
    return SHORT_SIDE;
  }

  @Override
  public Collection<Long> looks(UUID restaurant, UUID dish) {
    return photos.hashesOfOtherDishes(restaurant, dish);
  }

  /** The dish shows it unless it has got a later one. */
  @Override
  public boolean show(Upload upload, UUID photo) {
    menus
        .lockItem(upload.subjectId())
        .filter(dish -> !uploads.isOvertaken(upload))
        .ifPresent(dish -> show(dish, photo));
    return true;
  }

  private void show(MenuItem dish, UUID photo) {
    if (dish.photoId() != null) {
      photos.replaced(dish.photoId());
    }
    dish.show(photo);
  }

  /** The dish can be published again, unless another photo of it is on its way. */
  @Override
  public void ended(UUID id) {
    menus.lockItem(id).ifPresent(dish -> dish.photoInWork(uploads.anyInWork(id)));
  }

  /** Those that no dish has shown for a while; menus that are open may show them still. */
  @Override
  public List<UUID> outdated(Instant now) {
    return photos.unusedSince(now.minus(SHOWN));
  }
}
