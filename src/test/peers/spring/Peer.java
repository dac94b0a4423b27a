package peer;

import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyEmitter.DataWithMediaType;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Statuses and news from memory; who may ask is left to what the settings say. */
@SpringBootApplication
@RestController
public class Peer {
  private final Map<UUID, Long> versions = new ConcurrentHashMap<>();
  private final Set<SseEmitter> readers = ConcurrentHashMap.newKeySet();
  private final AtomicLong position = new AtomicLong();

  public static void main(String[] args) {
    SpringApplication.run(Peer.class, args);
  }

  @GetMapping("/api/orders/{id}/status")
  ResponseEntity<String> status(
      @PathVariable("id") UUID id,
      @RequestHeader(name = "If-None-Match", required = false) String known) {
    String tag = "\"v" + versions.computeIfAbsent(id, first -> 1L) + "\"";
    return tag.equals(known)
        ? ResponseEntity.status(304).eTag(tag).build()
        : ResponseEntity.ok().eTag(tag).body("{\"status\":\"CONFIRMED\"}");
  }

  @GetMapping("/api/announcements/stream")
  SseEmitter follow() throws IOException {
    SseEmitter reader = new SseEmitter(0L);
    reader.onCompletion(() -> readers.remove(reader));
    reader.send(SseEmitter.event().name("sync").id("0").data("{}"));
    readers.add(reader);
    return reader;
  }

  @PostMapping("/api/announcements")
  Map<String, Long> announce(@RequestBody String text) {
    long at = position.incrementAndGet();
    Set<DataWithMediaType> event =
        SseEmitter.event().name("announcement").id(Long.toString(at)).data(text).build();
    for (SseEmitter reader : readers) {
      try {
        reader.send(event);
      } catch (IOException | IllegalStateException gone) {
        readers.remove(reader);
      }
    }
    return Map.of("position", at);
  }
}
