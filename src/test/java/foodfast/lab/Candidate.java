package foodfast.lab;

import java.util.List;
import java.util.Map;

/**
 * One way to bring news to clients: how a client asks or holds its line, and so how the server
 * answers.
 *
 * @param family what its raw results are called
 * @param manner what its period means
 * @param judged the periods, in seconds, at which it is judged, each with its name in the figures;
 *     0 where there is none to choose
 * @param maker makes the clients in a place
 */
record Candidate(String family, Manner manner, Map<Integer, String> judged, Maker maker) {
  /** What clients do between news. */
  enum Manner {
    /** They ask once in each period, whatever happens. */
    ASKS,
    /** They hold a line that is never silent for longer than a period. */
    HOLDS,
    /** They ask for something else once in each period, and hear of news with its answer. */
    RIDES,
    /** Nothing. */
    RESTS,
    /** They hold no line: each piece of news wakes them. */
    WOKEN
  }

  /** Makes the clients in a place: one, or two who talk to each other. */
  interface Maker {
    List<Client> make(Trial trial, int place);
  }

  int longest() {
    return judged.keySet().stream().mapToInt(Integer::intValue).max().orElseThrow();
  }
}
