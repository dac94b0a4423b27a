package foodfast.push;

import foodfast.kitchen.FallbackChannel;
import jakarta.annotation.Priority;
import jakarta.decorator.Decorator;
import jakarta.decorator.Delegate;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import java.util.List;
import java.util.UUID;

/**
 * The second way to a restaurant: the devices of its staff; who has none there is told as before.
 */
@Decorator
@Priority(Interceptor.Priority.APPLICATION)
public class StaffPush implements FallbackChannel {
  @Inject @Delegate FallbackChannel otherwise;
  @Inject PushSubscriptions subscriptions;
  @Inject RequestPush requestPush;

  @Override
  public void tell(UUID restaurant, UUID order, String text) {
    List<PushSubscription> staff = subscriptions.ofStaff(restaurant);
    if (requestPush.to(staff, Occasion.UNANSWERED_ORDER, order, 0) == 0) {
      otherwise.tell(restaurant, order, text);
    }
  }
}
