package foodfast.web;

import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.transaction.Status;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.Arrays;

/**
 * Rolls the transaction back on a refusal without an incident report, such as the server writes of
 * each exception that leaves a transaction: the refusal is caught inside, carried out as a value,
 * and thrown again outside. Unforeseen exceptions are reported as ever.
 */
final class ProblemRollback {
  private static final int TRANSACTION = Interceptor.Priority.PLATFORM_BEFORE + 200;

  private ProblemRollback() {}

  /** What a transactional method answers instead of throwing. */
  private record Carried(RuntimeException refusal) {}

  /** Nearer to the method than the transaction's own interceptor. */
  abstract static class Inside {
    @Resource TransactionSynchronizationRegistry transaction;

    @AroundInvoke
    Object carry(InvocationContext call) throws Exception {
      try {
        return call.proceed();
      } catch (RuntimeException e) {
        if (!ProblemMapper.isForeseen(e) || mayCommit(call, e)) {
          throw e;
        }
        if (transaction.getTransactionStatus() == Status.STATUS_ACTIVE) {
          transaction.setRollbackOnly();
        }
        return new Carried(e);
      }
    }

    private static boolean mayCommit(InvocationContext call, RuntimeException e) {
      Class<?>[] harmless = call.getInterceptorBinding(Transactional.class).dontRollbackOn();
      return Arrays.stream(harmless).anyMatch(type -> type.isInstance(e));
    }
  }

  /** Farther from the method than the transaction's own interceptor. */
  abstract static class Outside {
    @AroundInvoke
    Object unpack(InvocationContext call) throws Exception {
      Object answer = call.proceed();
      if (answer instanceof Carried carried) {
        throw carried.refusal();
      }
      return answer;
    }
  }

  // an interceptor is bound to one kind of transaction

  @Interceptor
  @Priority(TRANSACTION + 1)
  @Transactional(TxType.REQUIRED)
  static class InsideRequired extends Inside {}

  @Interceptor
  @Priority(TRANSACTION - 1)
  @Transactional(TxType.REQUIRED)
  static class OutsideRequired extends Outside {}

  @Interceptor
  @Priority(TRANSACTION + 1)
  @Transactional(TxType.REQUIRES_NEW)
  static class InsideNew extends Inside {}

  @Interceptor
  @Priority(TRANSACTION - 1)
  @Transactional(TxType.REQUIRES_NEW)
  static class OutsideNew extends Outside {}

  @Interceptor
  @Priority(TRANSACTION + 1)
  @Transactional(TxType.MANDATORY)
  static class InsideMandatory extends Inside {}

  @Interceptor
  @Priority(TRANSACTION - 1)
  @Transactional(TxType.MANDATORY)
  static class OutsideMandatory extends Outside {}

  @Interceptor
  @Priority(TRANSACTION + 1)
  @Transactional(TxType.NOT_SUPPORTED)
  static class InsideNone extends Inside {}

  @Interceptor
  @Priority(TRANSACTION - 1)
  @Transactional(TxType.NOT_SUPPORTED)
  static class OutsideNone extends Outside {}
}
