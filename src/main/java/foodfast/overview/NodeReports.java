package foodfast.overview;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.bind.Jsonb;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;

/**
 * What all nodes said of themselves last. One that is stopped is forgotten at once, one that falls
 * silent after ten minutes.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class NodeReports {
  private static final int MOST = 50;
  private static final String TELL =
      "insert into node_report (node, at, report) values (?1, now(), ?2)"
          + " on conflict (node) do update set at = excluded.at, report = excluded.report";
  private static final String FORGET =
      "delete from node_report where at < now() - interval '10 minutes'";
  private static final String LEAVE = "delete from node_report where node = ?1";
  private static final String ALL =
      "select node, at, at > now() - interval '30 seconds', report from node_report order by node";

  private static final String BY_PUSH =
      "select a.role, count(distinct a.id) from push_subscription p"
          + " join account a on a.id = p.account_id group by a.role order by a.role";

  /**
   * A node's last words.
   *
   * @param up whether they are of the last half minute, by the clock of the database
   */
  public record Heard(String node, Instant at, boolean up, NodeReport report) {
    NodeReport.Node view(boolean here) {
      return report.view(node, at, up, here);
    }
  }

  @PersistenceContext EntityManager entities;
  @Inject Jsonb json;

  void tell(String node, NodeReport report) {
    entities.createNativeQuery(FORGET).executeUpdate();
    entities
        .createNativeQuery(TELL)
        .setParameter(1, node)
        .setParameter(2, json.toJson(report))
        .executeUpdate();
  }

  @Transactional
  public void leave(String node) {
    entities.createNativeQuery(LEAVE).setParameter(1, node).executeUpdate();
  }

  List<Heard> all() {
    List<?> rows = entities.createNativeQuery(ALL).setMaxResults(MOST).getResultList();
    return rows.stream().map(Object[].class::cast).map(this::heard).toList();
  }

  /** People whom a push reaches, whichever node sends it. */
  List<NodeReport.Connected> byPush() {
    List<?> rows = entities.createNativeQuery(BY_PUSH).getResultList();
    return rows.stream()
        .map(Object[].class::cast)
        .map(row -> new NodeReport.Connected((String) row[0], "PUSH", OpenOrders.count(row[1])))
        .toList();
  }

  private Heard heard(Object[] row) {
    NodeReport report = json.fromJson((String) row[3], NodeReport.class);
    return new Heard((String) row[0], OpenOrders.instant(row[1]), (Boolean) row[2], report);
  }
}
