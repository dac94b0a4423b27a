package foodfast.upload;

import foodfast.account.Caller;
import foodfast.picture.PictureIssue;
import foodfast.web.Problem;
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
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * A photo on its way to its subject. How many bytes are kept stands here and nowhere else; only the
 * holder of the latest lease adds to them. Each change is a version, the one status polls compare.
 */
@Entity
public class Upload {
  static final long LARGEST = 10 << 20;
  static final Duration KEPT = Duration.ofHours(24);

  /** A photo whose processing began so often and never ended kills its workers. */
  static final int ATTEMPTS = 5;

  @Id private UUID id;

  @Column(name = "account_id")
  private UUID accountId;

  /** Whose it is: the restaurant's whose staff share it, or its sender's. */
  @Column(name = "owner_id")
  private UUID ownerId;

  /** What it is for, as {@link PhotoPurpose#key} calls it, and which. */
  private String subject;

  @Column(name = "subject_id")
  private UUID subjectId;

  /** The Upload-Metadata header as it came. */
  private String metadata;

  private String filename;
  private long length;
  private long received;
  private long fence;

  @Enumerated(EnumType.STRING)
  private UploadState state = UploadState.RECEIVING;

  private long version = 1;
  private int attempt;

  @Column(name = "photo_id")
  private UUID photoId;

  /** Their names, separated by commas. */
  private String reasons = "";

  @Column(name = "created_at")
  private Instant createdAt = now();

  @Column(name = "expires_at")
  private Instant expiresAt = createdAt.plus(KEPT);

  @Column(name = "touched_at")
  private Instant touchedAt = createdAt;

  @ElementCollection(fetch = FetchType.LAZY)
  @CollectionTable(name = "upload_step", joinColumns = @JoinColumn(name = "upload_id"))
  @OrderBy("version")
  private List<UploadStep> steps = new ArrayList<>();

  protected Upload() {}

  Upload(UUID account, UUID owner, String subject, UploadMetadata metadata, long length) {
    this.id = UUID.randomUUID();
    this.accountId = account;
    this.ownerId = owner;
    this.subject = subject;
    this.subjectId = metadata.id(subject);
    this.metadata = metadata.header();
    this.filename = metadata.filename();
    this.length = length;
  }

  /**
   * Lets its holder add bytes where they end now; every earlier lease is worth nothing.
   *
   * @throws Problem 410 if it can't go on
   */
  WriteLease lease() {
    refuseIfOver();
    if (state == UploadState.RECEIVING) {
      fence++;
    }
    return new WriteLease(id, fence, received, length);
  }

  /**
   * The same for bytes that begin at that offset.
   *
   * @param declared how many will come, or -1 if the client doesn't say
   * @throws Problem 410, or 409 if it goes on at another offset, or 413 if they are too many
   */
  WriteLease leaseAt(long offset, long declared) {
    refuseIfOver();
    if (offset != received) {
      throw Problem.of(409, "wrong-offset", "The upload goes on at another offset.")
          .with("offset", received)
          .header(Tus.OFFSET, Long.toString(received));
    }
    if (declared > length - offset) {
      throw tooMuch();
    }
    return lease();
  }

  static Problem tooMuch() {
    return Problem.of(413, "too-large", "That is more than Upload-Length said.");
  }

  private void refuseIfOver() {
    if (state == UploadState.RECEIVING && Instant.now().isAfter(expiresAt)) {
      throw Problem.of(410, "upload-expired", "This upload waited too long. Please start again.");
    }
    if (state.isFinal() && received < length) {
      throw Problem.of(410, "upload-over", "This photo was refused. Please choose another.")
          .with("reasons", reasons().stream().map(PictureIssue::view).toList());
    }
  }

  boolean isHeldBy(WriteLease lease) {
    return state == UploadState.RECEIVING && fence == lease.fence();
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
    took(UploadStep.Kind.RECEIVED, Duration.between(createdAt, touchedAt).toMillis());
    return true;
  }

  boolean isToBeProcessed() {
    return state == UploadState.QUEUED || state == UploadState.PROCESSING;
  }

  boolean hasAttemptsLeft() {
    return attempt < ATTEMPTS;
  }

  /** Gives it with its bytes to a worker, who may be one of several that the broker told. */
  ProcessingLease beginProcessing(byte[] file) {
    Instant before = touchedAt;
    state = UploadState.PROCESSING;
    attempt++;
    change();
    if (attempt > 1) {
      took(UploadStep.Kind.RETRIED, null);
    }
    long waited = Duration.between(before, touchedAt).toMillis();
    return new ProcessingLease(id, attempt, ownerId, subject, subjectId, file, waited);
  }

  boolean isProcessedBy(ProcessingLease lease) {
    return state == UploadState.PROCESSING && attempt == lease.attempt();
  }

  void step(UploadStep.Kind step, long ms) {
    change();
    took(step, ms);
  }

  /** Has waited too long for a worker and is put into the queue again. */
  void queueAgain(Instant at) {
    touchedAt = at;
  }

  /** Comes to its end: the photo is there. */
  void ready(UUID photo, Collection<PictureIssue> warnings) {
    photoId = photo;
    end(UploadState.READY, warnings);
  }

  /** Comes to its end without a photo: the picture is to blame. */
  void reject(PictureIssue why) {
    end(UploadState.REJECTED, List.of(why));
  }

  /** Comes to its end without a photo: we are to blame. */
  void fail() {
    end(UploadState.FAILED, List.of(PictureIssue.PROCESSING_FAILED));
  }

  private void end(UploadState last, Collection<PictureIssue> why) {
    state = last;
    reasons = why.stream().map(Enum::name).collect(Collectors.joining(","));
    change();
  }

  /** Whoever sent it is nobody any more. */
  void forgetSender() {
    accountId = null;
    filename = "";
    metadata = "";
  }

  boolean isOf(UUID owner) {
    return ownerId.equals(owner);
  }

  /** Under whose name the uploads of that person are kept. */
  static UUID ownerFor(Caller caller) {
    return caller.restaurantId() == null ? caller.id() : caller.restaurantId();
  }

  private void took(UploadStep.Kind step, Long ms) {
    steps.add(new UploadStep(version, step, touchedAt, ms));
  }

  private void change() {
    version++;
    touchedAt = now();
  }

  private static Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.MICROS);
  }

  public UUID id() {
    return id;
  }

  /** Who sent it; null once that is forgotten. */
  public UUID accountId() {
    return accountId;
  }

  UUID ownerId() {
    return ownerId;
  }

  String subject() {
    return subject;
  }

  public UUID subjectId() {
    return subjectId;
  }

  String metadata() {
    return metadata;
  }

  String filename() {
    return filename;
  }

  long length() {
    return length;
  }

  long received() {
    return received;
  }

  UploadState state() {
    return state;
  }

  long version() {
    return version;
  }

  UUID photoId() {
    return photoId;
  }

  Instant createdAt() {
    return createdAt;
  }

  /** When it is removed unless bytes come, as HTTP writes dates; null once all have come. */
  String expires() {
    return state == UploadState.RECEIVING
        ? DateTimeFormatter.RFC_1123_DATE_TIME.format(expiresAt.atZone(ZoneOffset.UTC))
        : null;
  }

  List<UploadStep> steps() {
    return steps;
  }

  List<PictureIssue> reasons() {
    return PictureIssue.parse(reasons);
  }

  /**
   * The right to add bytes, until somebody gets a later one.
   *
   * @param fence which right this is: later ones are higher
   * @param offset where the bytes begin
   * @param length where they must end at the latest
   */
  record WriteLease(UUID upload, long fence, long offset, long length) {}

  /**
   * The right to process it, until a later attempt takes the work over.
   *
   * @param file the bytes to process
   * @param waitedMillis how long the upload waited for a worker
   */
  record ProcessingLease(
      UUID upload,
      int attempt,
      UUID owner,
      String subject,
      UUID subjectId,
      byte[] file,
      long waitedMillis) {}
}
