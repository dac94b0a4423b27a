package foodfast.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import net.sourceforge.plantuml.FileFormat;
import net.sourceforge.plantuml.FileFormatOption;
import net.sourceforge.plantuml.SourceFileReader;

/** Makes of figures and diagrams what the report's text includes. */
public class BuildReport {
  private static final Pattern NAMED = Pattern.compile("\\{(fig-[a-z0-9-]+)}");

  /**
   * Arguments: the folder of the sources, the folder to write to, the local Maven repository, and the
   * address at which the repository's files can be read, or {@code none}.
   */
  public static void main(String[] arguments) throws IOException {
    Path sources = Path.of(arguments[0]);
    Path target = Files.createDirectories(Path.of(arguments[1]));
    Figures figures = Figures.read(sources.resolve("figures.json"));
    complainOfMissing(sources, figures);
    Comparison comparison = Comparison.read(sources.resolve("comparison.json"), figures);

    write(target, "attributes.adoc", figures.attributes() + hashes(Sources.hash(sources)));
    write(target, "figures.adoc", figures.table());
    write(target, "licences.adoc", new Licences(Path.of(arguments[2])).table(sources));
    write(target, "load.adoc", LoadModel.read(sources.resolve("load.json"), figures).table());
    Points points = new Points(comparison);
    for (String feature : comparison.features()) {
      write(target, feature + ".adoc", comparison.tables(feature) + "\n" + points.table(feature));
    }
    write(target, "verdicts.adoc", points.verdicts());
    write(target, "parts.adoc", Parts.read(sources.resolve("parts.json"), comparison).tables());
    write(target, "wire.adoc", comparison.wire());
    new Charts(comparison).draw(target);
    diagrams(sources.resolve("diagrams"), target);
    new Texts(sources, arguments[3]).write(target);
  }

  private static String hashes(String hash) {
    return ":sources-hash: %s\n:sources-short: %s\n".formatted(hash, hash.substring(0, 12));
  }

  /** A figure that nobody measured must not be in the report. */
  private static void complainOfMissing(Path sources, Figures figures) throws IOException {
    for (Path text : Sources.files(sources, ".adoc")) {
      List<String> missing =
          NAMED
              .matcher(Files.readString(text))
              .results()
              .map(found -> found.group(1))
              .filter(name -> !figures.knows(name))
              .toList();
      if (!missing.isEmpty()) {
        throw new IllegalStateException(text.getFileName() + ": not in figures.json: " + missing);
      }
    }
  }

  private static void diagrams(Path from, Path target) throws IOException {
    try (Stream<Path> files = Files.list(from)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".puml")).toList()) {
        SourceFileReader reader =
            new SourceFileReader(
                file.toFile(), target.toFile(), new FileFormatOption(FileFormat.SVG));
        if (reader.getGeneratedImages().isEmpty() || reader.hasError()) {
          throw new IllegalStateException("no picture of " + file);
        }
      }
    }
  }

  private static void write(Path target, String name, String text) throws IOException {
    Files.writeString(target.resolve(name), text);
  }
}
