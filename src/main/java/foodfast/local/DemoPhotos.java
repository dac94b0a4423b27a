package foodfast.local;

import foodfast.background.Scheduler;
import foodfast.menu.MenuItem;
import foodfast.menu.Menus;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives the demo's dishes their photos, drawn here and sent through the product's own door for
 * uploads, as staff would: one at a time, the next once the one before is worked on, and none
 * before the node says that it is ready. What is there stays; a restart goes on where it was.
 */
@ApplicationScoped
public class DemoPhotos {
  private static final Duration PACE = Duration.ofSeconds(2);
  private static final int TRIES = 3;
  private static final Logger LOG = LoggerFactory.getLogger(DemoPhotos.class);

  @Inject
  @ConfigProperty(name = "DEMO_DATA", defaultValue = "false")
  boolean demo;

  @Inject
  @ConfigProperty(name = "DEMO_PHOTOS", defaultValue = "true")
  boolean wanted;

  @Inject Menus menus;
  @Inject Scheduler scheduler;
  @Inject PhotoUploader photographer;

  private volatile List<Shot> shots = List.of();
  private final Map<Shot, Integer> tries = new HashMap<>();
  private boolean over;

  /** A photo to take. */
  private record Shot(int number, DemoMenu.Place place, DemoMenu.Dish dish) {}

  void start(@Observes Startup startup) {
    if (demo && wanted) {
      shots = shots();
      scheduler.every("demo photos", PACE, this::next);
    }
  }

  /** Every restaurant's first dish, then every second one, so that no card waits for long. */
  private static List<Shot> shots() {
    List<DemoMenu.Place> places = DemoMenu.places();
    int most = places.stream().mapToInt(place -> place.dishes().size()).max().orElse(0);
    return IntStream.range(0, most)
        .boxed()
        .flatMap(at -> IntStream.range(0, places.size()).boxed().flatMap(p -> shot(places, p, at)))
        .toList();
  }

  private static Stream<Shot> shot(List<DemoMenu.Place> places, int place, int at) {
    List<DemoMenu.Dish> dishes = places.get(place).dishes();
    return at < dishes.size()
        ? Stream.of(new Shot(place, places.get(place), dishes.get(at)))
        : Stream.empty();
  }

  private void next() {
    if (over || !photographer.isReady()) {
      return;
    }
    List<Shot> missing = shots.stream().filter(shot -> item(shot).isPresent()).toList();
    if (missing.stream().anyMatch(shot -> item(shot).filter(MenuItem::isPhotoInWork).isPresent())) {
      return;
    }
    missing.stream()
        .filter(shot -> tries.getOrDefault(shot, 0) < TRIES)
        .findFirst()
        .ifPresentOrElse(this::take, () -> end(missing));
  }

  private void end(List<Shot> missing) {
    over = true;
    for (Shot shot : missing) {
      String dish = shot.dish().name();
      LOG.warn("{} of {} has no photo: it was refused {} times", dish, shot.place().name(), TRIES);
    }
    photographer.goHome();
  }

  /** The dish, if it is still there and has no photo. */
  private Optional<MenuItem> item(Shot shot) {
    return menus.item(shot.place().idOf(shot.dish())).filter(item -> item.photoId() == null);
  }

  /** What is refused again and again is let be. */
  private void take(Shot shot) {
    int time = tries.merge(shot, 1, Integer::sum);
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    try {
      ImageIO.write(DishPainter.draw(shot.dish().art(), shot.dish().name()), "png", file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    photographer.send(shot.number(), shot.place().idOf(shot.dish()), time, file.toByteArray());
  }
}
