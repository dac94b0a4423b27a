package foodfast.kit;

import java.util.Map;
import org.jboss.arquillian.core.api.annotation.Observes;
import org.jboss.arquillian.core.api.event.ManagerStarted;
import org.jboss.arquillian.core.spi.LoadableExtension;

/**
 * Has Arquillian deploy to a node of the shared platform that serves nothing else: two applications
 * of one make share the names of their metrics and thread groups, and take them along when they go.
 */
public final class NodeForArchives implements LoadableExtension {
  @Override
  public void register(ExtensionBuilder builder) {
    builder.observer(Start.class);
  }

  /** Starts the node just before Arquillian reads where to deploy to. */
  public static final class Start {
    public void before(@Observes(precedence = 100) ManagerStarted event) {
      Node node = Platform.running().another("archives", Map.of()).forArchives().start();
      System.setProperty("foodfast.node.liberty", Folders.LIBERTY.toString());
      System.setProperty("foodfast.node.servers", Node.USER_DIR.toString());
      System.setProperty("foodfast.node.server", node.server());
      System.setProperty("foodfast.node.port", Integer.toString(node.port()));
    }
  }
}
