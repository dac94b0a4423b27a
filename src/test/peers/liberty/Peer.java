package peer;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Application;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseBroadcaster;
import jakarta.ws.rs.sse.SseEventSink;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** Statuses and news from memory, to whoever asks. */
@Path("/")
public class Peer {
  private static final Map<UUID, Long> VERSIONS = new ConcurrentHashMap<>();
  private static final AtomicLong POSITION = new AtomicLong();
  private static SseBroadcaster readers;

  /** All doors lie below it. */
  @ApplicationPath("/api")
  public static class Doors extends Application {}

  @GET
  @Path("orders/{id}/status")
  @Produces("application/json")
  public Response status(@PathParam("id") UUID id, @HeaderParam("If-None-Match") String known) {
    String tag = "\"v" + VERSIONS.computeIfAbsent(id, first -> 1L) + "\"";
    boolean same = tag.equals(known);
    return (same ? Response.notModified() : Response.ok("{\"status\":\"CONFIRMED\"}"))
        .header("ETag", tag)
        .build();
  }

  @GET
  @Path("announcements/stream")
  @Produces("text/event-stream")
  public void follow(@Context SseEventSink reader, @Context Sse sse) {
    reader.send(sse.newEventBuilder().name("sync").id("0").data("{}").build());
    readers(sse).register(reader);
  }

  @POST
  @Path("announcements")
  @Produces("application/json")
  public String announce(@Context Sse sse, String text) {
    long at = POSITION.incrementAndGet();
    String id = Long.toString(at);
    readers(sse).broadcast(sse.newEventBuilder().name("announcement").id(id).data(text).build());
    return "{\"position\":" + at + "}";
  }

  private static synchronized SseBroadcaster readers(Sse sse) {
    readers = readers == null ? sse.newBroadcaster() : readers;
    return readers;
  }
}
