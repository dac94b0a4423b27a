package foodfast.lab.doors;

import foodfast.account.Identity;
import foodfast.realtime.Feed;
import foodfast.realtime.FeedStreams;
import foodfast.realtime.Frame;
import foodfast.session.AuthenticatedSocket;
import foodfast.session.SocketFrame;
import foodfast.web.Problem;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Map;

/** Rival of streams: a feed on a socket, after the position that is known, or from now on. */
@Dependent
@AuthenticatedSocket.Address("/ws/lab/feeds/{kind}/{id}/{known}")
public class FeedRivalSocket extends AuthenticatedSocket {
  @Inject RivalFeeds feeds;
  @Inject FeedStreams streams;

  private Feed feed;
  private String id;
  private String known;

  public FeedRivalSocket() {
    super(1_024);
  }

  @Override
  protected boolean isFor(Identity who, Map<String, String> path) {
    id = path.get("id");
    known = path.get("known");
    try {
      feed = feeds.of(path.get("kind"), id, who);
      return true;
    } catch (Problem notTheirs) {
      return false;
    }
  }

  @Override
  protected void opened() {
    long after = known.equals("now") ? feed.headOf(id) : Long.parseLong(known);
    sink().offer(Frame.of("sync", "{\"type\":\"sync\",\"position\":" + after + "}"));
    streams.tail(sink(), feed, id, after);
  }

  @Override
  protected void heard(SocketFrame frame) {
    throw SocketFrame.bad("Nothing is asked here.");
  }
}
