package foodfast.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.json.JsonObject;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** What counts as a line, and that all that is to be counted is there. */
class SourceLinesTest {
  @Test
  void blankLinesAndCommentsDoNotCount() {
    String text =
        """
        // a word about it
        package x;

        /** In one line. */
        class A {
          /*
           * In several,
           */
          int a = 1; // said beside it
        }
        """;
    assertEquals(4, SourceLines.count(text.lines().toList()));
  }

  @Test
  void allSourcesOfAllCandidatesAreThere() throws IOException {
    for (JsonObject feature : LinesLab.features().values()) {
      LinesLab.counted(feature);
    }
  }
}
