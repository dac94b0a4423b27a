package foodfast.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.regex.Pattern;

/** Puts the report among the product's pages, in a form that their security headers allow. */
public class Pages {
  private static final Pattern TABLE = Pattern.compile("<table class=\"");
  private static final String SCROLLS =
      "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Table %d\"><table class=\"";
  private static int tables;

  /**
   * Arguments: what Asciidoctor made, the folder of the pictures, the folder of the pages, that of
   * the report's sources.
   */
  public static void main(String[] arguments) throws IOException {
    Path made = Path.of(arguments[0]);
    Path pictures = Path.of(arguments[1]);
    Path pages = Path.of(arguments[2]);
    Path images = Files.createDirectories(pages.resolve("img"));
    for (Path old : Sources.files(images, ".svg")) {
      Files.delete(old);
    }
    String html = Files.readString(made.resolve("index.html"));
    for (Path picture : Sources.files(pictures, ".svg")) {
      if (html.contains("img/" + picture.getFileName())) {
        Files.copy(
            picture, images.resolve(picture.getFileName()), StandardCopyOption.REPLACE_EXISTING);
      }
    }
    html =
        html.replaceAll("<col style=\"width: ([\\d.]+%);\">", "<col width=\"$1\">")
            .replace("</table>", "</table></div>")
            .replace("<div id=\"header\">", "<div id=\"header\" role=\"banner\">")
            .replace("<div id=\"toc\"", "<div id=\"toc\" role=\"navigation\" aria-label=\"Contents\"")
            .replace("<div id=\"content\">", "<div id=\"content\" role=\"main\">")
            .replace("<div id=\"footer\">", "<div id=\"footer\" role=\"contentinfo\">")
            .replaceAll(" style=\"[^\"]*\"", "");
    html = new Texts(Path.of(arguments[3]), "none").named(html);
    html = TABLE.matcher(html).replaceAll(table -> SCROLLS.formatted(++tables));
    if (html.contains("<style")) {
      throw new IllegalStateException("a style in the page, which our headers forbid");
    }
    Files.write(pages.resolve("index.html"), List.of(html.stripTrailing()));
  }
}
