package foodfast.chat;

import java.time.Instant;
import java.util.UUID;

/** What an agent tells other agents about a conversation; customers never get it. */
record Note(long position, String clientId, UUID from, String text, Instant at) {}
