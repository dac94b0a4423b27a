package foodfast.overview;

import foodfast.overview.Cities.City;
import foodfast.overview.NodeReport.Connected;
import foodfast.overview.NodeReport.Node;
import foodfast.overview.OpenOrders.CityOrders;
import foodfast.overview.OpenOrders.Unanswered;
import foodfast.overview.Queues.Queue;
import foodfast.overview.SupportRequests.Waiting;
import java.time.Instant;
import java.util.List;

/**
 * What an operator sees: how it is now, and the samples that the page does not have yet.
 *
 * @param sample the number of the newest sample; grows by one every ten seconds
 * @param openOrders the orders under way, by city and state
 * @param unanswered the longest waiting of those that no restaurant answered, oldest first
 * @param waiting the longest waiting of what waits for an agent
 * @param queues how many wait for the same, and since when
 * @param cities where we are
 * @param connected people by role and pattern, over all nodes that are up
 * @param topics what happens, by kind of topic
 * @param refusals the kinds of problems that were told last, over all nodes
 * @param nodes all that spoke within the last ten minutes
 * @param samples oldest first, at most one hour of them
 */
public record Overview(
    long sample,
    Instant at,
    List<CityOrders> openOrders,
    List<Unanswered> unanswered,
    List<Waiting> waiting,
    List<Queue> queues,
    List<City> cities,
    List<Connected> connected,
    List<TopicEvents> topics,
    List<Refusals> refusals,
    List<Node> nodes,
    List<Sample> samples) {
  static final Overview NOTHING_YET =
      new Overview(
          0,
          Instant.EPOCH,
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          List.of());

  /**
   * Signals of one kind of topic, which every node hears.
   *
   * @param perSecond since the sample before
   * @param total since the node that answers started
   */
  public record TopicEvents(String topic, double perSecond, long total) {}

  /**
   * A kind of refusal.
   *
   * @param times since the nodes started
   */
  public record Refusals(String code, int status, String meaning, long times, Instant last) {}

  /**
   * The figures of one moment, over all nodes that are up.
   *
   * @param orders under way, from placed to picked up
   * @param unanswered orders that no restaurant has answered
   * @param polls that sleep
   * @param connections streams and sockets that are open
   * @param streams server-sent events among them
   * @param sockets WebSockets among them
   * @param chats sockets of the chat among those
   * @param devices people whom a push reaches
   * @param viewers people who watch a driver on a map
   * @param rides drivers who report their position
   * @param events signals a second
   * @param refusals told since the sample before
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
      long streams,
      long sockets,
      long chats,
      long devices,
      long viewers,
      long rides,
      double events,
      long refusals,
      long facts,
      long deadLetters,
      long waitingChats,
      long supportTasks) {}

  Overview after(long known) {
    List<Sample> newer = samples.stream().filter(one -> one.sample() > known).toList();
    return new Overview(
        sample,
        at,
        openOrders,
        unanswered,
        waiting,
        queues,
        cities,
        connected,
        topics,
        refusals,
        nodes,
        newer);
  }
}
