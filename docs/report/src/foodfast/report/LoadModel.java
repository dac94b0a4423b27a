package foodfast.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** What the peak costs at 1, 10 and 100 times today's users: rates times measured costs. */
final class LoadModel {
  private static final int[] SIZES = {1, 10, 100};

  private final JsonNode is;
  private final Figures figures;

  private LoadModel(JsonNode is, Figures figures) {
    this.is = is;
    this.figures = figures;
  }

  static LoadModel read(Path file, Figures figures) throws IOException {
    return new LoadModel(new ObjectMapper().readTree(file.toFile()), figures);
  }

  String table() {
    StringBuilder rows = new StringBuilder("[.small,cols=\"5,2,2,2,7\",options=\"header\"]\n|===\n");
    rows.append("|At the peak |1× |10× |100× |Why\n\n");
    for (JsonNode row : is.required("load")) {
      row(rows, row.required("name").asText(), row.required("value").asDouble(), row.path("why").asText());
    }
    row(rows, "*processors busy, by feature*", Double.NaN, "rate × measured processor time");
    double cores = 0;
    for (JsonNode cost : is.required("costs")) {
      Optional<Figures.Figure> measured = measured(cost);
      if (measured.isPresent()) {
        double busy = cost.required("per-second").asDouble() * measured.get().median() / 1000;
        cores += busy;
        row(
            rows,
            cost.required("name").asText(),
            busy,
            "%s a second × %s s per 1,000"
                .formatted(
                    Figures.number(cost.required("per-second").asDouble()),
                    Figures.number(measured.get().median())));
      }
    }
    row(rows, "*processors busy*", cores, "the sum; half of a node's may be busy");
    money(rows, cores);
    return rows.append("|===\n").toString();
  }

  /** The first of the named figures that was measured. */
  private Optional<Figures.Figure> measured(JsonNode cost) {
    for (JsonNode key : cost.required("figures")) {
      Optional<Figures.Figure> found = figures.find(key.asText());
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  /** Nodes of two processors, half busy, one more than needed, and a third for the database and the broker. */
  private void money(StringBuilder rows, double cores) {
    JsonNode prices = is.required("prices");
    double node = prices.required("node").asDouble();
    double orders = is.required("orders-a-month").asDouble();
    StringBuilder nodes = new StringBuilder("|nodes of two processors ");
    StringBuilder euros = new StringBuilder("|euros a month ");
    StringBuilder each = new StringBuilder("|euros per 1,000 orders ");
    for (int size : SIZES) {
      double needed = Math.max(1, Math.ceil(cores * size)) + 1;
      double all = Math.ceil(needed + Math.max(2, needed / 2));
      nodes.append("|").append(Figures.number(needed)).append(' ');
      euros.append("|").append(Figures.number(all * node)).append(' ');
      each.append("|").append(Figures.number(all * node / orders / size * 1000)).append(' ');
    }
    rows.append(nodes).append("|one more than needed, so that one may die\n");
    rows.append(euros).append("|database and broker as half as many nodes more, two at least; ").append(prices.required("why").asText()).append('\n');
    rows.append(each).append("|by the row above\n");
  }

  private static void row(StringBuilder rows, String name, double value, String why) {
    rows.append("|").append(name).append(' ');
    for (int size : SIZES) {
      rows.append("|").append(Double.isNaN(value) ? "" : Figures.number(value * size)).append(' ');
    }
    rows.append("|").append(why).append("\n");
  }
}
