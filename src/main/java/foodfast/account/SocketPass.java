package foodfast.account;

import java.time.Instant;

/** Opens one socket, for browsers can't send an Authorization header with a handshake. */
public record SocketPass(String ticket, Instant expiresAt) {}
