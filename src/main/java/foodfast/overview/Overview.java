package foodfast.overview;

import foodfast.overview.OpenOrders.CityOrders;
import foodfast.overview.OpenOrders.Unanswered;
import java.time.Instant;
import java.util.List;

/**
 * What an operator sees: how it is now, and the samples that the page does not have yet.
 *
 * @param sample the number of the newest sample; grows by one every ten seconds
 * @param openOrders the orders under way, by city and state
 * @param unanswered the longest waiting of those that no restaurant answered, oldest first
 * @param samples oldest first, at most one hour of them
 */
public record Overview(
    long sample,
    Instant at,
    List<CityOrders> openOrders,
    List<Unanswered> unanswered,
    List<Sample> samples) {

  /**
   * The figures of one moment; connections are those of the node that answers.
   *
   * @param orders under way, from placed to picked up
   * @param unanswered orders that no restaurant has answered
   * @param polls that sleep here
   * @param connections streams and sockets that are open here
   * @param chats sockets of the chat among them
   * @param viewers people who watch a driver on a map
   * @param rides drivers who report their position
   * @param facts that wait to be handed to the broker
   * @param deadLetters messages that failed ten times
   * @param waitingChats conversations that wait for an agent
   * @param supportTasks calls that agents have to make
   */
  public record Sample(
      long sample,
      Instant at,
      long orders,
      long unanswered,
      long polls,
      long connections,
      long chats,
      long viewers,
      long rides,
      long facts,
      long deadLetters,
      long waitingChats,
      long supportTasks) {}

  Overview after(long known) {
    List<Sample> newer = samples.stream().filter(one -> one.sample() > known).toList();
    return new Overview(sample, at, openOrders, unanswered, newer);
  }
}
