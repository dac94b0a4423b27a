package foodfast.support;

import foodfast.account.Identity;
import foodfast.account.Role;
import foodfast.background.Scheduler;
import foodfast.chat.ChatSocket;
import foodfast.realtime.Signal;
import foodfast.realtime.Signals;
import foodfast.realtime.StreamThreadPools;
import foodfast.session.RevokedSessions;
import foodfast.session.Session;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * Which agents have a chat socket open on this node; every 15 s their rows say so. A drop shorter
 * than two minutes is therefore not noticed by anybody. Who is logged out, though, is gone at once.
 */
@ApplicationScoped
public class AgentPresence {
  @Inject Agents agents;
  @Inject ConversationAssignment assignment;
  @Inject RevokedSessions revokedSessions;
  @Inject Signals signals;
  @Inject StreamThreadPools threads;

  private final Set<ChatSocket.Opened> open = ConcurrentHashMap.newKeySet();

  void start(@Observes Startup startup, Scheduler scheduler) {
    scheduler.every("agents present", Duration.ofSeconds(15), this::beat);
  }

  /** An agent is there until the socket closes, and may get what waits. */
  void opened(@Observes ChatSocket.Opened socket) {
    if (socket.who().role() == Role.AGENT) {
      open.add(socket);
      socket.sink().onClose(() -> closed(socket));
      threads.of("chat").execute(() -> announce(socket.who()));
    }
  }

  private void announce(Identity agent) {
    seen(List.of(agent));
    leaveIfOver(agent.session());
    assignment.assign();
  }

  private void closed(ChatSocket.Opened socket) {
    open.remove(socket);
    threads.of("chat").execute(() -> leaveIfOver(socket.who().session()));
  }

  /** In the transaction that ends these sessions: what was seen in them ends with it. */
  void over(@Observes Session.Revoked event) {
    leave(event.sessions());
  }

  /** A sign of life may have been on its way while the session ended. */
  private synchronized void leaveIfOver(UUID session) {
    if (revokedSessions.contains(session)) {
      leave(List.of(session));
    }
  }

  private void leave(Collection<UUID> sessions) {
    if (agents.left(sessions)) {
      signals.publish(Signal.hint(ConversationAssignment.AGENT_LEFT));
    }
  }

  private void beat() {
    if (!open.isEmpty()) {
      seen(open.stream().map(ChatSocket.Opened::who).toList());
    }
  }

  private synchronized void seen(Collection<Identity> present) {
    Map<UUID, UUID> sessions =
        present.stream()
            .collect(Collectors.toMap(Identity::session, Identity::account, (a, b) -> a));
    agents.seen(sessions);
  }
}
