package foodfast.attachment;

import foodfast.account.Identity;
import foodfast.chat.SendMessage;
import foodfast.upload.PhotoPurpose;
import foodfast.upload.Photos;
import foodfast.upload.Upload;
import foodfast.upload.Uploads;
import foodfast.web.Problem;
import foodfast.web.RateLimiter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** The photos of conversations: each becomes a message of whoever sent it. */
@ApplicationScoped
public class ConversationPhotos implements PhotoPurpose {
  static final String KEY = "conversationId";
  private static final Duration KEPT = Duration.ofDays(90);
  private static final Duration WINDOW = Duration.ofHours(1);
  private static final int SHORT_SIDE = 320;

  private final int mostInOne = RateLimiter.scaled(20);
  private final int mostByOne = RateLimiter.scaled(60);

  @Inject SendMessage sendMessage;
  @Inject Uploads uploads;
  @Inject Photos photos;

  @Override
  public String key() {
    return KEY;
  }

  /** The conversation is locked meanwhile, so that two who begin at once are both counted. */
  @Override
  public UUID begin(Identity sender, UUID conversation) {
    sendMessage.requireWriter(sender, conversation);
    Instant since = Instant.now().minus(WINDOW);
    require(uploads.countFor(conversation, since), mostInOne, "into a conversation");
    require(uploads.countBy(sender.account(), since), mostByOne, "from one person");
    return sender.account();
  }

  private static void require(long begun, int most, String where) {
    if (most > 0 && begun >= most) {
      String words = "At most " + most + " photos an hour go " + where + ". Please wait a while.";
      throw Problem.of(429, "too-many-requests", words).retryAfter(Duration.ofMinutes(10));
    }
  }

  @Override
  public int shortSide() {
    return SHORT_SIDE;
  }

  @Override
  public Collection<Long> looks(UUID owner, UUID conversation) {
    return List.of();
  }

  @Override
  public boolean show(Upload upload, UUID photo) {
    String clientId = "photo-" + upload.id();
    return sendMessage.sendPhoto(upload.accountId(), upload.subjectId(), clientId, photo);
  }

  @Override
  public void ended(UUID conversation) {
    // a conversation waits for no photo
  }

  @Override
  public List<UUID> outdated(Instant now) {
    return photos.takenBefore(KEY, now.minus(KEPT));
  }
}
