package foodfast.photo;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes a photo out of an upload, step by step. Whatever is wrong with the picture ends as a
 * reason; whatever is wrong with us is thrown, and the broker has it tried again.
 */
@ApplicationScoped
public class PhotoProcessing {
  private static final Logger LOG = LoggerFactory.getLogger(PhotoProcessing.class);
  private static final int[] WIDTHS = {1600, 800, 320};

  @Inject FollowWork followWork;
  @Inject LooksOfDishes looks;
  @Inject PhotoFigures figures;

  /** Does nothing for an upload that is gone or at its end. */
  public void process(UUID upload) {
    Optional<Work> work = followWork.begin(upload);
    if (work.isPresent()) {
      figures.waited(work.get().waitedMillis());
      process(work.get());
    }
  }

  private void process(Work work) {
    long begun = System.nanoTime();
    try {
      if (followWork.finish(work, made(work))) {
        figures.ready(System.nanoTime() - begun);
      }
    } catch (PhotoRejected rejected) {
      followWork.reject(work, rejected.reason());
      figures.rejected(rejected.reason());
    } catch (Overtaken e) {
      LOG.info("somebody else works on upload {} now", work.upload());
    }
  }

  private FollowWork.Finished made(Work work) {
    PhotoReader reader = step(work, PhotoStep.CHECKED, () -> PhotoReader.check(work.file()));
    Picture whole = step(work, PhotoStep.DECODED, reader::decode);
    List<Picture> sizes = step(work, PhotoStep.RESIZED, () -> resized(whole));
    long look = Judgement.look(sizes.get(2));
    List<Reason> warnings = step(work, PhotoStep.JUDGED, () -> judged(work, sizes.get(1), look));
    List<Rendition> renditions = step(work, PhotoStep.COMPRESSED, () -> compressed(sizes));
    return new FollowWork.Finished(renditions, look, warnings);
  }

  private static List<Picture> resized(Picture whole) {
    List<Picture> sizes = new ArrayList<>();
    Picture last = whole;
    for (int width : WIDTHS) {
      last = last.scaledTo(width);
      sizes.add(last);
    }
    return sizes;
  }

  private List<Reason> judged(Work work, Picture picture, long look) {
    List<Reason> warnings = Judgement.warnings(picture);
    if (looks.isLikeAnother(work.upload(), look)) {
      warnings.add(Reason.NEAR_DUPLICATE);
    }
    return warnings;
  }

  private static List<Rendition> compressed(List<Picture> sizes) {
    List<Rendition> renditions = new ArrayList<>();
    for (int i = 0; i < WIDTHS.length; i++) {
      renditions.add(Rendition.jpeg(WIDTHS[i], sizes.get(i)));
      renditions.add(Rendition.webp(WIDTHS[i], sizes.get(i)));
    }
    return renditions;
  }

  private <T> T step(Work work, PhotoStep step, Callable<T> task) {
    long begun = System.nanoTime();
    T result = orRejected(work, step, task);
    long millis = (System.nanoTime() - begun) / 1_000_000;
    figures.step(step, millis);
    if (!followWork.step(work, step, millis)) {
      throw new Overtaken();
    }
    return result;
  }

  /** A picture that its decoder stumbles over is damaged, in whatever way the decoder says so. */
  private static <T> T orRejected(Work work, PhotoStep step, Callable<T> task) {
    try {
      return task.call();
    } catch (PhotoRejected e) {
      throw e;
    } catch (Exception e) {
      boolean oursToBlame = step == PhotoStep.JUDGED || step == PhotoStep.COMPRESSED;
      if (oursToBlame && e instanceof RuntimeException ours) {
        throw ours;
      }
      LOG.info("upload {} can't be {}: {}", work.upload(), step, e.toString());
      throw new PhotoRejected(Reason.DAMAGED);
    }
  }

  /** The work went to another worker, or its upload is gone. */
  private static final class Overtaken extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }
}
