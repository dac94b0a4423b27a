package foodfast.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import foodfast.web.Problem;
import foodfast.web.StrictJson;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What of a position a phone may not know, and what cannot be. */
class PositionTest {
  private static Position reported(String members) {
    String json = "{\"lat\":52.5,\"lng\":13.4,\"at\":\"2026-05-01T12:00:00Z\"" + members + "}";
    return Position.reported(object(json));
  }

  private static JsonNode object(String json) {
    return StrictJson.parse(json);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-1", "-0.001", "-1e999", "null"})
  void belowZeroIsHowPhonesSayThatTheyDoNotKnow(String value) {
    String members = "";
    for (String name : new String[] {"accuracy", "speed", "heading"}) {
      members += value.isEmpty() ? "" : ",\"" + name + "\":" + value;
    }
    Position fix = reported(members);
    assertNull(fix.accuracy());
    assertNull(fix.speed());
    assertNull(fix.heading());
  }

  @Test
  void zeroIsKnown() {
    Position fix = reported(",\"accuracy\":0,\"speed\":-0.0,\"heading\":360");
    assertEquals(0, fix.accuracy());
    assertEquals(0, fix.speed() + 0.0);
    assertEquals(360, fix.heading());
    assertEquals(3e6, reported(",\"accuracy\":3000000").accuracy(), "good to 3,000 km");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/lat|{}",
        "/lat|{'lat':91}",
        "/lat|{'lat':null}",
        "/lat|{'lat':'52'}",
        "/lat|{'lat':1e999}",
        "/lng|{'lat':1}",
        "/lng|{'lat':1,'lng':-180.001}",
        "/lng|{'lat':1,'lng':-1e999}",
        "/accuracy|{'lat':1,'lng':2,'accuracy':1e999}",
        "/speed|{'lat':1,'lng':2,'speed':1001}",
        "/speed|{'lat':1,'lng':2,'speed':true}",
        "/heading|{'lat':1,'lng':2,'heading':361}",
        "/at|{'lat':1,'lng':2}",
        "/at|{'lat':1,'lng':2,'at':1767225600}",
        "/at|{'lat':1,'lng':2,'at':'yesterday'}",
        "/at|{'lat':1,'lng':2,'at':'+999999999-01-01T00:00:00Z'}"
      })
  void whatCannotBeIsRefusedByItsPlace(String pointer, String json) {
    Problem refusal =
        assertThrows(Problem.class, () -> Position.reported(object(json.replace('\'', '"'))));
    assertEquals("validation-failed", refusal.type());
    assertEquals(pointer, refusal.members().get("pointer"));
  }

  @Test
  void theEdgesOfTheWorldAreInIt() {
    Position edge =
        Position.reported(
            object("{\"lat\":-90,\"lng\":180,\"at\":\"2026-05-01T14:00:00.1234567+02:00\"}"));
    assertEquals(-90, edge.lat());
    assertEquals(180, edge.lng());
    assertEquals(Instant.parse("2026-05-01T12:00:00.123456Z"), edge.told());
    assertEquals(edge.told(), edge.at());
  }
}
