package foodfast.timing;

import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;

/** Adds up how long requests are in transactions: connection, statements, commit. */
final class TransactionTiming {
  /** Farther from the method than whatever else is done for a transaction. */
  private static final int OUTERMOST = Interceptor.Priority.PLATFORM_BEFORE + 100;

  private TransactionTiming() {}

  abstract static class Timed {
    @AroundInvoke
    Object time(InvocationContext call) throws Exception {
      long began = System.nanoTime();
      RequestClock.enter();
      try {
        return call.proceed();
      } finally {
        RequestClock.leave(began);
      }
    }
  }

  // an interceptor is bound to one kind of transaction

  @Interceptor
  @Priority(OUTERMOST)
  @Transactional(TxType.REQUIRED)
  static class Required extends Timed {}

  @Interceptor
  @Priority(OUTERMOST)
  @Transactional(TxType.REQUIRES_NEW)
  static class RequiresNew extends Timed {}
}
