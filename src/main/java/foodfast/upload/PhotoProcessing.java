package foodfast.upload;

import foodfast.picture.Picture;
import foodfast.picture.PictureFile;
import foodfast.picture.PictureIssue;
import foodfast.picture.PictureRejected;
import foodfast.picture.QualityAdvice;
import foodfast.picture.Rendition;
import foodfast.upload.Upload.ProcessingLease;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;
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

  @Inject UploadLifecycle lifecycle;
  @Inject PhotoPurposes purposes;
  @Inject MetricRegistry metrics;

  /** Does nothing for an upload that is gone or at its end. */
  public void process(UUID upload) {
    lifecycle.begin(upload).ifPresent(this::process);
  }

  private void process(ProcessingLease lease) {
    metrics.timer("foodfast_photo_waited").update(Duration.ofMillis(lease.waitedMillis()));
    long begun = System.nanoTime();
    try {
      if (made(lease)) {
        metrics.timer("foodfast_photo_ready").update(Duration.ofNanos(System.nanoTime() - begun));
      }
    } catch (PictureRejected rejected) {
      PictureIssue reason = rejected.reason();
      lifecycle.reject(lease, reason);
      metrics.counter("foodfast_photo_rejected", new Tag("reason", reason.name())).inc();
    } catch (Overtaken e) {
      LOG.info("somebody else works on upload {} now", lease.upload());
    }
  }

  private boolean made(ProcessingLease lease) {
    int shortSide = purposes.called(lease.subject()).shortSide();
    PictureFile file =
        step(lease, UploadStep.Kind.CHECKED, () -> PictureFile.check(lease.file(), shortSide));
    Picture whole = step(lease, UploadStep.Kind.DECODED, file::decode);
    List<Picture> sizes = step(lease, UploadStep.Kind.RESIZED, () -> resized(whole));
    long hash = sizes.get(2).differenceHash();
    List<PictureIssue> warnings =
        step(lease, UploadStep.Kind.JUDGED, () -> judged(lease, sizes.get(1), hash));
    if (file.isAnimated()) {
      warnings.add(PictureIssue.ANIMATED);
    }
    List<Rendition> files = step(lease, UploadStep.Kind.COMPRESSED, () -> compressed(sizes));
    return lifecycle.finish(lease, files, hash, warnings);
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

  private List<PictureIssue> judged(ProcessingLease lease, Picture picture, long hash) {
    PhotoPurpose purpose = purposes.called(lease.subject());
    return QualityAdvice.warnings(picture, hash, purpose.looks(lease.owner(), lease.subjectId()));
  }

  private static List<Rendition> compressed(List<Picture> sizes) {
    List<Rendition> renditions = new ArrayList<>();
    for (int i = 0; i < WIDTHS.length; i++) {
      renditions.add(Rendition.jpeg(WIDTHS[i], sizes.get(i)));
      renditions.add(Rendition.webp(WIDTHS[i], sizes.get(i)));
    }
    return renditions;
  }

  private <T> T step(ProcessingLease lease, UploadStep.Kind step, Callable<T> task) {
    long begun = System.nanoTime();
    T result = orRejected(lease, step, task);
    long millis = (System.nanoTime() - begun) / 1_000_000;
    metrics
        .timer("foodfast_photo_step", new Tag("step", step.name()))
        .update(Duration.ofMillis(millis));
    if (!lifecycle.step(lease, step, millis)) {
      throw new Overtaken();
    }
    return result;
  }

  /** A picture that its decoder stumbles over is damaged, in whatever way the decoder says so. */
  private static <T> T orRejected(ProcessingLease lease, UploadStep.Kind step, Callable<T> task) {
    try {
      return task.call();
    } catch (PictureRejected e) {
      throw e;
    } catch (Exception e) {
      boolean oursToBlame = step == UploadStep.Kind.JUDGED || step == UploadStep.Kind.COMPRESSED;
      if (oursToBlame && e instanceof RuntimeException ours) {
        throw ours;
      }
      LOG.info("upload {} can't be {}: {}", lease.upload(), step, e.toString());
      throw new PictureRejected(PictureIssue.DAMAGED);
    }
  }

  /** The work went to another worker, or its upload is gone. */
  private static final class Overtaken extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }
}
