package foodfast.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** The licence of each part that the product is built of and runs on, as the part itself says it. */
final class Licences {
  private final Path repository;

  Licences(Path repository) {
    this.repository = repository;
  }

  /** Those of the product's own list of parts, tests' parts aside. */
  String table(Path sources) throws IOException {
    Element project = read(sources.resolve("../../pom.xml"));
    Map<String, String> versions = new TreeMap<>();
    for (Element property : children(child(project, "properties"))) {
      versions.put("${" + property.getTagName() + "}", property.getTextContent().trim());
    }
    StringBuilder rows = new StringBuilder("[.small,cols=\"5,2,5\",options=\"header\"]\n|===\n");
    rows.append("|Part |Version |Licence\n\n");
    for (Element part : children(child(project, "dependencies"))) {
      if (!text(part, "scope").equals("test")) {
        String version = text(part, "version");
        String name = text(part, "artifactId");
        if (version.isEmpty()) {
          version = "${postgres-binaries.version}"; // what a bill of materials decides
        }
        row(rows, text(part, "groupId"), name, versions.getOrDefault(version, version));
      }
    }
    rows.append("|openliberty-{zwsp}runtime |%s |Eclipse Public License v 2.0 (its own LICENSE)\n"
        .formatted(versions.get("${liberty.runtime.version}")));
    return rows.append("|===\n").toString();
  }

  private void row(StringBuilder rows, String group, String name, String version)
      throws IOException {
    rows.append("|%s |%s |%s\n".formatted(name.replace("-", "-{zwsp}"), version, licence(group, name, version)));
  }

  /** Its own word, or that of the nearest parent that has one. */
  private String licence(String group, String name, String version) throws IOException {
    Path file =
        repository.resolve(group.replace('.', '/')).resolve(name).resolve(version)
            .resolve(name + "-" + version + ".pom");
    if (!Files.exists(file)) {
      return "not known here";
    }
    Element pom = read(file);
    Element licences = child(pom, "licenses");
    if (licences != null && !children(licences).iterator().next().getTextContent().isBlank()) {
      StringBuilder names = new StringBuilder();
      for (Element one : children(licences)) {
        names.append(names.isEmpty() ? "" : "; ").append(text(one, "name").replaceAll("\\s+", " "));
      }
      return names.toString();
    }
    Element parent = child(pom, "parent");
    return parent == null
        ? "not known here"
        : licence(text(parent, "groupId"), text(parent, "artifactId"), text(parent, "version"));
  }

  private static Element read(Path file) throws IOException {
    try {
      return DocumentBuilderFactory.newInstance()
          .newDocumentBuilder()
          .parse(file.toFile())
          .getDocumentElement();
    } catch (SAXException | ParserConfigurationException e) {
      throw new IOException(file.toString(), e);
    }
  }

  private static Element child(Element of, String name) {
    for (Element one : children(of)) {
      if (one.getTagName().equals(name)) {
        return one;
      }
    }
    return null;
  }

  private static String text(Element of, String name) {
    Element found = child(of, name);
    return found == null ? "" : found.getTextContent().trim();
  }

  private static Iterable<Element> children(Element of) {
    NodeList nodes = of.getChildNodes();
    java.util.List<Element> found = new java.util.ArrayList<>();
    for (int i = 0; i < nodes.getLength(); i++) {
      if (nodes.item(i).getNodeType() == Node.ELEMENT_NODE) {
        found.add((Element) nodes.item(i));
      }
    }
    return found;
  }
}
