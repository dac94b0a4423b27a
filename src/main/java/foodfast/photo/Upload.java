package foodfast.photo;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderBy;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * A photo on its way to a dish. How many bytes are kept stands here and nowhere else; whoever may
 * add to them holds the latest fence. Each change is a version, the one status polls compare.
 */
@Entity
public class Upload {
  static final long LARGEST = 10 << 20;
  static final Duration KEPT = Duration.ofHours(24);

  /** A photo whose processing began so often and never ended kills its workers. */
  static final int ATTEMPTS = 5;

  @Id UUID id;

  @Column(name = "account_id")
  UUID accountId;

  @Column(name = "restaurant_id")
  UUID restaurantId;

  @Column(name = "menu_item_id")
  UUID menuItemId;

  /** The Upload-Metadata header as it came. */
  String metadata;

  String filename;
  long length;
  long received;
  long fence;

  @Enumerated(EnumType.STRING)
  UploadState state = UploadState.RECEIVING;

  long version = 1;
  int attempt;

  @Column(name = "photo_id")
  UUID photoId;

  /** Their names, separated by commas. */
  String reasons = "";

  @Column(name = "created_at")
  Instant createdAt = now();

  @Column(name = "expires_at")
  Instant expiresAt = createdAt.plus(KEPT);

  @Column(name = "touched_at")
  Instant touchedAt = createdAt;

  @ElementCollection(fetch = FetchType.LAZY)
  @CollectionTable(name = "upload_step", joinColumns = @JoinColumn(name = "upload_id"))
  @OrderBy("version")
  List<StepTaken> steps = new ArrayList<>();

  protected Upload() {}

  Upload(UUID account, UUID restaurant, UUID menuItem, UploadMetadata metadata, long length) {
    this.id = UUID.randomUUID();
    this.accountId = account;
    this.restaurantId = restaurant;
    this.menuItemId = menuItem;
    this.metadata = metadata.header();
    this.filename = metadata.filename();
    this.length = length;
  }

  /** Counts bytes as kept; true if these were the last. */
  boolean receive(long bytes) {
    received += bytes;
    change();
    expiresAt = touchedAt.plus(KEPT);
    if (received < length) {
      return false;
    }
    state = UploadState.QUEUED;
    took(PhotoStep.RECEIVED, Duration.between(createdAt, touchedAt).toMillis());
    return true;
  }

  /** Gives it to a worker, who may be one of several that the broker told. */
  void beginProcessing() {
    state = UploadState.PROCESSING;
    attempt++;
    change();
    if (attempt > 1) {
      took(PhotoStep.RETRIED, null);
    }
  }

  void step(PhotoStep step, long ms) {
    change();
    took(step, ms);
  }

  /** Comes to its end. */
  void end(UploadState last, UUID photo, Collection<Reason> why) {
    state = last;
    photoId = photo;
    reasons = why.stream().map(Enum::name).collect(Collectors.joining(","));
    change();
  }

  List<Reason> reasons() {
    return Reason.parse(reasons);
  }

  boolean isExpired() {
    return state == UploadState.RECEIVING && Instant.now().isAfter(expiresAt);
  }

  private void took(PhotoStep step, Long ms) {
    steps.add(new StepTaken(version, step, touchedAt, ms));
  }

  private void change() {
    version++;
    touchedAt = now();
  }

  private static Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.MICROS);
  }
}
