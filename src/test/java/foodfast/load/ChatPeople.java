package foodfast.load;

import foodfast.kit.Forger;
import foodfast.kit.LocalDatabase;
import foodfast.kit.Node;
import foodfast.kit.Platform;
import foodfast.kit.Session;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Customers and agents in open conversations, ten to an agent, put straight into the tables, with
 * tokens signed by the platform's own key: registering them would only measure password hashing.
 */
public final class ChatPeople {
  /** One conversation and its customer. */
  public record Pair(String conversation, String customerToken) {}

  private final List<Pair> pairs = new ArrayList<>();
  private final List<String> agentTokens = new ArrayList<>();
  private final Connection connection;

  private ChatPeople(Connection connection) {
    this.connection = connection;
  }

  static ChatPeople of(Platform platform, Node node, int conversations)
      throws SQLException, GeneralSecurityException {
    return of(node, platform.database(), conversations, 10);
  }

  /** So many conversations, and so many of them with one agent. */
  public static ChatPeople of(Node node, LocalDatabase database, int conversations, int each)
      throws SQLException, GeneralSecurityException {
    Forger forger = new Forger(Session.ofDemo(node, "customer"));
    try (Connection connection = database.connect()) {
      ChatPeople people = new ChatPeople(connection);
      UUID agent = null;
      for (int i = 0; i < conversations; i++) {
        if (i % each == 0) {
          agent = people.agent();
          people.agentTokens.add(forger.of(agent, "AGENT"));
        }
        UUID customer = people.account("CUSTOMER");
        String conversation = people.conversation(customer, agent);
        people.pairs.add(new Pair(conversation, forger.of(customer, "CUSTOMER")));
      }
      return people;
    }
  }

  public List<Pair> pairs() {
    return pairs;
  }

  public List<String> agentTokens() {
    return agentTokens;
  }

  private UUID agent() throws SQLException {
    UUID id = account("AGENT");
    run(
        "with agent as (insert into chat_agent (account_id, name, capacity)"
            + " values (?, 'Load Agent', 10) returning account_id)"
            + " insert into chat_presence (session_id, account_id, seen_at)"
            + " select gen_random_uuid(), account_id, now() + interval '1 day' from agent",
        id);
    return id;
  }

  private String conversation(UUID customer, UUID agent) throws SQLException {
    UUID id = UUID.randomUUID();
    run(
        "insert into conversation (id, customer_id, customer_name, topic, state, agent_id,"
            + " agent_name, waiting_since, assigned_at, created_at, changed_at)"
            + " values (?, ?, 'Load Guest', 'load', 'OPEN', ?, 'Load Agent', now(), now(), now(),"
            + " now())",
        id,
        customer,
        agent);
    return id.toString();
  }

  private UUID account(String role) throws SQLException {
    UUID id = UUID.randomUUID();
    run(
        "insert into account (id, email, password_hash, name, role, version, created_at)"
            + " values (?, ? || '@load.foodfast.test', 'none', 'Load', ?, 1, now())",
        id,
        id.toString(),
        role);
    run("insert into chat_person (account_id) values (?)", id);
    return id;
  }

  private void run(String sql, Object... parameters) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setObject(i + 1, parameters[i]);
      }
      statement.executeUpdate();
    }
  }
}
