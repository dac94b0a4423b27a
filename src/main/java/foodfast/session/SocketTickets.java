package foodfast.session;

import foodfast.account.Identity;
import foodfast.account.Role;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * All tickets to open a socket with, by their hashes, for browsers can't send an Authorization
 * header with a handshake. Any node redeems what any node issued.
 */
@ApplicationScoped
public class SocketTickets {
  @PersistenceContext EntityManager entityManager;

  /** Opens one socket. */
  public record Ticket(String ticket, Instant expiresAt) {}

  /** A ticket for one handshake within 30 s, in the name of the access token it was bought with. */
  @Transactional
  public Ticket issue(Identity identity) {
    Ticket ticket = new Ticket(OpaqueToken.random(), Instant.now().plusSeconds(30));
    entityManager
        .createNativeQuery(
            "insert into socket_ticket (hash, session_id, account_id, token_expires_at, expires_at)"
                + " values (?1, ?2, ?3, to_timestamp(?4), now() + interval '30 s')")
        .setParameter(1, OpaqueToken.hash(ticket.ticket()))
        .setParameter(2, identity.session())
        .setParameter(3, identity.account())
        .setParameter(4, identity.expiresAt().getEpochSecond())
        .executeUpdate();
    return ticket;
  }

  /** Whose ticket this is; it is used up by asking. */
  @Transactional
  public Optional<Identity> redeem(String ticket) {
    List<?> rows =
        entityManager
            .createNativeQuery(
                "with used as (delete from socket_ticket where hash = ?1 and expires_at > now() returning *)"
                    + " select a.id, a.role, a.restaurant_id, a.name, a.city, s.id,"
                    + " extract(epoch from used.token_expires_at)::bigint from used"
                    + " join session s on s.id = used.session_id and s.ended_at is null"
                    + " join account a on a.id = used.account_id")
            .setParameter(1, OpaqueToken.hash(ticket))
            .getResultList();
    return rows.stream().findFirst().map(row -> identity((Object[]) row));
  }

  private static Identity identity(Object[] row) {
    return new Identity(
        (UUID) row[0],
        Role.valueOf((String) row[1]),
        (UUID) row[2],
        (String) row[3],
        (String) row[4],
        (UUID) row[5],
        Instant.ofEpochSecond(((Number) row[6]).longValue()));
  }
}
