package foodfast.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The report's own texts as Asciidoctor gets them: what they name of the repository is a link where
 * the build is told at which address its files can be read, and long names may be broken. Pages say
 * the path instead, for the server that shows them knows the address.
 */
final class Texts {
  private static final String NO_ADDRESS = "none";
  private static final int LONG = 20;
  private static final String MAY_BREAK_HERE = "\u200b";
  private static final Pattern SHOWN_CODE = Pattern.compile("<code>[^<]+</code>");
  private static final Pattern CODE = Pattern.compile("`([^`\\n]+)`");
  private static final Pattern NAME = Pattern.compile("[\\w.]+");
  private static final Pattern CLASS = Pattern.compile("([A-Z]\\w+)(\\.\\w+)?");
  private static final Pattern PLAIN_WORD = Pattern.compile("[A-Z][a-z]+");
  private static final Pattern DECISION = Pattern.compile("\\bADR (\\d+)\\b");
  private static final Pattern MAY_BREAK =
      Pattern.compile("(?<=[a-z])(?=[A-Z])(?!IT\\b)|(?<=[A-Za-z]\\.)(?=[a-z])");

  private final Path sources;
  private final Path repository;
  private final String address;
  private final Map<String, Path> classes = new HashMap<>();
  private final Map<Integer, Path> decisions = new HashMap<>();

  /**
   * @param address of the folder in which the repository's {@code src} lies, or {@code none}
   */
  Texts(Path sources, String address) throws IOException {
    this.sources = sources;
    this.repository = sources.resolve("../..").normalize();
    this.address = address.equals(NO_ADDRESS) || address.endsWith("/") ? address : address + "/";
    Set<String> ambiguous = new HashSet<>();
    for (Path file : Sources.files(repository.resolve("src"), ".java")) {
      String name = file.getFileName().toString().replace(".java", "");
      if (classes.put(name, file) != null) {
        ambiguous.add(name);
      }
    }
    classes.keySet().removeAll(ambiguous);
    for (Path file : Sources.files(repository.resolve("docs/adr"), ".md")) {
      decisions.put(Integer.valueOf(file.getFileName().toString().substring(0, 4)), file);
    }
  }

  void write(Path target) throws IOException {
    try (Stream<Path> texts = Files.list(sources)) {
      for (Path text : texts.filter(file -> file.toString().endsWith(".adoc")).toList()) {
        Files.writeString(target.resolve(text.getFileName()), made(Files.readString(text)));
      }
    }
  }

  private String made(String text) {
    String named = each(DECISION, text, found -> link(decision(found), found));
    return each(
        CODE,
        named,
        code -> {
          String words = code.substring(1, code.length() - 1);
          return link(fileOf(words), "`" + breakable(words) + "`");
        });
  }

  /** Long names may be broken before a word or after a dot, and nowhere else. */
  private static String breakable(String words) {
    boolean breaks = words.length() >= LONG && NAME.matcher(words).matches();
    return breaks ? MAY_BREAK.matcher(words).replaceAll(MAY_BREAK_HERE) : words;
  }

  /** The words themselves where there is no such file, or no address for it. */
  private String link(Path file, String words) {
    return file == null || address.equals(NO_ADDRESS)
        ? words
        : "link:%s%s[%s]".formatted(address, inRepository(file), words);
  }

  private String inRepository(Path file) {
    return repository.relativize(file).toString().replace('\\', '/');
  }

  /** A page in which all that is named of the repository says its path. */
  String named(String html) {
    String withDecisions = each(DECISION, html, found -> named(found, "span", decision(found)));
    return each(SHOWN_CODE, withDecisions, found -> named(found, "code", fileOf(shown(found))));
  }

  private String named(String found, String tag, Path file) {
    return file == null
        ? found
        : "<%1$s data-source=\"%2$s\">%3$s</%1$s>"
            .formatted(tag, inRepository(file), found.replaceAll("<[^>]+>", ""));
  }

  private static String shown(String code) {
    return code.replaceAll("<[^>]+>|" + MAY_BREAK_HERE, "");
  }

  private Path decision(String words) {
    return decisions.get(Integer.valueOf(words.replaceAll("\\D", "")));
  }

  /** A class, by its name or a member's, or a path; a plain word may mean something else. */
  private Path fileOf(String words) {
    Matcher named = CLASS.matcher(words);
    if (named.matches() && !PLAIN_WORD.matcher(words).matches()) {
      return classes.get(named.group(1));
    }
    return Stream.of("", "docs/report", "src/main/webapp")
        .filter(folder -> words.matches("[\\w./-]*\\w[./]\\w[\\w./-]*"))
        .map(folder -> repository.resolve(folder).resolve(words))
        .filter(Files::exists)
        .findFirst()
        .orElse(null);
  }

  private static String each(Pattern pattern, String text, UnaryOperator<String> change) {
    return pattern
        .matcher(text)
        .replaceAll(found -> Matcher.quoteReplacement(change.apply(found.group())));
  }
}
