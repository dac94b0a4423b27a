package foodfast.kit;

import org.jboss.arquillian.core.api.annotation.Observes;
import org.jboss.arquillian.core.api.event.ManagerStarted;
import org.jboss.arquillian.core.spi.LoadableExtension;

/** Has Arquillian deploy to node A of the shared platform, instead of a server of its own. */
public final class BesideNodeA implements LoadableExtension {
  @Override
  public void register(ExtensionBuilder builder) {
    builder.observer(Start.class);
  }

  /** Starts the platform just before Arquillian reads where to deploy to. */
  public static final class Start {
    public void before(@Observes(precedence = 100) ManagerStarted event) {
      Node node = Platform.running().nodeA();
      System.setProperty("foodfast.node.liberty", Folders.LIBERTY.toString());
      System.setProperty("foodfast.node.server", node.server());
      System.setProperty("foodfast.node.port", Integer.toString(node.port()));
    }
  }
}
