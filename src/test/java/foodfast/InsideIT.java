package foodfast;

import static org.junit.jupiter.api.Assertions.assertEquals;

import foodfast.kit.InContainer;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.UserTransaction;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import javax.sql.DataSource;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;

/** What runs inside the server has its injections and its transactions, on the real database. */
@ArquillianTest
class InsideIT {
  /** A bean of the test's own. */
  @Dependent
  public static class Notes {
    @Resource(lookup = "jdbc/foodfast")
    DataSource database;

    void run(String sql) throws Exception {
      try (Connection connection = database.getConnection();
          Statement statement = connection.createStatement()) {
        statement.execute(sql);
      }
    }

    int count() throws Exception {
      try (Connection connection = database.getConnection();
          Statement statement = connection.createStatement();
          ResultSet rows = statement.executeQuery("select count(*) from inside_note")) {
        rows.next();
        return rows.getInt(1);
      }
    }
  }

  @Inject Notes notes;
  @Inject UserTransaction transaction;

  @Deployment
  static WebArchive archive() {
    return InContainer.archive();
  }

  @Test
  void whatIsRolledBackWasNeverThere() throws Exception {
    notes.run("create table if not exists inside_note (text varchar)");
    transaction.begin();
    notes.run("insert into inside_note values ('gone')");
    transaction.rollback();
    transaction.begin();
    notes.run("insert into inside_note values ('kept')");
    transaction.commit();

    assertEquals(1, notes.count());
    notes.run("drop table inside_note");
  }
}
