package foodfast.lab.doors;

import foodfast.account.Identity;
import foodfast.realtime.Feed;
import foodfast.realtime.FeedStreams;
import foodfast.session.AuthenticatedSocket;
import foodfast.session.SocketFrame;
import foodfast.web.Problem;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Map;

/** Rival of streams: a feed on a socket, from now on. */
@Dependent
@AuthenticatedSocket.Address("/ws/lab/feeds/{kind}/{id}")
public class FeedRivalSocket extends AuthenticatedSocket {
  @Inject RivalFeeds feeds;
  @Inject FeedStreams streams;

  private Feed feed;
  private String id;

  public FeedRivalSocket() {
    super(1_024);
  }

  @Override
  protected boolean isFor(Identity who, Map<String, String> path) {
    id = path.get("id");
    try {
      feed = feeds.of(path.get("kind"), id, who);
      return true;
    } catch (Problem notTheirs) {
      return false;
    }
  }

  @Override
  protected void opened() {
    streams.tail(sink(), feed, id, feed.headOf(id));
  }

  @Override
  protected void heard(SocketFrame frame) {
    throw SocketFrame.bad("Nothing is asked here.");
  }
}
