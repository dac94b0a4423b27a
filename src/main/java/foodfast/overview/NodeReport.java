package foodfast.overview;

import foodfast.web.ProblemType;
import java.time.Instant;
import java.util.List;

/**
 * What one node says of itself at one moment.
 *
 * @param heapPercent how much of the heap it may use is in use
 * @param streams server-sent events that are open there
 * @param sockets WebSockets that are open there
 * @param chats those of the chat among them
 * @param viewers people who watch a driver on a map
 * @param rides drivers who report their position
 * @param refusals answers that were problems, since it said so last
 * @param refused the kinds that were told last, each since the node started
 */
public record NodeReport(
    Instant startedAt,
    boolean brokerAnswers,
    int heapPercent,
    long polls,
    long streams,
    long sockets,
    long chats,
    long viewers,
    long rides,
    long refusals,
    List<Connected> connected,
    List<ProblemType.Told> refused) {

  /**
   * How many people of a role are connected by a pattern; who uses two patterns counts in both.
   *
   * @param pattern {@code POLL}, {@code SSE}, {@code WEBSOCKET} or {@code PUSH}
   */
  public record Connected(String role, String pattern, long people) {}

  /**
   * As operators see it.
   *
   * @param up whether it has spoken within the last half minute
   * @param here whether it is the node that answers
   */
  public record Node(
      String node,
      Instant at,
      boolean up,
      boolean here,
      Instant startedAt,
      boolean brokerAnswers,
      int heapPercent,
      long polls,
      long streams,
      long sockets) {}

  Node view(String node, Instant at, boolean up, boolean here) {
    return new Node(
        node, at, up, here, startedAt, brokerAnswers, heapPercent, polls, streams, sockets);
  }
}
