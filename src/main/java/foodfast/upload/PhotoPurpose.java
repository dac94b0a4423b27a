package foodfast.upload;

import foodfast.account.Identity;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/**
 * What photos can be sent for: the dishes of a menu, and conversations. It says who may, and what
 * becomes of one; each answer is asked for in the transaction that acts on it.
 */
public interface PhotoPurpose {
  /** How Upload-Metadata names one of them. */
  String key();

  /**
   * Lets somebody begin a photo.
   *
   * @return whose it is: an account, or the restaurant whose staff share it
   * @throws foodfast.web.Problem if it may not be
   */
  UUID begin(Identity sender, UUID subject);

  /** How many pixels the short side has at least. */
  int shortSide();

  /** The difference hashes of photos that another should not look like. */
  Collection<Long> looks(UUID owner, UUID subject);

  /**
   * Shows a photo that is there.
   *
   * @return false if it may not be shown any more
   */
  boolean show(Upload upload, UUID photo);

  /** An upload for it has come to its end, or is gone. */
  void ended(UUID subject);

  /** The photos that are kept no longer. */
  List<UUID> outdated(Instant now);
}
