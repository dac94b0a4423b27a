package foodfast.overview;

import foodfast.overview.Cities.City;
import foodfast.overview.NodeReport.Connected;
import foodfast.overview.OpenOrders.CityOrders;
import foodfast.overview.OpenOrders.Unanswered;
import foodfast.overview.Queues.Queue;
import foodfast.overview.SupportRequests.Waiting;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;

/** Tells the other nodes of this one, and sees them and all that is open, in one transaction. */
@ApplicationScoped
public class TakeSample {
  @Inject OpenOrders orders;
  @Inject SupportRequests support;
  @Inject Queues queues;
  @Inject Cities cities;
  @Inject NodeReports nodes;

  /** What stood in the tables at one moment. */
  public record Seen(
      List<CityOrders> openOrders,
      List<Unanswered> unanswered,
      List<Waiting> waiting,
      long waitingChats,
      long supportTasks,
      List<Queue> queues,
      List<City> cities,
      List<Connected> byPush,
      List<NodeReports.Heard> nodes) {}

  /**
   * @param node how this node is called
   */
  @Transactional
  public Seen take(String node, NodeReport report) {
    nodes.tell(node, report);
    return new Seen(
        orders.byCity(),
        orders.unanswered(),
        support.longest(),
        support.chats(),
        support.calls(),
        queues.all(),
        cities.largest(),
        nodes.byPush(),
        nodes.all());
  }
}
