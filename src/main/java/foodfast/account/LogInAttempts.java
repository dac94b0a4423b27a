package foodfast.account;

import foodfast.web.RateLimiter;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * How often log-ins may fail: 10 times a minute per account and 100 times per address. Beyond the
 * first, an address that just failed on this account has to wait, while any other is still heard:
 * nobody can lock somebody else out. An attempt counts from its start, so that many at once don't
 * slip through.
 */
@ApplicationScoped
public class LogInAttempts {
  private final RateLimiter perAccount;
  private final RateLimiter perAddress;
  private final RateLimiter perAddressOnAccount;

  public LogInAttempts() {
    this(RateLimiter.perMinute(10), RateLimiter.perMinute(100), RateLimiter.perMinute(1));
  }

  LogInAttempts(RateLimiter perAccount, RateLimiter perAddress, RateLimiter perAddressOnAccount) {
    this.perAccount = perAccount;
    this.perAddress = perAddress;
    this.perAddressOnAccount = perAddressOnAccount;
  }

  /** Counts the attempt as failed until it is given back, or refuses it. */
  Attempt begin(String email, String address) {
    String account = Account.normal(email);
    String both = account + ' ' + address;
    if (perAddress.isFull(address)) {
      throw perAddress.refusal(address);
    }
    if (perAccount.isFull(account) && perAddressOnAccount.isFull(both)) {
      throw perAccount.refusal(account);
    }
    Attempt attempt =
        new Attempt(account, address, perAccount.take(account), perAddressOnAccount.take(both));
    perAddress.require(address);
    return attempt;
  }

  /** It was no wrong guess: it was right, or a fault of ours kept it from being judged. */
  void giveBack(Attempt attempt) {
    perAddress.giveBack(attempt.address);
    if (attempt.onAccount) {
      perAccount.giveBack(attempt.account);
    }
    if (attempt.onBoth) {
      perAddressOnAccount.giveBack(attempt.account + ' ' + attempt.address);
    }
  }

  /** A log-in under way, and what it was counted on. */
  record Attempt(String account, String address, boolean onAccount, boolean onBoth) {}
}
