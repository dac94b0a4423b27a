package foodfast.kit;

import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.shrinkwrap.api.Filters;
import org.jboss.shrinkwrap.api.GenericArchive;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.importer.ExplodedImporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/**
 * The archive of a test that runs inside the server: the application's beans, without what must
 * exist once only, such as the message-driven beans and the node's gauges.
 */
public final class InContainer {
  private static final Pattern LIBRARY =
      Pattern.compile("sourceOnDisk=\"([^\"]+)\" targetInArchive=\"/WEB-INF/lib/");

  private InContainer() {}

  /**
   * @param more classes of the test besides the test class itself
   */
  public static WebArchive archive(Class<?>... more) {
    GenericArchive classes =
        ShrinkWrap.create(ExplodedImporter.class)
            .importDirectory(Folders.LIBERTY.resolve("../../classes").toFile())
            .as(GenericArchive.class);
    WebArchive archive =
        ShrinkWrap.create(WebArchive.class, "inside.war")
            .merge(
                classes,
                "/WEB-INF/classes",
                Filters.exclude(".*(Consumer|/foodfast/NodeMetrics)(\\$.*)?\\.class"))
            .addAsWebInfResource(webInf("beans.xml"), "beans.xml");
    Matcher library = LIBRARY.matcher(Folders.read(looseApplication()));
    while (library.find()) {
      archive.addAsLibrary(new File(library.group(1)));
    }
    Arrays.stream(more).forEach(archive::addClass);
    return archive;
  }

  /** Liberty's own list of what the application is made of. */
  private static Path looseApplication() {
    return Folders.LIBERTY.resolve("usr/servers/foodfast/apps/foodfast.war.xml");
  }

  private static File webInf(String name) {
    return Folders.LIBERTY.resolve("../../../src/main/webapp/WEB-INF").resolve(name).toFile();
  }
}
